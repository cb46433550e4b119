"""Customer satisfaction index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cxkit.errors import UsageError
from cxkit.kpis._items import Items, mean_score, shares
from cxkit.kpis._kpi import Estimate, kpi
from cxkit.scales.scale import Scale

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cxkit.summaries.scores import Scores


def _check(scales: Sequence[Scale], declared: Mapping[str, Any]) -> Mapping[str, tuple[float, float] | Scale]:
    if len(scales) < 2:
        message = "an index is made of two questions or more"
        raise UsageError(message, hint="write csi=OVERALL+EXPECTED+IDEAL", code="MET302")
    shares(declared.get("weights", ""), len(scales), "csi")
    return {"": (0.0, 100.0)}


def _scores(
    points: Sequence[float | None], scales: Sequence[Scale], declared: Mapping[str, Any]
) -> Mapping[str, float | None]:
    places = [
        None if point is None else (point - scale.low) / (scale.high - scale.low) * 100
        for point, scale in zip(points, scales, strict=True)
    ]
    known = [place for place in places if place is not None]
    if len(known) * 3 < len(places) * 2:
        return {"": None}
    own = sum(known) / len(known)
    weights = shares(declared.get("weights", ""), len(scales), "csi")
    whole = sum(weight * (own if place is None else place) for weight, place in zip(weights, places, strict=True))
    return {"": whole, "completed": float(len(known) < len(places))}


@kpi(
    "csi",
    title="Customer satisfaction index",
    scale=Scale(1, 10),
    formula="weighted mean of several satisfaction questions, each laid from 0 (lowest point) to 100 (highest)",
    kinds=("mean",),
    feeds=("items",),
    items=Items(_check, _scores),
)
def csi(scores: Scores, confidence: float = 0.95, *, weights: str = "") -> Estimate:
    """Weighted mean of several satisfaction questions, from 0 to 100.

    Usually three questions from 1 to 10: overall satisfaction, how far expectations were met, how near to the ideal:
    `csi=Q1+Q2+Q3`. Each is laid from 0 to 100, (point − 1) / 9 · 100 on 1 to 10, and averaged for each respondent.

    weights: one for each question, adding up to 1 or 100, as in `weights=0.3885/0.3190/0.2925` (Ohio's published ones).
    Equal without. The American index estimates its weights for each company and doesn't publish them, so equal weights
    are no ACSI score, however alike they look; which weights were used is printed beside the value.

    Population: respondents who answered at least two thirds of the questions; a missing answer counts as the
    respondent's own mean, and how many had one is told.

    Interval: Student's t on the respondents' scores, so the questions' correlation is in it.

    Source: Fornell et al., Journal of Marketing 60 (1996); weights of Ohio: Verint, How the ACSI is calculated.
    """
    return mean_score(scores, confidence, unit="0-100", statistic=f"weights {weights}" if weights else "equal weights")
