"""A share: any question that says yes or no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.kpis import _shares
from cxkit.kpis._kpi import Estimate, direction, kpi
from cxkit.scales.scale import Scale

if TYPE_CHECKING:
    from cxkit.scales.distribution import Distribution


@kpi("share", title="Share", scale=Scale(0, 1), formula="share of rows that say yes, in per cent", yes_no=True)
def share(answers: Distribution, confidence: float = 0.95, *, better: str = "higher") -> Estimate:
    """Share of rows that say yes: orders complete and on time, tasks finished, contacts answered within the day.

    What means yes is declared: `positive=Y` (may repeat; all other answers then mean no). Without it only words that
    mean nothing else are read: yes and no, true and false, 1 and 0.

    better: `higher` (default) or `lower`, for shares of something unwanted.

    Population: every row with an answer; an empty cell, a declared missing value and a non-answer word are not in the
    base and are counted.

    Interval: Wilson's score interval; weighted answers use the smaller of Kish's and the design's effective n, repeated
    respondents the design's, the respondent being the unit.

    Source: Wilson, Journal of the American Statistical Association 22 (1927).
    """
    yes = answers.count(bool)
    tally = {"yes": yes, "no": answers.n - yes}
    return _shares.share(answers, bool, confidence, statistic="share", tally=tally, better=direction("share", better))
