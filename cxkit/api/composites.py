"""Scores over several questions: each respondent's points, decoded column by column, make the KPI's parts."""

from __future__ import annotations

from dataclasses import dataclass, field
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

UNANSWERED = "too few of its questions answered"

Groups = dict["tuple[Segment, str | None]", "Summary"]


@dataclass(slots=True)
class _Part:
    """What a group's respondents scored."""

    scores: dict[float, Cell] = field(default_factory=dict)
    people: dict[str, dict[float, float]] = field(default_factory=dict)
    completed: int = 0
    without: int = 0
    consistency: Consistency | None = None

    def add(self, score: float | None, cell: Cell, customer: str | None, *, completed: bool) -> None:
        if score is None:
            self.without += cell.n
            return
        self.scores[score] = self.scores[score].plus(cell) if score in self.scores else cell
        self.completed += cell.n * completed
        if customer is not None:
            own = self.people.setdefault(customer, {})
            own[score] = own.get(score, 0.0) + float(cell.weight)

    def state(self, values: Sequence[float | None], n: int) -> None:
        """Count what so many respondents said of all statements of the part."""
        known = [value for value in values if value is not None]
        if len(known) == len(values) > 1:
            own = Consistency.of(known, n)
            self.consistency = self.consistency.plus(own) if self.consistency else own

    @property
    def repeated(self) -> bool:
        return len(self.people) < sum(cell.n for cell in self.scores.values()) and bool(self.people)


def composites(
    found: Iterable[Combination], readings: Sequence[Reading], one: Asked, *, weighted: bool
) -> Mapping[str, Groups]:
    """Summaries of each part of a metric, by group.

    Args:
        found: combinations of raw values, with how many rows gave them.
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
    for segment, period, raw, customer, cell in found:
        if raw not in known:
            points = [reading.points.get(value) for reading, value in zip(readings, raw, strict=True)]
            known[raw] = items.scores(points, scales, one.declared)
            stated[raw] = items.statements(points, one.declared) if items.statements else {}
        scored = known[raw]
        for name, groups in parts.items():
            part = groups.setdefault((segment, period), _Part())
            part.add(scored[name], cell, customer, completed=bool(scored.get("completed")))
            part.state(stated[raw].get(name, ()), cell.n)
    return {
        name: {group: _summary(part, ranges[name], weighted=weighted) for group, part in groups.items()}
        for name, groups in parts.items()
    }


def _summary(part: _Part, limits: tuple[float, float] | Scale, *, weighted: bool) -> Summary:
    excluded = {UNANSWERED: part.without} if part.without else {}
    if isinstance(limits, Scale):
        clusters = Clusters.of(part.people.values()) if part.repeated else None
        return Distribution(dict(sorted(part.scores.items())), limits, excluded, weighted, clusters)
    low, high = limits
    return Scores(
        _moments(part.scores),
        low,
        high,
        part.completed,
        weighted,
        _repeats(part) if part.repeated else None,
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


def _repeats(part: _Part) -> Repeats:
    people = [(sum(w * y for y, w in sorted(own.items())), sum(own.values())) for _, own in sorted(part.people.items())]
    return Repeats(
        len(people), sum(a * a for a, _ in people), sum(a * w for a, w in people), sum(w * w for _, w in people)
    )
