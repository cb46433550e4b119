"""Figures as cells: a value is never bare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.charts.severity import severity as bars
from cxkit.model import Because
from cxkit.render.blocks import Cell
from cxkit.render.digits import digits_for, digits_of
from cxkit.render.numbers import (
    count,
    day,
    interval,
    money,
    number,
    percent,
    period,
    plain,
    short,
    signed,
    with_unit,
)
from cxkit.sections._names import name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cxkit.model import Benchmark, Figure, Metric, Pain, Target
    from cxkit.results import MetricResult, ObjectiveResult, Point, Results
    from cxkit.verdicts.change import Change

_STATISTICS = {
    ("nps", "net"): "", ("ces", "share"): "share above the middle", ("share", "share"): "", ("mean", "mean"): "",
    ("csat", "net"): "two highest boxes less two lowest",
}  # fmt: skip
_BOXES = {"top-box": "highest box", "top-two-box": "two highest boxes", "top-three-box": "three highest boxes"}


def value_text(metric: MetricResult, point: Point) -> str:
    """The value, for a point that has one; points and scales go without saying beside the name of the metric."""
    unit = "" if metric.unit == "points" or _scale(metric) else metric.unit
    return with_unit(number(point.value or 0.0, digits_of(metric.unit)), unit)


def _scale(metric: MetricResult) -> str:
    """The scale of a mean, such as `on 1–5`; empty where the unit is none."""
    low, dash, high = metric.unit.partition("-")
    return f"on {low}–{high}" if dash and low.isdigit() and high.isdigit() else ""


def limits(metric: MetricResult, point: Point) -> str:
    """The interval of a point that has one, with a digit more where it is narrow; a census has none."""
    if point.census:
        return "census"
    low, high = point.low or 0.0, point.high or 0.0
    return interval(low, high, digits_for(low, high, digits_of(metric.unit)))


def value_cell(metric: MetricResult | None, point: Point | None, *, big: bool = False) -> Cell:
    """A value with its interval below, or why there is none."""
    if metric is None or point is None:
        return Cell("not measured", tone="soft")
    if point.value is None or point.low is None or point.high is None:
        return Cell(point.reason or "withheld", period(point.period), tone="withheld")
    told = ", ".join(part for part in (limits(metric, point), _scale(metric)) if part)
    return Cell(value_text(metric, point), told, tone="big" if big else "")


def n_cell(point: Point | None) -> Cell:
    """The number of answers, and what share of those asked responded; marked where it is low."""
    if point is None or point.n is None:
        return Cell("")
    told = [f"{percent(round(point.response_rate))} responded"] if point.response_rate is not None else []
    told += ["low base"] if point.low_base else []
    return Cell(count(point.n), ", ".join(told), tone="italic" if point.low_base else "")


def sentence(metric: MetricResult, point: Point) -> str:
    """A figure for a sentence: value, interval, n, period."""
    if point.value is None or point.low is None or point.high is None:
        return f"{point.reason or 'withheld'} in {period(point.period)}"
    base = ", low base" if point.low_base else ""
    value = with_unit(number(point.value, digits_of(metric.unit)), _scale(metric) or metric.unit)
    return f"{value} ({limits(metric, point)}, n {count(point.n or 0)}{base}) in {period(point.period)}"


def measured(results: Results, metrics: Iterable[str]) -> Cell:
    """Metrics by name, each with its latest figure and the verdict of its objective."""
    parts = tuple(part for one in metrics for part in measured_parts(results, one))
    return Cell(parts=parts) if parts else Cell("no metric", tone="soft")


def measured_parts(results: Results, metric: str) -> tuple[Cell, ...]:
    """Name of a metric, and its latest figure on a line of its own."""
    result = results.metric(metric)
    title = Cell(name(results.workspace, "metric", metric), tone="soft")
    latest = result.latest if result else None
    if result is None or latest is None:
        return title, Cell("not measured", tone="soft")
    if latest.value is None:
        return title, Cell(latest.reason or "withheld", tone="withheld")
    one = objective_of(results, result)
    verdict = one.verdict.word if one and one.verdict else ""
    base = ", low base" if latest.low_base else ""
    figure = Cell(
        value_text(result, latest), f"{limits(result, latest)}, n {count(latest.n or 0)}{base}", verdict, tone="strong"
    )
    return title, figure


def objective_of(results: Results, metric: MetricResult) -> ObjectiveResult | None:
    """The first objective on a metric."""
    return next((one for one in results.objectives if one.metric is metric), None)


def change_words(metric: MetricResult) -> str:
    """The change since the period before: its direction and size with interval, or that there is no evidence."""
    change = metric.change
    if change is None or metric.change_from is None:
        return not_compared(metric)
    size = f"{change_size(change, metric.unit)} since {period(metric.change_from)}"
    if change.word == "no_evidence":
        return f"no evidence of change, {size}; {would_show(change, metric.unit)}"
    return f"{change.word} {size}"


def parts_words(metric: MetricResult) -> str:
    """Where the change comes from; empty where it has no parts."""
    parts = metric.parts
    if parts is None or metric.change is None:
        return ""
    digits = digits_of(metric.unit)
    told = [", ".join(f"{name} {signed(part, digits)}" for name, part in parts.ends.items())] if parts.ends else []
    told += [
        f"by {attribute.replace('-', ' ')}, mix {signed(one.mix, digits)}, within groups {signed(one.rate, digits)}"
        for attribute, one in parts.groups.items()
    ]
    return f"of that change: {'; '.join(told)}" if told else ""


def trend_words(metric: MetricResult) -> str:
    """The slope over all periods of one definition; empty where they are fewer than four."""
    found = metric.trend
    if found is None:
        return ""
    digits = digits_of(metric.unit)
    low, high = found.interval
    word = metric.metric.period or "period"
    size = f"{signed(found.slope, digits)} a {word} ({interval(low, high, digits_for(low, high, digits))})"
    if low <= 0 <= high:
        shows = number(found.shows(), digits)
        return f"no evidence of a trend, {size}; {shows} a {word} would show"
    return f"trend {size}"


def not_compared(metric: MetricResult) -> str:
    """Why there is no change to tell."""
    if len(metric.series) < 2:
        return "one wave only"
    before, latest = metric.series[-2:]
    when = period(before.period)
    if before.revision != latest.revision:
        return f"not compared with {when}: revision {latest.revision} began a new series"
    return f"not compared with {when}: a figure is withheld"


def would_show(change: Change, unit: str) -> str:
    """The difference that samples of these sizes would have shown."""
    return f"{number(change.smallest_detectable, digits_of(unit))} would show"


def change_size(change: Change, unit: str) -> str:
    """A difference with its interval, in as many digits as tell a limit from zero where there is evidence."""
    digits = digits_for(change.low, change.high, digits_of(unit))
    if change.word != "no_evidence":
        nearest = min(abs(change.low), abs(change.high))
        while digits < 4 and nearest < 0.5 * 10**-digits:
            digits += 1
    return f"{signed(change.difference, digits)} ({interval(change.low, change.high, digits)})"


def verdict_cell(one: ObjectiveResult | None) -> Cell:
    """A verdict, or why there is none."""
    if one is None:
        return Cell("watched", tone="soft")
    if one.verdict is None:
        return Cell(one.reason, tone="soft")
    return Cell(verdict=one.verdict.word)


def statistic_note(metric: MetricResult) -> str:
    """KPI, statistic, period and direction in a line."""
    plainly = _BOXES.get(metric.statistic, metric.statistic.replace("-", " "))
    statistic = _STATISTICS.get((metric.metric.kpi, metric.statistic), plainly)
    lower = "lower is better" if metric.better == "lower" else ""
    return ", ".join(part for part in (metric.kpi_title, statistic, metric.metric.period or "", lower) if part)


def declared(figure: Figure | None, unit: str = "", *, amount: bool = False, empty: str = "not said") -> Cell:
    """A number typed by the author, printed as such: with its base and day, and an interval only where one is given."""
    if figure is None:
        return Cell(empty, tone="soft")
    rests = [f"n {count(figure.n)}"] if figure.n is not None else []
    rests += [day(figure.at)] if figure.at is not None else []
    if figure.value is None:
        return Cell("as measured" if rests else empty, ", ".join(rests), tone="soft")
    told = money(figure.value) if amount else with_unit(plain(figure.value), unit)
    if figure.low is not None and figure.high is not None:
        told += f" ({plain(figure.low)}–{plain(figure.high)})"
    return Cell(told, ", ".join((*rests, "as declared")))


def wanted(target: Target | None, unit: str = "") -> Cell:
    """A target with its day."""
    if target is None:
        return Cell("none", tone="soft")
    return Cell(with_unit(plain(target.value), unit), f"by {day(target.by)}" if target.by else "no date")


def benchmarks(metric: Metric) -> tuple[Benchmark, ...]:
    """What others reach; none where a reason stands instead."""
    return () if isinstance(metric.benchmark, Because) else metric.benchmark


def benchmark_words(results: Results, one: Benchmark) -> str:
    """Who reaches what, with n and day."""
    base = [f"n {count(one.n)}"] if one.n is not None else ["n not said"]
    base += [day(one.at)] if one.at else []
    return f"{name(results.workspace, 'competitor', one.who)} {plain(one.value)} ({', '.join(base)})"


def severity_cell(results: Results, pain: Pain) -> Cell:
    """Five bars and the share of those it meets."""
    parts = []
    if pain.severity is None:
        parts.append(Cell("severity not judged", tone="soft"))
    else:
        drawn = bars(pain.severity, results.workspace.config.thresholds.severe_pain)
        parts.append(Cell(f"severity {pain.severity} of 5", svg=drawn))
    affects = percent(pain.affects) if pain.affects is not None else "share not said"
    parts.append(Cell(affects, tone="soft", inline=True))
    return Cell(parts=tuple(parts))


def feeling(value: float | None) -> str:
    """An emotion from −2 to 2 with its sign."""
    return "not said" if value is None else short(value)
