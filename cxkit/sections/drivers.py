"""What goes with high and low answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.charts.importance import Share, importance
from cxkit.render.blocks import Cell, Heading, Paragraph, Picture, Table
from cxkit.render.numbers import count, interval, number, percent, period
from cxkit.sections._section import section

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cxkit.history.drivers import RecordedDriver, RecordedDrivers
    from cxkit.render.blocks import Block
    from cxkit.results import MetricResult, RankedDrivers, Results

_METHODS = {"shapley": "shares of R² over all orders (Shapley)", "relative weights": "Johnson's relative weights"}
_PLACES = ("concentrate here", "keep up the good work", "possible overkill", "low priority", "undetermined")


@section("drivers", title="Key drivers", order=33)
def drivers(results: Results) -> Iterator[Block | str]:
    """The questions that metrics declare as their drivers: how much each explains, and how it is answered itself."""
    yield "Goes together with, not: would change if we changed it."
    for metric in results.metrics:
        if not metric.metric.drivers:
            continue
        yield Heading(metric.metric.name)
        if metric.drivers is None:
            yield Paragraph("Its drivers aren't recorded yet.", "soft")
            continue
        yield _picture(metric, metric.drivers)
        yield _map(metric.drivers)
        yield Paragraph(_lines(metric.drivers), "soft")


def _picture(metric: MetricResult, ranked: RankedDrivers) -> Picture:
    found, name = ranked.found, metric.metric.name
    texts = _texts(found)
    shares = [Share(texts[one.question], one.share * 100, one.low * 100, one.high * 100) for one in found.drivers]
    rows = [(Cell(texts[one.question]), _share(one)) for one in found.drivers]
    level = f"{ranked.confidence * 100:g}\u202f%"
    return Picture(
        importance(shares, title=f"What goes with {name}, {period(ranked.period)}"),
        _finding(found, texts),
        f"{name}, {period(ranked.period)}: together they explain {percent(found.explained * 100, 1)} "
        f"({interval(found.low * 100, found.high * 100)}) of the differences; {count(found.n)} answered all; "
        f"{_METHODS[found.method]}; band: {level} interval, by bootstrap with the seed {found.seed}",
        Table(("Question", "Share of what they explain#"), tuple(rows)),
    )


def _finding(found: RecordedDrivers, texts: Mapping[str, str]) -> str:
    first = found.drivers[0]
    if first.tied:
        return "Which of them goes with it most can't be told"
    return f"“{texts[first.question]}” goes with it most: {percent(first.share * 100, 0)} of what they explain"


def _map(ranked: RankedDrivers) -> Table:
    """Importance against performance, what to work on first on top."""
    found, texts = ranked.found, _texts(ranked.found)
    rows = [
        (Cell(texts[one.question]), _performance(one), _share(one), _place(one))
        for one in sorted(found.drivers, key=lambda one: (_PLACES.index(one.place), -one.share))
    ]
    return Table(("Question", "Mean, 0 to 100#", "Share#", "Place"), tuple(rows))


def _lines(ranked: RankedDrivers) -> str:
    many = len(ranked.found.drivers)
    mean = sum(one.performance for one in ranked.found.drivers) / many
    return (
        f"Importance against performance, {period(ranked.period)}: lines at a mean of {number(mean)} and a share of "
        f"{percent(100 / many, 1)}. Undetermined: an interval crosses a line."
    )


def _performance(one: RecordedDriver) -> Cell:
    return Cell(number(one.performance), interval(one.performance_low, one.performance_high))


def _share(one: RecordedDriver) -> Cell:
    return Cell(percent(one.share * 100, 1), interval(one.low * 100, one.high * 100))


def _place(one: RecordedDriver) -> Cell:
    return Cell(one.place, tone="soft" if one.place == "undetermined" else "strong")


def _texts(found: RecordedDrivers) -> dict[str, str]:
    """The questions as they were asked."""
    return {str(one["question"]): str(one.get("text") or one["question"]) for one in found.asked}
