"""Response time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.kpis._kpi import Estimate, kpi
from cxkit.kpis._times import check_times, time_taken

if TYPE_CHECKING:
    from cxkit.summaries.times import Times


@kpi(
    "response-time",
    title="Response time",
    formula="hours from a message to the first answer by which half were answered, those unanswered counted in",
    kinds=("median",),
    feeds=("times", "lengths"),
    columns={"began": "opened", "ended": "replied", "length": "response?"},
    check=lambda declared: check_times("response-time", declared),
)
def response_time(
    times: Times,
    confidence: float = 0.95,
    *,
    statistic: str = "median",
    within: str = "",
    hours: str = "calendar",
    holidays: str = "",  # noqa: ARG001 - counted on the engine
    unit: str = "",  # noqa: ARG001 - of the engine's lengths
) -> Estimate:
    """Hours from a customer's message to the first answer; those unanswered count for as long as they have waited.

    Two columns hold the times: `response-time=RECEIVED..ANSWERED`. An empty one means that nobody has answered yet,
    until the last time in the export. An automatic acknowledgement is no answer, and the column must not hold it.

    Where the tool wrote how long it took, one column is enough, as of `resolution-time`: `response-time=COLUMN`, with
    `unit=minutes` and the like for numbers.

    hours: `calendar` (default), nights and Sundays included, or business hours, `hours=mon..fri 09:00-17:00`; with
    holidays as of `resolution-time`.

    statistic: `median` (default), `p90`, `mean` (of the answered), or `within`: the share answered in a declared time,
    `statistic=within,within=4 hours`, where one that waits longer counts as missed and one that doesn't yet, not.

    Population: messages by the period in which they came; a row whose times can't be read or run backwards is counted
    and left out.

    Interval: as of `resolution-time`.

    Source: as of `resolution-time`.
    """
    return time_taken(times, confidence, "response-time", statistic, within, hours)
