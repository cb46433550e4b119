"""A metric's latest figures by segment, as one picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.charts.breakdown import Row, breakdown
from cxkit.render.blocks import Cell, Picture, Table
from cxkit.render.digits import digits_of
from cxkit.render.numbers import period, signed
from cxkit.sections._figures import limits, n_cell, value_cell

if TYPE_CHECKING:
    from cxkit.results import MetricResult, SegmentPoint

_SHOWN = 12
_WORDS = {"up": "up", "down": "down", "no_evidence": "no evidence of change"}


def picture(metric: MetricResult) -> Picture:
    """All breakdowns of a metric below each other; its table says what changed since the period before."""
    attributes = list(dict.fromkeys(point.attribute for point in metric.segments))
    groups, left = [], 0
    for attribute in attributes:
        points = [point for point in metric.segments if point.attribute == attribute]
        shown = _shown(points)
        left += len(points) - len(shown)
        groups.append((label(attribute), [_row(point) for point in shown]))
    latest = metric.latest
    total = latest.value if latest else None
    when = period(metric.segments[0].point.period)
    by = " and ".join(attribute.replace("-", " ") for attribute in attributes)
    title = f"{metric.metric.name} by {by}, {when}"
    rest = f"; {left} more in the table" if left else ""
    rows: list[tuple[Cell, ...] | str] = []
    for attribute in attributes:
        rows += [label(attribute), *(_told(metric, point) for point in metric.segments if point.attribute == attribute)]
    return Picture(
        breakdown(groups, total=total, title=title),
        _finding(metric, by, when),
        f"{metric.metric.name}, {metric.unit}; band: {metric.confidence * 100:g}\u202f% interval; dotted: all{rest}",
        Table(("Segment", "Value#", "n#", "Since the wave before"), tuple(rows)),
    )


def label(attribute: str) -> str:
    """An attribute as a heading."""
    words = attribute.replace("-", " ")
    return words[:1].upper() + words[1:]


def _shown(points: list[SegmentPoint]) -> list[SegmentPoint]:
    """All of up to twelve, else those that changed with the smallest adjusted p-values, in declared order."""
    if len(points) <= _SHOWN:
        return points
    ranked = sorted(points, key=lambda point: point.change.p_adjusted if point.change else 2.0)[:_SHOWN]
    return [point for point in points if point in ranked]


def _row(one: SegmentPoint) -> Row:
    point = one.point
    moved = one.change is not None and one.change.word != "no_evidence"
    return Row(one.name, point.value, point.low, point.high, point.n, point.reason or "", differs=moved)


def _finding(metric: MetricResult, by: str, when: str) -> str:
    moved = [one for one in metric.segments if one.change and one.change.word != "no_evidence"]
    if not moved:
        return f"By {by}, {when}"
    told = ", ".join(
        f"{one.name} {one.change.word} {signed(one.change.difference, digits_of(metric.unit))}"
        for one in moved
        if one.change
    )
    return f"Changed with evidence: {told}"


def _told(metric: MetricResult, one: SegmentPoint) -> tuple[Cell, ...]:
    change = one.change
    if change is None:
        said = Cell("not comparable", tone="soft")
    else:
        said = Cell(_WORDS[change.word], f"p {change.p_adjusted:.2f}, adjusted for {change.family}")
    value = value_cell(metric, one.point)
    if one.point.value is not None:
        value = Cell(value.text, limits(metric, one.point))
    return (Cell(one.name), value, n_cell(one.point), said)
