"""Success, effort and emotion."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cxkit.errors import UsageError
from cxkit.kpis._items import Items, mean_score
from cxkit.kpis._kpi import PER_CENT, Estimate, kpi
from cxkit.kpis._shares import net_share
from cxkit.scales.distribution import Distribution
from cxkit.scales.scale import Scale

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cxkit.summaries.scores import Scores

PARTS = ("success", "effort", "emotion")
_CODES = Scale(-1, 1)
_CUTS = {Scale(1, 7): (6, 3), Scale(1, 5): (4, 2)}
"""Scale → lowest point that counts up, highest that counts down."""


def _check(scales: Sequence[Scale], _: Mapping[str, Any]) -> Mapping[str, tuple[float, float] | Scale]:
    if len(scales) != len(PARTS):
        message = f"experience is made of three questions, not of {len(scales)}"
        raise UsageError(message, hint="write experience=SUCCESS+EFFORT+EMOTION, in this order", code="MET302")
    for scale in scales:
        if scale not in _CUTS:
            message = f"experience is asked from 1 to 7 or from 1 to 5, not on {scale}"
            raise UsageError(message, hint="declare scale=1..7 or scale=1..5", code="MET302")
    return {"": (-PER_CENT, PER_CENT), **dict.fromkeys(PARTS, _CODES)}


def _scores(
    points: Sequence[float | None], scales: Sequence[Scale], _: Mapping[str, Any]
) -> Mapping[str, float | None]:
    codes = [None if point is None else _code(point, scale) for point, scale in zip(points, scales, strict=True)]
    known = [code for code in codes if code is not None]
    whole = sum(known) / len(known) * PER_CENT if len(known) == len(codes) else None
    return {"": whole, **dict(zip(PARTS, codes, strict=True))}


def _code(point: float, scale: Scale) -> float:
    up, down = _CUTS[scale]
    return float((point >= up) - (point <= down))


@kpi(
    "experience",
    title="Success, effort, emotion",
    scale=Scale(1, 7),
    formula="mean of three net shares (high minus low answers on success, effort and emotion), from −100 to 100",
    kinds=("mean",),
    feeds=("items",),
    items=Items(_check, _scores),
)
def experience(scores: Scores | Distribution, confidence: float = 0.95) -> Estimate:
    """Success, effort and emotion of an experience, each a net share, and their mean.

    Three questions in this order: could they do what they wanted, how easy was it, how did it make them feel:
    `experience=SUCCESS+EFFORT+EMOTION`, asked from 1 to 7, high being good. Each part is the share of 6 and 7 minus the
    share of 1 to 3; asked from 1 to 5 it is 4 and 5 minus 1 and 2. The whole is the mean of the three. Ease is what is
    asked for effort: a high answer must mean easy.

    Population: of a part, everyone who answered it; of the whole, everyone who answered all three.

    Interval: of a part Tango's score interval; of the whole Student's t on each respondent's mean of the three codes,
    which keeps their correlation; averaging three intervals would not.

    Source: Qualtrics XM Institute, Temkin Experience Ratings; the digital variant for 1 to 5.
    """
    if isinstance(scores, Distribution):
        tally = {
            "high": scores.count(lambda code: code > 0),
            "between": scores.count(lambda code: code == 0),
            "low": scores.count(lambda code: code < 0),
        }
        return net_share(scores, int, confidence, unit="points", statistic="net", tally=tally)
    return replace(mean_score(scores, confidence, unit="points", statistic="mean of three"))
