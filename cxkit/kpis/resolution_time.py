"""Resolution time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.kpis._kpi import Estimate, kpi
from cxkit.kpis._times import time_taken

if TYPE_CHECKING:
    from cxkit.summaries.times import Times


@kpi(
    "resolution-time",
    title="Resolution time",
    formula="hours from opening to closing by which half of the tickets are closed, those still open counted in",
    kinds=("median",),
    feeds=("times",),
    columns={"began": "opened", "ended": "closed"},
)
def resolution_time(times: Times, confidence: float = 0.95, *, statistic: str = "median", within: str = "") -> Estimate:
    """Hours from opening to closing, in which tickets that are still open count for as long as they were seen.

    Two columns hold the times: `resolution-time=OPENED..CLOSED`. An empty closing time means that the ticket is still
    open, until the last time in the export. A mean of the closed tickets alone is too low, and lower the more of the
    long ones are still open; it is offered because others print it. Hours are those of the calendar, nights and
    Sundays included. Of a reopened ticket the closing time that the export holds counts.

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
    return time_taken(times, confidence, "resolution-time", statistic, within)
