"""Scores over several questions: each respondent's points, decoded column by column, make the KPI's parts."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from cxkit.scales.distribution import Distribution
from cxkit.scales.scale import Scale
from cxkit.stats.clusters import Clusters
from cxkit.stats.moments import Moments
from cxkit.stats.reliability import Consistency
from cxkit.summaries.scores import Repeats, Scores

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cxkit.api.asked import Asked
    from cxkit.scales.decode import Reading
    from cxkit.scan.combinations import Combination
    from cxkit.scan.request import Segment
    from cxkit.stats.weights import Cell
    from cxkit.summaries.summary import Summary

_MOST_KNOWN = 100_000
UNANSWERED = "too few of its questions answered"

Groups = dict["tuple[Segment, str | None]", "Summary"]


@dataclass(slots=True)
class _Part:
    """What a group's respondents scored."""

    limits: tuple[float, float] | Scale
    scores: dict[float, Cell] = field(default_factory=dict)
    completed: int = 0
    without: int = 0
    consistency: Consistency | None = None
    people: int = 0
    squares: tuple[float, float, float] = (0.0, 0.0, 0.0)
    products: dict[tuple[float, float], float] = field(default_factory=dict)

    def add(self, score: float | None, cell: Cell, *, completed: bool) -> None:
        if score is None:
            self.without += cell.n
            return
        self.scores[score] = self.scores[score].plus(cell) if score in self.scores else cell
        self.completed += cell.n * completed

    def person(self, own: Mapping[float, float]) -> None:
        """All of one respondent's scores, with their weights."""
        if not own:
            return
        self.people += 1
        points = sorted(own.items())
        if isinstance(self.limits, Scale):
            for at, (one, weight) in enumerate(points):
                for two, other in points[at:]:
                    self.products[one, two] = self.products.get((one, two), 0.0) + weight * other
        total, weight = sum(w * y for y, w in points), sum(own.values())
        aa, aw, ww = self.squares
        self.squares = (aa + total * total, aw + total * weight, ww + weight * weight)

    def state(self, values: Sequence[float | None], n: int) -> None:
        """Count what so many respondents said of all statements of the part."""
        known = [value for value in values if value is not None]
        if len(known) == len(values) > 1:
            own = Consistency.of(known, n)
            self.consistency = self.consistency.plus(own) if self.consistency else own

    @property
    def repeated(self) -> bool:
        return 0 < self.people < sum(cell.n for cell in self.scores.values())

    @property
    def clusters(self) -> Clusters:
        weight = sum(float(cell.weight) for cell in self.scores.values())
        whole = {pair: int(value) if value == int(value) else value for pair, value in self.products.items()}
        return Clusters(self.people, weight, dict(sorted(whole.items())))


def composites(
    found: Iterable[Combination], readings: Sequence[Reading], one: Asked, *, weighted: bool
) -> Mapping[str, Groups]:
    """Summaries of each part of a metric, by group.

    Args:
        found: combinations of raw values, with how many rows gave them; those of one customer of a group together.
        readings: what the raw values of each question mean.
        one: the metric.
        weighted: whether weights were asked for.
    """
    items = one.kpi.items
    if items is None:
        message = f"{one.kpi.name} isn't made of several questions"
        raise ValueError(message)
    scales = [reading.scale for reading in readings]
    ranges = items.check(scales, one.declared)
    parts: dict[str, dict[tuple[Segment, str | None], _Part]] = {name: {} for name in ranges}
    known: dict[tuple[str | None, ...], Mapping[str, float | None]] = {}
    stated: dict[tuple[str | None, ...], Mapping[str, Sequence[float | None]]] = {}
    for (segment, period, customer), mine in groupby(found, lambda one: (one.segment, one.period, one.customer)):
        own: dict[str, dict[float, float]] = {name: {} for name in ranges}
        for _, _, raw, _, cell in mine:
            if raw not in known:
                if len(known) >= _MOST_KNOWN:
                    known.clear()
                    stated.clear()
                points = [reading.points.get(value) for reading, value in zip(readings, raw, strict=True)]
                known[raw] = items.scores(points, scales, one.declared)
                stated[raw] = items.statements(points, one.declared) if items.statements else {}
            scored = known[raw]
            for name, groups in parts.items():
                part = groups.setdefault((segment, period), _Part(ranges[name]))
                score = scored[name]
                part.add(score, cell, completed=bool(scored.get("completed")))
                part.state(stated[raw].get(name, ()), cell.n)
                if customer is not None and score is not None:
                    own[name][score] = own[name].get(score, 0.0) + float(cell.weight)
        for name, scores in own.items():
            parts[name][segment, period].person(scores)
    return {
        name: {group: _summary(part, weighted=weighted) for group, part in groups.items()}
        for name, groups in parts.items()
    }


def _summary(part: _Part, *, weighted: bool) -> Summary:
    excluded = {UNANSWERED: part.without} if part.without else {}
    if isinstance(part.limits, Scale):
        clusters = part.clusters if part.repeated else None
        return Distribution(dict(sorted(part.scores.items())), part.limits, excluded, weighted, clusters)
    low, high = part.limits
    return Scores(
        _moments(part.scores),
        low,
        high,
        part.completed,
        weighted,
        Repeats(part.people, *part.squares) if part.repeated else None,
        excluded,
        part.consistency,
    )


def _moments(scores: Mapping[float, Cell]) -> Moments:
    ordered = sorted(scores.items())
    cells = [(y, cell.n, float(cell.weight), float(cell.weight2)) for y, cell in ordered]
    return Moments(
        sum(n for _, n, _, _ in cells),
        sum(w for _, _, w, _ in cells),
        sum(w2 for _, _, _, w2 in cells),
        sum(w * y for y, _, w, _ in cells),
        sum(w * y * y for y, _, w, _ in cells),
        sum(w2 * y for y, _, _, w2 in cells),
        sum(w2 * y * y for y, _, _, w2 in cells),
    )
