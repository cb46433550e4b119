"""Recorded months as quarters, quarters as years, sources as one: counts add, and what doesn't add is said."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

from cxkit.kpis import KPIS
from cxkit.publish import NO_ANSWERS
from cxkit.scan.periods import PERIODS, last_day, period_of
from cxkit.stats.clusters import Clusters
from cxkit.summaries.scores import Scores

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cxkit.history.record import Record, RecordedMetric, Segment
    from cxkit.summaries.summary import Summary

_PARTS = {
    ("month", "quarter"): 3,
    ("month", "half-year"): 6,
    ("month", "year"): 12,
    ("quarter", "half-year"): 2,
    ("quarter", "year"): 4,
    ("half-year", "year"): 2,
}


@dataclass(frozen=True, slots=True)
class Rolled:
    """A metric's counts of one longer period and one segment.

    Args:
        period: label of the longer period.
        segment: attribute and value; empty for all.
        metric: definition of the latest part.
        parts: labels of the recorded periods in it, oldest first.
        of: how many there are in a whole one; None where days are added, of which some may have no answers.
        answers: the counts together; None where they can't be added.
        reason: why they can't; empty where they can.
        names: the records they come from.
        sources: whose records they are.
        lacking: period and source of each part that other sources have and this one hasn't.
    """

    period: str
    segment: Segment
    metric: RecordedMetric
    parts: tuple[str, ...]
    of: int | None
    answers: Summary | None
    reason: str
    names: tuple[str, ...]
    sources: tuple[str, ...]
    lacking: tuple[tuple[str, str], ...]


def nests(shorter: str, longer: str) -> bool:
    """Whether every period of one kind lies in one of the other.

    Example:
        >>> nests("month", "quarter"), nests("week", "month"), nests("quarter", "quarter")
        (True, False, True)
    """
    if shorter == longer:
        return True
    return (shorter == "day" and longer in PERIODS) or (shorter, longer) in _PARTS


def roll_up(records: Mapping[str, Record], metric: str, period: str) -> tuple[Rolled, ...]:
    """The recorded counts of a metric, added up to longer periods.

    Counts of one definition add, whatever the period. Four things don't, and come back with the reason instead of
    counts: two revisions of a definition; a group that was withheld in a part, or may hide there among others; people
    who answered several times within a part, because who answered in two parts isn't kept; and KPIs of customers, such
    as churn, whose customers are the same in each part.

    Args:
        records: by name, those that hold.
        metric: name.
        period: `week`, `month`, `quarter`, `half-year` or `year`.

    Raises:
        ValueError: the metric's periods don't lie in periods of that kind, such as weeks in months.
    """
    wholes: dict[str, list[tuple[str, Record]]] = {}
    for name, record in sorted(records.items(), key=lambda pair: (last_day(pair[1].period), pair[0])):
        if metric in record.metrics:
            if not nests(record.word, period):
                message = f"a {record.word} of {metric} doesn't lie in one {period}"
                raise ValueError(message)
            wholes.setdefault(period_of(last_day(record.period), period), []).append((name, record))
    return tuple(one for label, parts in wholes.items() for one in _whole(label, parts, metric, period))


def _whole(label: str, parts: Sequence[tuple[str, Record]], metric: str, period: str) -> Iterable[Rolled]:
    measured = [record.metrics[metric] for _, record in parts]
    of = _PARTS.get((parts[-1][1].word, period))
    held = {(record.period, record.source) for _, record in parts}
    periods = tuple(dict.fromkeys(record.period for _, record in parts))
    sources = tuple(sorted({source for _, source in held}))
    lacking = tuple((one, source) for one in periods for source in sources if (one, source) not in held)
    for segment in sorted({figure.segment for one in measured for figure in one.figures}):
        answers, reason = together(segment, [record for _, record in parts], metric)
        yield Rolled(
            label, segment, measured[-1], periods, of, answers, reason, tuple(name for name, _ in parts), sources,
            lacking,
        )  # fmt: skip


def together(segment: Segment, records: Sequence[Record], name: str) -> tuple[Summary | None, str]:
    """The counts that several records hold of a metric and a segment, added; or why they can't be.

    Args:
        segment: attribute and value; empty for all.
        records: of some periods and sources, in order of time; each holds the metric.
        name: of the metric.
    """
    parts = [(record.period, record.metrics[name]) for record in records]
    longer = len({period for period, _ in parts}) > 1
    first = parts[0][1]
    found: list[Summary] = []
    for period, metric in parts:
        if metric.revision != first.revision:
            return None, f"revision {metric.revision} began in {period}: two definitions aren't added"
        answers, reason = _part(segment, period, metric)
        if reason:
            return None, reason
        found += [answers] if answers is not None else []
    if len(found) > 1:
        what = "several periods" if longer else "several sources"
        instead = "measure the exports by the longer period" if longer else "make a metric of each source"
        if not KPIS.get(first.kpi).periods_add:
            return None, f"{first.kpi} of {what} isn't their sum: {instead}"
        if any(_repeated(answers) for answers in found):
            return None, f"people answered several times: {instead}"
    return (reduce(lambda one, other: one.plus(other), found), "") if found else (None, NO_ANSWERS)


def _part(segment: Segment, period: str, metric: RecordedMetric) -> tuple[Summary | None, str]:
    """Its counts in one period; none where nobody of that segment answered."""
    same = next((figure for figure in metric.figures if figure.segment == segment), None)
    if same is not None and same.groups:
        return None, f"made of several small groups in {period}, not the same in each period"
    if same is not None and same.reason != NO_ANSWERS:
        return same.answers, "" if same.answers is not None else f"withheld in {period}: {same.reason}"
    names = tuple(name for name, _ in segment)
    relatives = [figure for figure in metric.figures if tuple(name for name, _ in figure.segment) == names]
    if any(figure.groups or figure.reason not in (None, NO_ANSWERS) for figure in relatives):
        return None, f"among the small groups in {period}"
    return None, ""


def _repeated(answers: Summary) -> bool:
    if isinstance(answers, Scores):
        return answers.repeats is not None
    return isinstance(getattr(answers, "clusters", None), Clusters)
