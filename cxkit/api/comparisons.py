"""Figures against each other: since the period before, a group against the rest, against what others reach."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol

from cxkit.api.shared import Overlap, overlap
from cxkit.errors import UsageError
from cxkit.kpis._kpi import NotEstimableError
from cxkit.kpis._sides import side as side_at
from cxkit.publish import NO_ANSWERS
from cxkit.scales.distribution import Distribution
from cxkit.scan.periods import last_day
from cxkit.verdicts.change import Strictness, decide
from cxkit.verdicts.contrast import Side, independent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cxkit.api.asked import Asked
    from cxkit.kpis._kpi import Kpi
    from cxkit.publish import Figure, Segment
    from cxkit.stats.paired import Shared
    from cxkit.summaries.summary import Summary
    from cxkit.verdicts.change import Adjustment, Change
    from cxkit.verdicts.contrast import Contrast

Against = Literal["period", "rest", "benchmark", "path", "target"]
REST = "rest"
_ADJUSTMENTS: Mapping[str, Adjustment] = {"holm": "holm", "bh": "bh", "none": "none"}


@dataclass(frozen=True, slots=True)
class Comparison:
    """A figure against something else.

    Args:
        metric: whose figure it is.
        segment: of which group; empty for all.
        period: label, or None.
        against: what it is compared with: the period before, the other groups of its breakdown, what others reach
            (`benchmark`), an objective's path on the last day of the period, or its final target.
        other: that period, `rest`, who reaches it, or the objective's id.
        change: the difference, judged.
        overlap: who stands in both periods, where some do and it was found out.
        among: the change of those alone, where it can be told apart.
    """

    metric: str
    segment: Segment
    period: str | None
    against: Against
    other: str
    change: Change
    overlap: Overlap | None = None
    among: Change | None = None

    def as_dict(self) -> dict[str, Any]:
        """As it stands in the shape `cx/1`."""
        change = self.change
        return {
            "metric": self.metric,
            "segment": dict(self.segment),
            "against": self.against,
            "from": self.other,
            "to": self.period,
            "difference": change.difference,
            "low": change.low,
            "high": change.high,
            "level": change.level,
            "p": change.p,
            "p_adjusted": change.p_adjusted,
            "adjusted": change.adjusted,
            "family": change.family,
            "method": change.method,
            "smallest_detectable": change.smallest_detectable,
            "change": change.word,
            "overlap": self._overlap(),
        }

    def _overlap(self) -> dict[str, Any] | None:
        one, among = self.overlap, self.among
        if one is None:
            return None
        held: dict[str, Any] = {"both": one.both, "earlier": one.earlier, "later": one.later}
        if among is not None:
            held["paired"] = {
                "difference": among.difference, "low": among.low, "high": among.high, "p": among.p,
                "p_adjusted": among.p_adjusted, "method": among.method,
                "smallest_detectable": among.smallest_detectable, "change": among.word,
            }  # fmt: skip
        return held


class NotCompared(NamedTuple):
    """Why a figure isn't compared with the one of the period before."""

    metric: str
    period: str
    other: str
    why: str


class Before(NamedTuple):
    """A figure of an earlier period, measured in the same run or recorded.

    Args:
        period: label.
        answers: what it was made from; None where it was withheld.
        groups: how many groups are rolled up in it.
        members: which; None where that isn't known.
    """

    period: str
    answers: Summary | None
    groups: int = 0
    members: frozenset[Segment] | None = None

    def same_group(self, figure: Figure) -> bool:
        """Whether it is of the same people: groups rolled up into 'other' may be others in another period."""
        if self.members is not None:
            return self.members == figure.members
        return self.groups == figure.groups


class Pair(NamedTuple):
    """A figure and what it is compared with, not judged yet."""

    figure: Figure
    other: str
    contrast: Contrast
    overlap: Overlap | None = None


class Same(NamedTuple):
    """Who answered in two periods of a run.

    Args:
        shared: metric, segment and period → the period before, and those of both.
        group: people that a group must have to be shown.
    """

    shared: Mapping[tuple[str, Segment, str], tuple[str, Shared]]
    group: int

    def of(self, figure: Figure, before: Before, measure: Measure) -> Overlap | None:
        """The difference of a figure and an earlier one as that of the same respondents, where they are."""
        period, shared = self.shared.get((figure.metric, figure.segment, str(figure.period)), ("", None))
        now, then = figure.answers, before.answers
        if shared is None or period != before.period:
            return None
        if not isinstance(now, Distribution) or not isinstance(then, Distribution):
            return None
        return overlap(shared, (now, side_of(now, measure)), (then, side_of(then, measure)), measure, self.group)


def strictness(confidence: float, adjust: str = "", *, simultaneous: bool = False) -> Strictness:
    """How surely a difference must show, as asked for.

    Raises:
        UsageError: there is no such adjustment, or it doesn't go with simultaneous intervals.
    """
    if adjust and simultaneous:
        message = "simultaneous intervals bring their own adjustment (Bonferroni's)"
        raise UsageError(message, hint="leave --adjust or --simultaneous out")
    if not adjust:
        return Strictness(confidence, simultaneous=simultaneous)
    if adjust not in _ADJUSTMENTS:
        message = f"--adjust knows no '{adjust}'"
        raise UsageError(message, hint="write holm, bh or none")
    return Strictness(confidence, _ADJUSTMENTS[adjust])


class Measure(Protocol):
    """How a metric is measured: its KPI, and what that was told."""

    @property
    def kpi(self) -> Kpi:
        """What to compute."""

    @property
    def declared(self) -> Mapping[str, Any]:
        """What it was told."""


def side(figure: Figure, asked: Asked) -> Side:
    """A figure as a comparison needs it."""
    if figure.answers is None:
        message = "a withheld figure can't be compared"
        raise ValueError(message)
    return side_of(figure.answers, asked)


def side_of(answers: Summary, measure: Measure) -> Side:
    """What was counted, as a comparison needs it."""
    return side_at(lambda confidence: measure.kpi(answers, confidence, **measure.declared))


def befores(figures: Iterable[Figure]) -> dict[str, dict[str, dict[Segment, Before]]]:
    """Figures of a run by metric, period and segment, as what later ones are compared with."""
    found: dict[str, dict[str, dict[Segment, Before]]] = {}
    for one in figures:
        if one.period:
            periods = found.setdefault(one.metric, {})
            periods.setdefault(one.period, {})[one.segment] = Before(one.period, one.answers, one.groups, one.members)
    return found


def since_before(
    figures: Sequence[Figure],
    asked: Mapping[str, Asked],
    earlier: Mapping[str, Mapping[str, Mapping[Segment, Before]]],
    strict: Strictness,
    same: Same | None = None,
) -> tuple[Comparison, ...]:
    """Each figure against the one of the period before.

    Args:
        figures: what was measured.
        asked: metrics by name.
        earlier: metric → period → segment → what was measured or recorded then.
        strict: how surely a difference must show.
        same: who answered in two periods of this run.
    """
    pairs: list[Pair] = []
    for figure in figures:
        if figure.period is None or figure.answers is None:
            continue
        period = period_before(earlier.get(figure.metric, {}), figure.period)
        before = earlier[figure.metric][period].get(figure.segment) if period else None
        if before is None or before.answers is None or not before.same_group(figure):
            continue
        one = asked[figure.metric]
        contrast = _contrast(one, figure.answers, before.answers)
        if contrast is not None:
            both = same.of(figure, before, one) if same else None
            pairs.append(Pair(figure, before.period, both.contrast if both else contrast, both))
    return tuple(sorted(_judged("period", pairs, strict), key=_place))


def period_before(periods: Iterable[str], period: str) -> str | None:
    """The last of some periods that ended before another one."""
    ended = [one for one in periods if last_day(one) < last_day(period)]
    return max(ended, key=last_day, default=None)


def against_rest(figures: Sequence[Figure], asked: Mapping[str, Asked], strict: Strictness) -> tuple[Comparison, ...]:
    """Each group of a breakdown against all its other groups together, never against a total that it is part of.

    The rest is added up from figures that are shown, so it tells nothing that they don't; where a group that has
    answers is withheld, there is no whole rest and nothing is compared.
    """
    tables: dict[tuple[str, str | None, tuple[str, ...]], list[Figure]] = {}
    for figure in figures:
        if figure.segment and figure.reason != NO_ANSWERS:
            names = tuple(name for name, _ in figure.segment)
            tables.setdefault((figure.metric, figure.period, names), []).append(figure)
    families: dict[tuple[str, tuple[str, ...]], list[list[Figure]]] = {}
    for (name, _, names), groups in tables.items():
        if len(groups) > 1 and all(one.answers is not None for one in groups):
            families.setdefault((name, names), []).append(groups)
    found = []
    for (name, _), family in families.items():
        answers = [[one.answers for one in groups if one.answers is not None] for groups in family]
        for groups, changes in zip(family, rest_changes(answers, asked[name], strict), strict=True):
            found += [
                Comparison(one.metric, one.segment, one.period, "rest", REST, change)
                for one, change in zip(groups, changes, strict=True)
                if change is not None
            ]
    return tuple(sorted(found, key=_place))


def rest_changes(
    tables: Sequence[Sequence[Summary]], measure: Measure, strict: Strictness
) -> Iterator[list[Change | None]]:
    """Each group of some tables against the rest of its own table; all of them are one family.

    Of two groups each is the other's rest: that is one comparison, read from both ends. A table has two or more.
    """
    contrasts = [
        [_contrast(measure, own, rest) for own, rest in zip(groups, _rests(groups), strict=True)][: _distinct(groups)]
        for groups in tables
    ]
    judged = iter(decide([one for table in contrasts for one in table if one is not None], strict))
    for groups, table in zip(tables, contrasts, strict=True):
        changes = [next(judged) if one is not None else None for one in table]
        if len(groups) == 2:
            changes.append(changes[0].mirrored if changes[0] else None)
        yield changes


def _distinct(groups: Sequence[Summary]) -> int:
    return 1 if len(groups) == 2 else len(groups)


def _contrast(measure: Measure, own: Summary, other: Summary) -> Contrast | None:
    """The difference, where both can be estimated."""
    try:
        return independent(side_of(own, measure), side_of(other, measure))
    except NotEstimableError:
        return None


def _rests(answers: Sequence[Summary]) -> Iterator[Summary]:
    """For each, all the others added up: those before it and those after it."""
    forth = list(accumulate(answers, lambda a, b: a.plus(b)))
    back = list(accumulate(reversed(answers), lambda a, b: a.plus(b)))[::-1]
    for at in range(len(answers)):
        before, after = forth[at - 1] if at else None, back[at + 1] if at + 1 < len(answers) else None
        if before and after:
            yield before.plus(after)
        elif rest := before or after:
            yield rest


def _judged(against: Against, pairs: Sequence[Pair], strict: Strictness) -> Iterator[Comparison]:
    """Comparisons of figures, each family (a metric over one breakdown) judged together."""
    families: dict[tuple[Any, ...], list[Pair]] = {}
    for pair in pairs:
        names = tuple(name for name, _ in pair.figure.segment)
        families.setdefault((pair.figure.metric, names), []).append(pair)
    for family in families.values():
        changes = decide([pair.contrast for pair in family], strict)
        known = {at: pair.overlap.among for at, pair in enumerate(family) if pair.overlap and pair.overlap.among}
        among = dict(zip(known, decide(list(known.values()), strict), strict=True))
        for at, (pair, change) in enumerate(zip(family, changes, strict=True)):
            figure = pair.figure
            yield Comparison(
                figure.metric, figure.segment, figure.period, against, pair.other, change, pair.overlap, among.get(at)
            )


def _place(one: Comparison) -> tuple[Any, ...]:
    return one.metric, one.segment, str(one.period)
