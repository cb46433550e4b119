"""The experience customers have against the one they should have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.charts.gap import Gap, gap
from cxkit.render.blocks import Cell, Heading, Paragraph, Picture, Table
from cxkit.sections._feelings import felt
from cxkit.sections._figures import feeling, measured, objective_of, wanted
from cxkit.sections._section import section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.model import Journey
    from cxkit.render.blocks import Block
    from cxkit.results import Results

_SCALE = {-2: "let down", -1: "annoyed", 0: "indifferent", 1: "pleased", 2: "delighted"}


@section("perception-gap", title="Perception gap", order=42)
def perception_gap(results: Results) -> Iterator[Block | str]:
    """Touchpoint by touchpoint, the widest gap first: emotion now and wanted, and the figures that show it."""
    yield "From the journeys: how it is today, how it should be, and whether a figure with a target follows it."
    current = [journey for journey in results.workspace.journeys if journey.state == "current"]
    if not any(
        one.ideal.emotion or one.ideal.says
        for journey in current
        for stage in journey.stages
        for one in stage.touchpoints
    ):
        yield Paragraph("Nobody has said yet how it should be: write ideal: at the touchpoints.", "soft")
        return
    for journey in current:
        yield from _journey(results, journey, titled=len(current) > 1)


def _journey(results: Results, journey: Journey, *, titled: bool) -> Iterator[Block]:
    touchpoints = [one for stage in journey.stages for one in stage.touchpoints if one.ideal.emotion or one.ideal.says]
    pairs = sorted(
        ((felt(results, one), one) for one in touchpoints), key=lambda pair: -_width(pair[0].now, pair[0].wanted)
    )
    if not pairs:
        return
    if titled:
        yield Heading(journey.name)
    drawn = [Gap(one.name, one.now, one.wanted) for one, _ in pairs if one.wanted is not None]
    rows = tuple(
        (
            Cell(one.name, touchpoint.ideal.says or "not said how it should be"),
            Cell(feeling(one.now)),
            Cell(feeling(one.wanted)),
            measured(results, touchpoint.metrics),
            _targets(results, touchpoint.metrics),
        )
        for one, touchpoint in pairs
    )
    table = Table(("Touchpoint", "Now#", "Wanted#", "Measured by", "Target"), rows)
    if not drawn:
        yield table
        return
    widest = drawn[0]
    yield Picture(
        gap(drawn, _SCALE, title=f"{journey.name}: emotion now and wanted"),
        f"Widest at “{widest.name}”: {feeling(widest.now)} now, {feeling(widest.wanted)} wanted",
        f"{journey.name}: emotion as drawn, mean of the personas; full dot: now, ring: wanted; not measured",
        Table(("Touchpoint", "Now#", "Wanted#"), tuple((row[0], row[1], row[2]) for row in rows)),
    )
    yield table


def _width(now: float | None, wanted_: float | None) -> float:
    return abs((wanted_ or 0.0) - now) if now is not None and wanted_ is not None else 0.0


def _targets(results: Results, metrics: tuple[str, ...]) -> Cell:
    parts = []
    for one in metrics:
        metric = results.metric(one)
        objective = objective_of(results, metric) if metric else None
        if metric and objective:
            goal = wanted(objective.objective.target, metric.unit)
            parts.append(Cell(goal.text, goal.note))
    return Cell(parts=tuple(parts)) if parts else Cell("no target", tone="soft")
