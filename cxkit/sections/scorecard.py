"""Every metric with its uncertainty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.charts.change import change as change_picture
from cxkit.charts.spark import spark
from cxkit.render.blocks import Cell, Paragraph, Table
from cxkit.render.digits import digits_of
from cxkit.render.numbers import number, period
from cxkit.sections._bullets import bullet_cell
from cxkit.sections._dimensions import GROUPS, group_of
from cxkit.sections._figures import (
    change_size,
    change_words,
    n_cell,
    objective_of,
    statistic_note,
    value_cell,
    verdict_cell,
    would_show,
)
from cxkit.sections._section import section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.render.blocks import Block
    from cxkit.results import MetricResult, Results

_HEADS = (
    "Metric",
    "Value, interval#",
    "n#",
    "Against path and target",
    "Eight periods",
    "Since the period before",
    "Verdict",
)


@section("scorecard", title="Scorecard", order=20, paper="wide")
def scorecard(results: Results) -> Iterator[Block | str]:
    """Every metric: value, interval, n, path, target and benchmark, last periods, change, verdict."""
    yield (
        "Every number is a value, an interval and the number of people or rows behind it. "
        "Metrics without an objective are watched, and have no verdict."
    )
    if not results.metrics:
        yield Paragraph("No metrics are declared yet: write them in metrics.yaml.", "soft")
        return
    rows: list[tuple[Cell, ...] | str] = []
    for group in GROUPS:
        found = [metric for metric in results.metrics if group_of(results, metric.metric) == group]
        if found:
            rows += [GROUPS[group], *(_row(results, metric) for metric in found)]
    yield Table(
        _HEADS,
        tuple(rows),
        f"Dot: value; band: {results.confidence * 100:g}\u202f% interval; thin stroke: path; thick stroke: target; "
        "◇ benchmark. Bars run from worse on the left to better on the right.",
        "score",
    )


def _row(results: Results, metric: MetricResult) -> tuple[Cell, ...]:
    latest = metric.latest
    name = Cell(metric.metric.name, statistic_note(metric))
    objective = objective_of(results, metric)
    if latest is None or latest.value is None:
        why = metric.reason or (latest.reason if latest else "") or "not measured"
        value = Cell("not yet", tone="soft") if latest is None else Cell(why, period(latest.period), tone="withheld")
        reason = Cell(why if latest is None else "", tone="soft")
        return (name, value, Cell(""), reason, Cell(""), Cell(""), verdict_cell(objective))
    told = ", ".join(number(point.value) if point.value is not None else "withheld" for point in metric.series[-8:])
    first = metric.series[-min(8, len(metric.series))]
    drawn = spark(
        metric.series,
        title=f"{metric.metric.name}, {period(first.period)} to {period(latest.period)}: {told}",
        last=number(latest.value, digits_of(metric.unit)),
    )
    return (
        name,
        value_cell(metric, latest, big=True),
        n_cell(latest),
        bullet_cell(results, metric, objective),
        Cell(told, svg=drawn),
        _change(metric),
        verdict_cell(objective),
    )


def _change(metric: MetricResult) -> Cell:
    told = change_words(metric)
    if metric.change is None:
        return Cell(told, tone="soft")
    drawn = change_picture(metric.change, better=metric.better, title=f"{metric.metric.name}: {told}")
    if metric.change.word == "no_evidence":
        return Cell(told, f"no evidence of change; {would_show(metric.change, metric.unit)}", svg=drawn)
    worse = (metric.change.word == "up") != (metric.better == "higher")
    size = Cell(f"{metric.change.word} {change_size(metric.change, metric.unit)}", tone="signal" if worse else "strong")
    return Cell(told, svg=drawn, parts=(size,))
