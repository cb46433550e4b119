"""Each objective over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.charts.trend import trend
from cxkit.render.blocks import Cell, Paragraph, Picture, Table
from cxkit.render.numbers import day, number, period
from cxkit.sections._figures import n_cell, sentence, value_cell
from cxkit.sections._section import section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.render.blocks import Block
    from cxkit.results import MetricResult, ObjectiveResult, Results

_WORDS = {"met": "stands on its path", "missed": "is short of its path", "cannot_tell": "can't be told from its path"}


@section("objectives", title="Objectives over time", order=30)
def objectives(results: Results) -> Iterator[Block | str]:
    """For each objective its metric against the dated path, with intervals."""
    yield "Points are measured waves with their intervals; the dashed line is the path that was agreed."
    drawn = False
    for one in results.objectives:
        if one.metric is not None and one.metric.series:
            drawn = True
            yield _picture(one, one.metric, results)
    if not drawn:
        yield Paragraph("Nothing is recorded yet: cx score EXPORT --record keeps the figures of a wave.", "soft")


def _picture(one: ObjectiveResult, metric: MetricResult, results: Results) -> Picture:
    path = _path(one)
    verdict = _WORDS[one.verdict.word] if one.verdict else one.reason
    latest = metric.series[-1]
    rows = [(Cell(period(point.period)), value_cell(metric, point), n_cell(point)) for point in metric.series]
    rows += [(Cell(day(at)), Cell(number(value), "on the path"), Cell("")) for at, value in path]
    svg = trend(
        metric.series, path, results.as_of, title=f"{one.objective.name}: {sentence(metric, latest)}", unit=metric.unit
    )
    line = f"{metric.metric.name}, {metric.unit}: {sentence(metric, latest)}. {one.owner} answers for it."
    return Picture(svg, f"{one.objective.name}: {verdict}", line, Table(("When", "Value", "n#"), tuple(rows)))


def _path(one: ObjectiveResult) -> tuple[tuple, ...]:  # type: ignore[type-arg]
    points = [one.start, *[(point.by, point.value) for point in one.objective.path if point.by], one.goal]
    return tuple(sorted({point for point in points if point is not None}))
