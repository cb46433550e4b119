"""Where a change comes from: its promoters and its detractors, and whether customers changed or only their mix."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from cxkit.api.comparisons import period_before, side_of
from cxkit.kpis._points import values_of
from cxkit.publish import NO_ANSWERS
from cxkit.scales.distribution import Distribution
from cxkit.stats.decomposition import mix_and_rate, net_change
from cxkit.summaries.scores import Scores

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cxkit.api.asked import Asked
    from cxkit.api.comparisons import Before, Measure
    from cxkit.publish import Figure, Segment
    from cxkit.stats.decomposition import MixAndRate
    from cxkit.summaries.summary import Summary

_EXACT = 1e-6


class Split(NamedTuple):
    """The parts of a change; each kind of them adds up to it.

    Args:
        metric: whose change.
        period: the later one.
        other: the earlier one.
        change: of the value, in its unit.
        ends: of a net share what more of the one end and fewer of the other brought, by their names; empty else.
        groups: columns of a breakdown → what changed because groups grew or shrank, and what changed within them.
    """

    metric: str
    period: str
    other: str
    change: float
    ends: Mapping[str, float]
    groups: Mapping[tuple[str, ...], MixAndRate]

    def as_dict(self) -> dict[str, Any]:
        """As it stands in the shape `cx/1`."""
        return {
            "metric": self.metric,
            "from": self.other,
            "to": self.period,
            "difference": self.change,
            "ends": dict(self.ends),
            "by": [
                {
                    "by": list(columns),
                    "mix": one.mix,
                    "rate": one.rate,
                    "groups": [{"group": name, "mix": mix, "rate": rate} for name, (mix, rate) in one.groups.items()],
                }
                for columns, one in self.groups.items()
            ],
        }


def splits(
    figures: Sequence[Figure],
    asked: Mapping[str, Asked],
    earlier: Mapping[str, Mapping[str, Mapping[Segment, Before]]],
) -> Iterator[Split]:
    """The parts of each change of all customers since the period before.

    Args:
        figures: what was measured.
        asked: metrics by name.
        earlier: metric → period → segment → what was measured or recorded then.
    """
    for figure in figures:
        if figure.segment or figure.period is None or figure.answers is None:
            continue
        periods = earlier.get(figure.metric, {})
        period = period_before(periods, figure.period)
        then = periods[period].get(()) if period else None
        if period is None or then is None or then.answers is None:
            continue
        own = [one for one in figures if one.metric == figure.metric and one.period == figure.period and one.segment]
        found = split(figure.answers, then.answers, asked[figure.metric], _tables(own, periods[period]))
        if found is not None:
            yield Split(figure.metric, figure.period, period, *found)


def split(
    now: Summary,
    then: Summary,
    measure: Measure,
    tables: Mapping[tuple[str, ...], tuple[Mapping[str, Summary], Mapping[str, Summary]]],
) -> tuple[float, dict[str, float], dict[tuple[str, ...], MixAndRate]] | None:
    """The change, its ends, and its mix and rate over each breakdown; None where it has no parts.

    Medians, ratios of money and the like aren't averages over customers, and have none.

    Args:
        now: answers of the later period.
        then: of the earlier one.
        measure: the metric.
        tables: columns → group → answers, of the later and of the earlier period.
    """
    if not isinstance(now, (Distribution, Scores)) or type(now) is not type(then):
        return None
    change = side_of(now, measure).value - side_of(then, measure).value
    ends = _ends(now, then, measure) if isinstance(now, Distribution) and isinstance(then, Distribution) else {}
    groups = {}
    for columns, (late, early) in tables.items():
        parts = mix_and_rate(_weighed(early, measure), _weighed(late, measure))
        if abs(parts.mix + parts.rate - change) < _EXACT:
            groups[columns] = parts
    return (change, ends, groups) if ends or groups else None


def _ends(now: Distribution, then: Distribution, measure: Measure) -> dict[str, float]:
    estimate = measure.kpi(now, 0.95, **measure.declared)
    values = values_of(measure.kpi, measure.declared, now, (*now.cells, *then.cells))
    if estimate.bounds != (-100.0, 100.0) or not set(values.values()) <= {-100.0, 0.0, 100.0}:
        return {}
    up, down = (
        [100 * _share(one, {point for point, value in values.items() if value == end}) for one in (then, now)]
        for end in (100.0, -100.0)
    )
    parts = net_change((up[0], down[0]), (up[1], down[1]))
    names = list(estimate.tally)
    return {names[0]: parts.promoters, names[-1]: parts.detractors}


def _share(answers: Distribution, points: Iterable[float]) -> float:
    kept = sum(float(answers.cells[point].weight) for point in points if point in answers.cells)
    return kept / sum(float(cell.weight) for cell in answers.cells.values())


def _weighed(groups: Mapping[str, Summary], measure: Measure) -> dict[str, tuple[float, float]]:
    return {name: (_weight(answers), side_of(answers, measure).value) for name, answers in groups.items()}


def _weight(answers: Summary) -> float:
    if isinstance(answers, Distribution):
        return sum(float(cell.weight) for cell in answers.cells.values())
    return answers.moments.weight if isinstance(answers, Scores) else float(answers.n)


def _tables(
    figures: Sequence[Figure], before: Mapping[Segment, Before]
) -> dict[tuple[str, ...], tuple[dict[str, Summary], dict[str, Summary]]]:
    """Breakdowns whose groups are all shown in both periods, rolled-up ones being of the same groups."""
    found = {}
    for columns in dict.fromkeys(tuple(name for name, _ in figure.segment) for figure in figures):
        late = [one for one in figures if tuple(name for name, _ in one.segment) == columns]
        late = [one for one in late if one.reason != NO_ANSWERS]
        early = {s: one for s, one in before.items() if s and tuple(name for name, _ in s) == columns}
        known = {named(s): one.answers for s, one in early.items() if one.answers is not None}
        rolled = {one.segment: one for one in late if one.members}
        alike = all(s in rolled and one.same_group(rolled[s]) for s, one in early.items() if one.groups)
        alike &= all(s in early for s in rolled)
        if not known or not alike or any(one.answers is None for one in late):
            continue
        found[columns] = {named(one.segment): one.answers for one in late if one.answers is not None}, known
    return found


def named(segment: Segment) -> str:
    """A group in a word."""
    return " · ".join(value for _, value in segment)
