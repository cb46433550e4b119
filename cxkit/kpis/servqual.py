"""Service quality: what was found beside what was expected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cxkit.errors import UsageError
from cxkit.kpis._items import GAP, Items, mean_score, shares
from cxkit.kpis._kpi import Estimate, kpi
from cxkit.scales.scale import Scale

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cxkit.summaries.scores import Scores

DIMENSIONS = {"tangibles": 4, "reliability": 5, "responsiveness": 4, "assurance": 4, "empathy": 5}
"""Dimension → how many of the 22 statements belong to it, in the instrument's order."""
_ALL = sum(DIMENSIONS.values())


def _sizes(n: int) -> dict[str, int]:
    """Statements of each dimension: of the 22, or one each where the export holds five means."""
    if n == _ALL:
        return DIMENSIONS
    if n == len(DIMENSIONS):
        return dict.fromkeys(DIMENSIONS, 1)
    message = f"servqual has 22 statements (or one for each of its five dimensions), not {n}"
    raise UsageError(message, hint="write servqual=E1..E22+P1..P22: expected, then perceived", code="MET302")


def _check(scales: Sequence[Scale], declared: Mapping[str, Any]) -> Mapping[str, tuple[float, float] | Scale]:
    gaps = declared.get("statistic", "gap") == "gap"
    if len(set(scales)) > 1:
        message = "all statements of servqual are answered on one scale"
        raise UsageError(message, code="MET302")
    if gaps and len(scales) % 2:
        message = "servqual takes as many expected as perceived statements"
        raise UsageError(message, hint="write servqual=E1..E22+P1..P22: expected, then perceived", code="MET302")
    sizes = _sizes(len(scales) // 2 if gaps else len(scales))
    shares(declared.get("weights", ""), len(sizes), "servqual", "dimensions")
    width = float(scales[0].high - scales[0].low)
    limits = (-width, width) if gaps else (float(scales[0].low), float(scales[0].high))
    return {"": limits, **dict.fromkeys(sizes, limits)}


def _statements(points: Sequence[float | None], declared: Mapping[str, Any]) -> Mapping[str, Sequence[float | None]]:
    """The gaps (or what was found) of each dimension."""
    values = list(points)
    if declared.get("statistic", "gap") == "gap":
        half = len(points) // 2
        pairs = zip(points[half:], points[:half], strict=True)
        values = [None if found is None or wanted is None else found - wanted for found, wanted in pairs]
    parts, at = {}, 0
    for name, size in _sizes(len(values)).items():
        parts[name] = values[at : at + size]
        at += size
    return parts


def _scores(
    points: Sequence[float | None], _: Sequence[Scale], declared: Mapping[str, Any]
) -> Mapping[str, float | None]:
    parts = {name: _mean(values) for name, values in _statements(points, declared).items()}
    weights = shares(declared.get("weights", ""), len(parts), "servqual")
    means = list(parts.values())
    whole = None
    if all(mean is not None for mean in means):
        whole = sum(weight * mean for weight, mean in zip(weights, means, strict=True) if mean is not None)
    return {"": whole, **parts, "completed": float(None in points)}


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


@kpi(
    "servqual",
    title="Service quality",
    scale=Scale(1, 7),
    formula="what was found minus what was expected, on the scale of the statements, as mean of five dimensions",
    kinds=("mean",),
    feeds=("items",),
    items=Items(_check, _scores, _statements, lists=2),
)
def servqual(scores: Scores, confidence: float = 0.95, *, statistic: str = "gap", weights: str = "") -> Estimate:
    """What was found minus what was expected, over five dimensions of service.

    22 statements, answered from 1 to 7 once for an excellent company (expected) and once for us (perceived):
    `servqual=E1..E22+P1..P22`. Tangibles 1-4, reliability 5-9, responsiveness 10-13, assurance 14-17, empathy 18-22.
    A respondent's dimension is the mean of its statements' gaps; the whole is the mean of the five dimensions, not of
    the 22 statements. Below 0, less was found than expected.

    statistic: `gap` (default), or `performance` (SERVPERF): the mean of what was found alone, `servqual=P1..P22`; it is
    often the more reliable of the two, as differences carry the noise of both answers.
    weights: points that customers give the five dimensions, adding up to 100 (or 1), as in `weights=11/32/23/19/15`.
    They are shares: the weighted gap isn't divided by five again.

    Beside each dimension stands Cronbach's alpha of its statements, of those who answered all of them; below 0.7, or
    from fewer than 50 respondents, it says so.

    Population: respondents with at least one whole pair in each dimension; of a dimension, those with one in it.

    Interval: Student's t on the respondents' gaps.

    Source: Parasuraman, Zeithaml and Berry, Journal of Retailing 64 (1988) and 67 (1991); performance alone: Cronin and
    Taylor, Journal of Marketing 56 (1992).
    """
    return mean_score(scores, confidence, unit=GAP, statistic=f"{statistic}, weighted" if weights else statistic)
