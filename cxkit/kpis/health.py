"""Customer health: a score that you define."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cxkit.errors import UsageError
from cxkit.kpis._items import Items, mean_score, shares
from cxkit.kpis._kpi import Estimate, kpi

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cxkit.scales.scale import Scale
    from cxkit.summaries.scores import Scores


def _undeclared(_: Mapping[str, Any]) -> Scale:
    message = "health needs the worst and the best value of each input"
    raise UsageError(message, hint="write health=USAGE:0..30+TICKETS:10..0,weights=0.6/0.4", code="MET301")


def _check(scales: Sequence[Scale], declared: Mapping[str, Any]) -> Mapping[str, tuple[float, float] | Scale]:
    shares(declared["weights"], len(scales), "health")
    return {"": (0.0, 100.0)}


def _scores(
    points: Sequence[float | None], scales: Sequence[Scale], declared: Mapping[str, Any]
) -> Mapping[str, float | None]:
    weights = shares(declared["weights"], len(scales), "health")
    total = whole = 0.0
    for point, scale, weight in zip(points, scales, weights, strict=True):
        if point is not None:
            total += weight
            whole += weight * (point - scale.low) / (scale.high - scale.low) * 100
    return {"": whole / total if total else None, "completed": float(None in points)}


@kpi(
    "health",
    title="Customer health",
    scale=_undeclared,
    formula="weighted mean of declared inputs, each laid from 0 (worst value) to 100 (best)",
    decimals=True,
    kinds=("mean",),
    feeds=("items",),
    items=Items(_check, _scores),
    periods_add=False,
)
def health(scores: Scores, confidence: float = 0.95, *, weights: str) -> Estimate:
    """Weighted mean of inputs that you declare, from 0 to 100. There is no standard: the definition is yours.

    Each input is a column with its worst and best value, worst first: `health=USAGE:0..30+TICKETS:10..0` says that 30
    days of use are best and ten tickets worst. A value beyond its bounds stops the run: widen them, or declare that it
    means nothing (`missing=999`).

    weights: must be declared, one for each input, adding up to 1 or 100: `weights=0.6/0.4`.

    A score like this is worth something once it foretells who leaves; until it was held against that, its bands (green
    above 80) are folklore, so none are drawn.

    Population: customers with at least one input; where one is missing the weights of the others fill up, and how many
    such customers there are is told.

    Interval: Student's t on the customers' scores.

    Source: none; a declared composite.
    """
    return mean_score(scores, confidence, unit="0-100", statistic=f"weights {weights}")
