"""Each objective over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.charts.trend import Other, trend
from cxkit.render.blocks import Cell, Columns, Heading, Paragraph, Picture, Table
from cxkit.render.digits import digits_of
from cxkit.render.numbers import count, day, number, period, plain
from cxkit.sections._breakdowns import picture as by_segment
from cxkit.sections._figures import benchmarks, change_words, n_cell, parts_words, sentence, trend_words, value_cell
from cxkit.sections._names import holder, name
from cxkit.sections._section import section
from cxkit.verdicts.path import Path

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cxkit.render.blocks import Block
    from cxkit.results import MetricResult, ObjectiveResult, Results

_WORDS = {
    "met": "at or beyond its path", "missed": "short of its path", "cannot_tell": "can't be told from its path",
}  # fmt: skip


@section("objectives", title="Objectives over time", order=30)
def objectives(results: Results) -> Iterator[Block | str]:
    """For each objective its metric against the dated path, with intervals; beside it the latest figures by segment."""
    yield "Points are measured periods with their intervals; the dashed line is the path that was agreed."
    if not results.objectives:
        yield Paragraph("No objectives are written down yet: write them in strategy.yaml.", "soft")
    shown: set[str] = set()
    for one in sorted(results.objectives, key=lambda one: one.rank):
        yield Heading(one.objective.name)
        yield from _one(results, one, shown)


def _one(results: Results, one: ObjectiveResult, shown: set[str]) -> Iterator[Block]:
    metric = one.metric
    if metric is None or not (metric.series or _path(one)):
        yield Paragraph(f"Nothing to draw: {one.reason or 'not measured'}.", "soft")
        return
    drawn = _picture(results, one, metric)
    if metric.segments and metric.metric.id not in shown:
        shown.add(metric.metric.id)
        yield Columns(((drawn,), (by_segment(metric),)), (8, 4))
    else:
        yield drawn


def _picture(results: Results, one: ObjectiveResult, metric: MetricResult) -> Picture:
    path = _path(one)
    others = [
        Other(name(results.workspace, "competitor", other.who), other.value, other.at, other.n)
        for other in benchmarks(metric.metric)
    ]
    told = sentence(metric, metric.series[-1]) if metric.series else metric.reason or "not measured yet"
    svg = trend(
        metric.series,
        path,
        results.as_of,
        title=f"{one.objective.name}: {told}",
        unit=metric.unit or "value",
        expected=Path(path).at(results.as_of) if path else None,
        others=others,
    )
    rows = [(Cell(period(point.period)), value_cell(metric, point), n_cell(point)) for point in metric.series]
    rows += [(Cell(day(at)), Cell(plain(value), "on the path"), Cell("")) for at, value in path]
    rows += [
        (
            Cell(other.who),
            Cell(plain(other.value), day(other.at) if other.at else "no date"),
            Cell(count(other.n) if other.n else "not said"),
        )
        for other in others
    ]
    return Picture(svg, _finding(one), _line(results, one, metric, told), Table(("When", "Value#", "n#"), tuple(rows)))


def _finding(one: ObjectiveResult) -> str:
    if one.verdict is None:
        return one.reason[:1].upper() + one.reason[1:] if one.reason else "No verdict"
    stood = f" of {number(one.expected, digits_of(one.unit))}" if one.expected is not None else ""
    return (
        f"The latest figure is {_WORDS[one.verdict.word]}{stood}"
        if one.verdict.word != "cannot_tell"
        else (f"The latest figure {_WORDS['cannot_tell']}{stood}")
    )


def _line(results: Results, one: ObjectiveResult, metric: MetricResult, told: str) -> str:
    who = holder(results.workspace, one.objective.owner)
    parts = [f"{metric.metric.name}: {told}"]
    if metric.change is not None:
        parts += [part for part in (change_words(metric), parts_words(metric), trend_words(metric)) if part]
    if one.checkpoint is not None:
        at, value = one.checkpoint
        parts.append(f"the last checkpoint was {number(value, digits_of(one.unit))} on {day(at)}")
    parts.append(f"{who} answers for it" if who else "nobody answers for it")
    return f"{'; '.join(parts)}."


def _path(one: ObjectiveResult) -> tuple[tuple[date, float], ...]:
    points = [one.start, *[(point.by, point.value) for point in one.objective.path if point.by], one.goal]
    return tuple(sorted({point for point in points if point is not None}))
