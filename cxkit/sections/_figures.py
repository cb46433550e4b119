"""Figures as cells: a value is never bare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.render.blocks import Cell
from cxkit.render.numbers import count, interval, number, period, signed, with_unit

if TYPE_CHECKING:
    from cxkit.results import MetricResult, ObjectiveResult, Point

STATISTICS = {
    "net": "", "top-two-box": "two highest boxes", "mean": "mean", "share": "share above the middle",
}  # fmt: skip


def value_cell(metric: MetricResult | None, point: Point | None) -> Cell:
    """A value with its interval below, or why there is none."""
    if metric is None or point is None:
        return Cell("not measured", tone="soft")
    if point.value is None or point.low is None or point.high is None:
        return Cell(point.reason or "withheld", period(point.period), tone="soft")
    return Cell(with_unit(number(point.value), metric.unit), interval(point.low, point.high))


def n_cell(point: Point | None) -> Cell:
    """The number of answers; marked where it is low."""
    if point is None or point.n is None:
        return Cell("")
    return Cell(count(point.n), "low base" if point.low_base else "")


def sentence(metric: MetricResult, point: Point) -> str:
    """A figure for a sentence: value, interval, n, period."""
    if point.value is None or point.low is None or point.high is None:
        return f"{point.reason or 'withheld'} in {period(point.period)}"
    value = with_unit(number(point.value), metric.unit)
    return f"{value} ({interval(point.low, point.high)}, n {count(point.n or 0)}) in {period(point.period)}"


def change_cell(metric: MetricResult) -> Cell:
    """The change since the wave before, in a word, with its interval."""
    change = metric.change
    if change is None or metric.change_from is None:
        return Cell("not yet" if len(metric.series) < 2 else "not comparable", tone="soft")
    word = {"up": "up", "down": "down", "no_evidence": "no evidence of change"}[change.word]
    worse = change.word != "no_evidence" and (change.word == "up") != (metric.better == "higher")
    span = f"{signed(change.difference)} ({interval(change.low, change.high)}) since {period(metric.change_from)}"
    return Cell(word, span, tone="signal" if worse else "")


def verdict_cell(one: ObjectiveResult | None) -> Cell:
    """A verdict, or why there is none."""
    if one is None:
        return Cell("no target", tone="soft")
    if one.verdict is None:
        return Cell(one.reason, tone="soft")
    return Cell(verdict=one.verdict.word)


def statistic_note(metric: MetricResult) -> str:
    """KPI, statistic and unit in a line."""
    statistic = STATISTICS.get(metric.statistic, metric.statistic)
    return ", ".join(part for part in (metric.kpi_title, statistic) if part)
