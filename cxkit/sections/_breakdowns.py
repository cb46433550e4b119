"""A metric's latest figures by segment, as one picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.charts.breakdown import Row, breakdown
from cxkit.render.blocks import Cell, Picture, Table
from cxkit.render.digits import digits_of
from cxkit.render.numbers import number, p_value, period, signed
from cxkit.sections._figures import change_size, limits, n_cell, value_cell, would_show

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxkit.results import MetricResult, SegmentPoint
    from cxkit.verdicts.change import Change

_SHOWN = 12
_WORDS = {"up": "up", "down": "down", "no_evidence": "no evidence of change"}
_AGAINST = {"up": "higher", "down": "lower", "no_evidence": "no evidence of a difference"}


def picture(metric: MetricResult) -> Picture:
    """All breakdowns of a metric below each other; its table says what changed, and what differs from the rest."""
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
        Table(("Segment", "Value#", "n#", "Since the wave before", "Against the rest"), tuple(rows)),
    )


def label(attribute: str) -> str:
    """An attribute as a heading."""
    words = attribute.replace("-", " ")
    return words[:1].upper() + words[1:]


def _shown(points: list[SegmentPoint]) -> list[SegmentPoint]:
    """All of up to twelve, else those that differ from the rest with the smallest p-values, in declared order."""
    if len(points) <= _SHOWN:
        return points
    ranked = sorted(points, key=lambda point: point.rest.p if point.rest else 2.0)[:_SHOWN]
    return [point for point in points if point in ranked]


def _row(one: SegmentPoint) -> Row:
    point = one.point
    return Row(
        one.name, point.value, point.low, point.high, point.n, point.reason or "", differs=_evident(one.rest)
    )  # fmt: skip


def _evident(change: Change | None) -> bool:
    return change is not None and change.word != "no_evidence"


def _finding(metric: MetricResult, by: str, when: str) -> str:
    digits = digits_of(metric.unit)
    moved = [
        f"{one.name} {one.change.word} {signed(one.change.difference, digits)}"
        for one in metric.segments
        if one.change and _evident(one.change)
    ]
    apart = [
        f"{one.name} {_AGAINST[one.rest.word]} by {number(abs(one.rest.difference), digits)}"
        for one in metric.segments
        if one.rest and _evident(one.rest)
    ]
    told = [f"Changed with evidence: {', '.join(moved)}"] if moved else []
    told += [f"Than the rest: {', '.join(apart)}"] if apart else []
    return ". ".join(told) or f"By {by}, {when}"


def _told(metric: MetricResult, one: SegmentPoint) -> tuple[Cell, ...]:
    value = value_cell(metric, one.point)
    if one.point.value is not None:
        value = Cell(value.text, limits(metric, one.point))
    since, rest = _judged(one.change, _WORDS, metric), _judged(one.rest, _AGAINST, metric)
    return (Cell(one.name), value, n_cell(one.point), since, rest)


def _judged(change: Change | None, words: Mapping[str, str], metric: MetricResult) -> Cell:
    """A difference in a word, with its size, its adjusted p-value, and what would have shown."""
    if change is None:
        return Cell("not compared", tone="soft")
    of = f" of {change.family}" if change.family > 1 else ""
    size = f"{change_size(change, metric.unit)}, {p_value(change.p_adjusted)}{of}"
    shows = f"; {would_show(change, metric.unit)}" if change.word == "no_evidence" else ""
    return Cell(words[change.word], f"{size}{shows}")
