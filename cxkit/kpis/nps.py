"""Net Promoter Score."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from cxkit.errors import UsageError
from cxkit.kpis._kpi import Estimate, choose, kpi
from cxkit.kpis._shares import net_share
from cxkit.scales.scale import Scale

if TYPE_CHECKING:
    from cxkit.scales.distribution import Distribution

_BREAKS = re.compile(r"(-?\d+)/(-?\d+)\Z", re.ASCII)
_FROM_ONE = "asked from 1 to 10, where one point fewer makes a detractor: not comparable with a score from 0 to 10"
_SHIFT = {Scale(0, 10): 0, Scale(1, 10): 0, Scale(1, 11): 1}
"""Scales it may be asked on → what their points stand too high."""


@kpi(
    "nps",
    title="Net Promoter Score",
    scale=Scale(0, 10),
    formula="share of promoters (9 and 10) minus share of detractors (0 to 6), in points from −100 to 100",
    kinds=("net",),
)
def nps(answers: Distribution, confidence: float = 0.95, *, statistic: str = "net", breaks: str = "") -> Estimate:
    """Share of promoters (9-10) minus share of detractors (0-6), in points.

    The question is 'How likely are you to recommend us to a friend or colleague?', answered from 0 (not at all
    likely) to 10 (extremely likely). Passives (7-8) count in the base only. The score runs from −100 to 100.

    Population: everyone who answered the question. No answer, a declared missing value and a non-answer word stay out
    of the base and are counted.

    Interval: the score interval for a difference of paired proportions (Tango 1998), never outside ±100 and never of
    no width. Weighted answers use the smaller of Kish's and the design's effective n.

    Scale: 0..10. Where ten points begin at 1, declare `scale=1..10`: the cuts stay (detractors 1-6), and the score
    isn't comparable with one from 0..10, which is noted beside it. Where eleven points are coded from 1, declare
    `scale=1..11`: 11 stands for 10. Asked of employees it is the eNPS, of one contact the transactional NPS: the same
    figure of other people, to be kept apart.

    breaks: the lowest point of a passive and of a promoter, for other scales and for cuts of your own: `breaks=4/5` on
    `scale=1..5` is the score that the NHS Friends and Family Test had. Not comparable with 7/9 from 0 to 10, so the
    breaks are printed beside the value; without them a scale of five points is refused.

    Source: Reichheld, 'The one number you need to grow', Harvard Business Review 2003; interval: Tango, Statistics in
    Medicine 17 (1998); its use for the Net Promoter Score: Rocks, The American Statistician 70 (2016).
    """
    choose("nps", statistic, ("net",))
    passive, promoter = _cuts(answers.scale, breaks)

    def sign(point: float) -> int:
        return (point >= promoter) - (point < passive)

    tally = {
        "promoters": answers.count(lambda point: sign(point) > 0),
        "passives": answers.count(lambda point: sign(point) == 0),
        "detractors": answers.count(lambda point: sign(point) < 0),
    }
    told = f"net, passive from {passive}, promoter from {promoter}" if breaks else statistic
    estimate = net_share(answers, sign, confidence, unit="points", statistic=told, tally=tally)
    one = answers.scale == Scale(1, 10) and not breaks
    return replace(estimate, notes=(_FROM_ONE,)) if one else estimate


def _cuts(scale: Scale, breaks: str) -> tuple[int, int]:
    """The lowest point of a passive and of a promoter."""
    if not breaks:
        if scale not in _SHIFT:
            message = f"nps is asked from 0 to 10, not on {scale}"
            hint = (
                "for another scale use csat with statistic=net or top-two-box, or say the cuts: breaks=PASSIVE/PROMOTER"
            )
            raise UsageError(message, hint=hint, code="MET302")
        return 7 + _SHIFT[scale], 9 + _SHIFT[scale]
    match = _BREAKS.match(breaks)
    passive, promoter = (int(match[1]), int(match[2])) if match else (0, 0)
    if not scale.low < passive < promoter <= scale.high:
        message = f"breaks={breaks} of nps makes no detractors, passives and promoters on {scale}"
        raise UsageError(message, hint="write the lowest point of a passive and of a promoter, such as breaks=7/9")
    return passive, promoter
