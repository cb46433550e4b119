"""Every metric with its uncertainty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.charts.bullet import bullet
from cxkit.charts.spark import spark
from cxkit.model import Because
from cxkit.render.blocks import Cell, Heading, Paragraph, Table
from cxkit.render.numbers import number, period
from cxkit.sections._figures import change_cell, n_cell, sentence, statistic_note, value_cell, verdict_cell
from cxkit.sections._section import section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.render.blocks import Block
    from cxkit.results import MetricResult, ObjectiveResult, Results


@section("scorecard", title="Scorecard", order=20)
def scorecard(results: Results) -> Iterator[Block | str]:
    """Every metric: value, interval, n, path and target, trend, change, verdict; then the latest breakdowns."""
    yield "Every number is a value with its interval and the number of answers behind it. Better lies to the right."
    if not results.metrics:
        yield Paragraph("No metrics are declared yet: write them in metrics.yaml.", "soft")
        return
    yield Table(
        ("Metric", "Value", "n#", "Against path and target", "Last periods", "Change", "Verdict"),
        tuple(_row(metric, _objective(results, metric)) for metric in results.metrics),
        "Band: interval; dot: value; thin stroke: path at that date; thick stroke: target; diamond: benchmark",
    )
    for metric in results.metrics:
        yield from _breakdowns(metric)


def _objective(results: Results, metric: MetricResult) -> ObjectiveResult | None:
    return next((one for one in results.objectives if one.metric is metric), None)


def _row(metric: MetricResult, objective: ObjectiveResult | None) -> tuple[Cell, ...]:
    latest = metric.latest
    name = Cell(metric.metric.name, statistic_note(metric))
    if latest is None or latest.value is None or latest.low is None or latest.high is None:
        why = Cell(metric.reason or (latest.reason if latest else "") or "not measured", tone="soft")
        return (name, why, Cell(""), Cell(""), Cell(""), Cell(""), verdict_cell(objective))
    drawn = bullet(
        latest.value, latest.low, latest.high,
        path=objective.expected if objective else None,
        target=objective.goal[1] if objective and objective.goal else None,
        benchmarks=_benchmarks(metric), bounds=metric.bounds, lower_is_better=metric.better == "lower",
        title=f"{metric.metric.name}: {sentence(metric, latest)}",
    )  # fmt: skip
    against = Cell(_against(objective), _against(objective), svg=drawn)
    told = ", ".join(number(point.value) if point.value is not None else "withheld" for point in metric.series[-8:])
    trend = Cell(
        told,
        f"{period(metric.series[-min(8, len(metric.series))].period)} to {period(latest.period)}",
        svg=spark(metric.series, title=f"{metric.metric.name}: {told}"),
    )
    return (
        name,
        value_cell(metric, latest),
        n_cell(latest),
        against,
        trend,
        change_cell(metric),
        verdict_cell(objective),
    )


def _benchmarks(metric: MetricResult) -> tuple[float, ...]:
    declared = metric.metric.benchmark
    return () if isinstance(declared, Because) else tuple(one.value for one in declared)


def _against(objective: ObjectiveResult | None) -> str:
    if objective is None or objective.goal is None:
        return "no target"
    path = f"path {number(objective.expected)}, " if objective.expected is not None else ""
    return f"{path}target {number(objective.goal[1])}"


def _breakdowns(metric: MetricResult) -> Iterator[Block]:
    for attribute in dict.fromkeys(point.attribute for point in metric.segments):
        points = [point for point in metric.segments if point.attribute == attribute]
        yield Heading(f"{metric.metric.name} by {attribute}, {period(points[0].point.period)}")
        rows = []
        for one in points:
            change = one.change
            words = {"up": "up", "down": "down", "no_evidence": "no evidence of change"}
            said = (
                Cell(words[change.word], f"p {change.p_adjusted:.2f}, adjusted for {change.family}")
                if change
                else Cell("not comparable", tone="soft")
            )
            rows.append((Cell(one.name), value_cell(metric, one.point), n_cell(one.point), said))
        yield Table((attribute, "Value", "n#", "Since the wave before"), tuple(rows))
