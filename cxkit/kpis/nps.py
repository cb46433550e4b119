"""Net Promoter Score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.errors import UsageError
from cxkit.kpis._kpi import Estimate, choose, kpi
from cxkit.kpis._shares import net_share
from cxkit.scales.scale import Scale

if TYPE_CHECKING:
    from cxkit.scales.distribution import Distribution

_SHIFT = {Scale(0, 10): 0, Scale(1, 10): 0, Scale(1, 11): 1}
"""Scales it may be asked on → what their points stand too high."""


@kpi(
    "nps",
    title="Net Promoter Score",
    scale=Scale(0, 10),
    formula="share of promoters (9 and 10) minus share of detractors (0 to 6), in points from −100 to 100",
    kinds=("net",),
)
def nps(answers: Distribution, confidence: float = 0.95, *, statistic: str = "net") -> Estimate:
    """Share of promoters (9-10) minus share of detractors (0-6), in points.

    The question is 'How likely are you to recommend us to a friend or colleague?', answered from 0 (not at all
    likely) to 10 (extremely likely). Passives (7-8) count in the base only. The score runs from −100 to 100.

    Population: everyone who answered the question. No answer, a declared missing value and a non-answer word stay out
    of the base and are counted.

    Interval: the score interval for a difference of paired proportions (Tango 1998), never outside ±100 and never of
    no width. Weighted answers use the smaller of Kish's and the design's effective n.

    Scale: 0..10. Where ten points begin at 1, declare `scale=1..10`: the cuts stay (detractors 1-6), and the score
    isn't comparable with one from 0..10. Where eleven points are coded from 1, declare `scale=1..11`: 11 stands for 10.

    Source: Reichheld, 'The one number you need to grow', Harvard Business Review 2003; interval: Tango, Statistics in
    Medicine 17 (1998); its use for the Net Promoter Score: Rocks, The American Statistician 70 (2016).
    """
    choose("nps", statistic, ("net",))
    if answers.scale not in _SHIFT:
        message = f"nps is asked from 0 to 10, not on {answers.scale}"
        raise UsageError(message, hint="for another scale use csat with statistic=net or top-two-box", code="MET302")
    shift = _SHIFT[answers.scale]

    def sign(point: float) -> int:
        return (point - shift >= 9) - (point - shift <= 6)

    tally = {
        "promoters": answers.count(lambda point: sign(point) > 0),
        "passives": answers.count(lambda point: sign(point) == 0),
        "detractors": answers.count(lambda point: sign(point) < 0),
    }
    return net_share(answers, sign, confidence, unit="points", statistic=statistic, tally=tally)
