"""A metric against path, target and benchmark: the picture and the same in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.charts.bullet import bullet
from cxkit.render.blocks import Cell
from cxkit.render.digits import digits_of
from cxkit.render.numbers import number, plain
from cxkit.sections._figures import benchmarks, sentence
from cxkit.sections._names import name

if TYPE_CHECKING:
    from cxkit.results import MetricResult, ObjectiveResult, Results


def bullet_cell(results: Results, metric: MetricResult | None, objective: ObjectiveResult | None) -> Cell:
    """The picture with its values as a line below; empty where there is no figure to draw."""
    latest = metric.latest if metric else None
    if metric is None or latest is None or latest.value is None or latest.low is None or latest.high is None:
        return Cell("")
    others = benchmarks(metric.metric)
    told = _words(results, metric, objective)
    drawn = bullet(
        latest.value, latest.low, latest.high,
        path=objective.expected if objective else None,
        target=objective.goal[1] if objective and objective.goal else None,
        benchmarks=[one.value for one in others], bounds=metric.bounds, lower_is_better=metric.better == "lower",
        missed=bool(objective and objective.verdict and objective.verdict.word == "missed"),
        title=f"{metric.metric.name}: {sentence(metric, latest)}; {told}",
    )  # fmt: skip
    return Cell(told, told, svg=drawn)


def _words(results: Results, metric: MetricResult, objective: ObjectiveResult | None) -> str:
    parts = []
    if objective and objective.expected is not None:
        parts.append(f"path {number(objective.expected, digits_of(metric.unit))}")
    if objective and objective.goal:
        parts.append(f"target {plain(objective.goal[1])}")
    else:
        parts.append("no target")
    parts += [
        f"◇\u00a0{name(results.workspace, 'competitor', one.who)} {plain(one.value)}"
        for one in benchmarks(metric.metric)
    ]
    return " · ".join(parts)
