"""Retention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.kpis import _shares
from cxkit.kpis._kpi import Estimate, choose, kpi
from cxkit.scales.scale import Scale

if TYPE_CHECKING:
    from cxkit.scales.distribution import Distribution

_TYPES = ("cohort", "n-day", "rolling", "bracket")


@kpi(
    "retention",
    title="Retention",
    scale=Scale(0, 1),
    formula="share of the customers at the start who were still there, in per cent",
    yes_no=True,
)
def retention(answers: Distribution, confidence: float = 0.95, *, type: str) -> Estimate:  # noqa: A002 - the field's word
    """Share of the customers at the start who were still there, in per cent.

    One row for each customer of the start, and a column that says whether they were still there. What 'there' means
    must be declared, because the same people give very different figures:

    type: `cohort` (a contract that still runs at the end), `n-day` (came back exactly on that day), `rolling` (came
    back on that day or later), `bracket` (came back within a span of days). Rows whose day hasn't come yet don't
    belong in the export: they aren't lost.

    Population: customers at the start with an answer.

    Interval: Wilson's score interval.

    Source: Wilson, Journal of the American Statistical Association 22 (1927).
    """
    choose("retention type", type, _TYPES)
    kept = answers.count(bool)
    tally = {"kept": kept, "lost": answers.n - kept}
    return _shares.share(answers, bool, confidence, statistic=type, tally=tally)
