"""The experience pyramid: basic service, ease, emotional connection, loyalty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.render.blocks import Cell, Paragraph, Table
from cxkit.sections._dimensions import LAYERS, dimension, dimension_of, group_of
from cxkit.sections._figures import measured_parts, verdict_cell
from cxkit.sections._names import holder, lines
from cxkit.sections._section import section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.model import Metric
    from cxkit.render.blocks import Block
    from cxkit.results import ObjectiveResult, Results


@section("pyramid", title="Experience pyramid", order=44)
def pyramid(results: Results) -> Iterator[Block | str]:
    """Per layer its figures, its objectives with their verdicts, and the roles that carry it."""
    yield "A layer carries those above it: without basic service and ease, nobody is won by a smile. Top layer first."
    if not results.metrics:
        yield Paragraph("No metrics are declared yet: write them in metrics.yaml.", "soft")
        return
    yield Table(
        ("Layer", "Figures", "Objectives", "Who carries it"),
        tuple(_layer(results, *layer) for layer in LAYERS),
    )
    none = [
        one.metric.name
        for one in results.metrics
        if not dimension_of(one.metric) and group_of(results, one.metric) != "people"
    ]
    if none:
        yield Paragraph(f"Of no layer, as no dimension is declared: {', '.join(none)}.", "soft")


def _layer(results: Results, name: str, dimensions: tuple[str, ...], means: str) -> tuple[Cell, ...]:
    metrics = [one.metric for one in results.metrics if _belongs(results, one.metric, dimensions)]
    objectives = [one for one in results.objectives if dimension(results, one.objective) in dimensions]
    owners = [one.owner for one in metrics] + [one.objective.owner for one in objectives]
    people = dict.fromkeys(holder(results.workspace, one) for one in owners if one)
    figures = tuple(part for one in metrics for part in measured_parts(results, one.id))
    return (
        Cell(name, means),
        Cell(parts=figures) if figures else Cell("not measured", tone="signal"),
        Cell(parts=tuple(part for one in objectives for part in _objective(one)))
        if objectives
        else Cell("no objective", tone="soft"),
        lines(people, "nobody"),
    )


def _belongs(results: Results, metric: Metric, dimensions: tuple[str, ...]) -> bool:
    if group_of(results, metric) == "people":
        return False
    if metric.kpi == "experience":
        return any(one in dimensions for one in ("success", "effort", "emotion"))
    return dimension_of(metric) in dimensions


def _objective(one: ObjectiveResult) -> tuple[Cell, ...]:
    return Cell(one.objective.name), verdict_cell(one)
