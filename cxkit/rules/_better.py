"""Which way is better, and how far one value lies beyond another."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxkit.model import Metric, Objective

_LOWER = frozenset({"churn", "resolution-time", "response-time"})


def lower_is_better(metric: Metric) -> bool:
    """Whether lower values are better: churn, times, and effort of version 1."""
    return metric.kpi in _LOWER or (metric.kpi == "ces" and metric.version == 1)


def gain(metric: Metric, before: float, after: float) -> float:
    """How much better the second value is; negative where it is worse."""
    return before - after if lower_is_better(metric) else after - before


def no_better(metric: Metric, objective: Objective) -> bool:
    """Whether an objective aims at a value that is no better than its baseline; False where either isn't written."""
    baseline, target = objective.baseline, objective.target
    if target is None or baseline is None or baseline.value is None:
        return False
    return gain(metric, baseline.value, target.value) <= 0
