"""Resolution time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cxkit.kpis._kpi import Estimate, choose, kpi
from cxkit.kpis._times import check_times, time_taken

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxkit.summaries.times import Times


@kpi(
    "resolution-time",
    title="Resolution time",
    formula="hours from opening to closing by which half of the tickets are closed, those still open counted in",
    kinds=("median",),
    feeds=("times", "lengths"),
    columns={"began": "opened", "ended": "closed", "reopened": "reopened?", "length": "resolution?"},
    check=lambda declared: check("resolution-time", declared),
)
def resolution_time(
    times: Times,
    confidence: float = 0.95,
    *,
    statistic: str = "median",
    within: str = "",
    hours: str = "calendar",
    holidays: str = "",  # noqa: ARG001 - counted on the engine
    unit: str = "",  # noqa: ARG001 - of the engine's lengths
    clock: str = "final",
) -> Estimate:
    """Hours from opening to closing, in which tickets that are still open count for as long as they were seen.

    Two columns hold the times: `resolution-time=OPENED..CLOSED`. An empty closing time means that the ticket is still
    open, until the last time in the export. A mean of the closed tickets alone is too low, and lower the more of the
    long ones are still open; it is offered because others print it.

    Where the tool wrote how long it took, one column is enough: `resolution-time=COLUMN`, in hours, minutes and seconds
    (`125:03:11`, `2h 15m`, `1970-01-02 09:46:18`) or in numbers whose unit stands in the header or is declared:
    `unit=minutes` (`milliseconds`, `seconds`, `hours`, `days`). A blank cell then is no length: for how long such a
    ticket has been open can't be told, so the figure is of the others, and too low. Whether nights count is the tool's.
    In a workspace the source maps that column as `resolution`, where it maps no `opened` and `closed`.

    hours: which hours count: `calendar` (default), nights and Sundays included, or the business hours of a week,
    `hours=mon..fri 09:00-17:00` (parts divided by semicolons: `mon..thu 08:00-12:00+13:00-17:00; fri 08:00-14:00`). In
    a workspace `hours: business` takes those of cx.yaml's calendar with its holidays.
    holidays: days without business hours, `holidays=2026-12-25; 2026-12-28`.
    clock: of a ticket that was reopened, `final` (default) runs until it was closed for good, `first` until it was
    closed the first time. Where `reopened=COLUMN` holds when it was last reopened, one that wasn't closed after that is
    open; without, the closing time that the export holds counts, and `first` needs an export of first closings.

    statistic: `median` (default), `p90` (nine of ten were done by then), `mean` (of the closed), or `within`: the share
    closed in a declared time, `statistic=within,within=24 hours`, where an open ticket beyond it counts as missed and
    one that isn't yet doesn't count.

    Population: tickets by the period in which they were opened; one that closed before it was opened, or whose time
    can't be read, is counted and left out.

    Interval: of the median and p90, with open tickets, that of Kaplan and Meier's curve on the log(−log) scale, else by
    order statistics; of the mean Student's t; of the share Wilson's.

    Source: Kaplan and Meier, Journal of the American Statistical Association 53 (1958); Brookmeyer and Crowley,
    Biometrics 38 (1982); Conover, Practical Nonparametric Statistics (1999).
    """
    estimate = time_taken(times, confidence, "resolution-time", statistic, within, hours)
    return estimate if clock == "final" else replace(estimate, statistic=f"{estimate.statistic}, first closing")


def check(kpi_name: str, declared: Mapping[str, Any]) -> None:
    """Refuse what can't be understood."""
    choose(kpi_name, declared["clock"], ("final", "first"), what="clock")
    check_times(kpi_name, declared)
