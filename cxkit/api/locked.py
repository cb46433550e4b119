"""Whether recorded figures can be rebuilt from their exports."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from cxkit.history.record import as_kept
from cxkit.scan.periods import last_day

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import date

    from cxkit.history.record import Record, RecordedMetric


class NotRebuilt(NamedTuple):
    """A recorded metric of a period that the exports don't give, or one that isn't recorded.

    Args:
        period: label.
        metric: name.
        why: a sentence without its subject.
        record: file that holds it; empty where none does.
    """

    period: str
    metric: str
    why: str
    record: str


def held_against(
    made: Sequence[Record],
    records: Mapping[str, Record],
    source: str,
    day: date,
    periods: Collection[str] | None = None,
) -> tuple[tuple[str, ...], tuple[NotRebuilt, ...]]:
    """Hold what exports give against what is recorded.

    Figures of both are never shown side by side: where few answers differ, the difference would show what they say.

    Args:
        made: what the exports give, by period.
        records: those that hold, by name.
        source: id.
        day: the day taken as today; a period that isn't over isn't expected to be recorded.
        periods: those to look at; None for all.

    Returns:
        Sentences on what was rebuilt or not looked at, and what can't be rebuilt.
    """
    of_source = {name: record for name, record in records.items() if record.source == source}
    made = [record for record in made if periods is None or record.period in periods]
    finished = [as_kept(record) for record in made if last_day(record.period) < day]
    ended = {(record.period, name): old for record in finished for name, old in _ended(record, of_source)}
    not_rebuilt = tuple(
        one for record in finished for one in _not_rebuilt(record, of_source) if (one.period, one.metric) not in ended
    )
    other = {(one.period, one.metric) for one in not_rebuilt} | set(ended)
    notes = [
        f"rebuilt {record.period}: {sum((record.period, name) not in other for name in record.metrics)} of "
        f"{len(record.metrics)} metrics are as recorded"
        for record in finished
    ]
    notes += [
        f"not rebuilt: {name} of {period} is of revision {old}, which metrics.yaml defines no more; "
        "the commit that recorded it does"
        for (period, name), old in ended.items()
    ]
    notes += [note for record in finished for note in _other_drivers(record, of_source)]
    seen = {record.period for record in made}
    missing = sorted({record.period for record in of_source.values()} - seen, key=last_day)
    if missing and periods is None:
        notes.append(f"not looked at: {', '.join(missing)}, of which these exports hold nothing")
    return tuple(notes), not_rebuilt


def _other_drivers(made: Record, of_source: Mapping[str, Record]) -> Iterator[str]:
    """Sentences on metrics whose drivers are other questions now, and not held against those recorded."""
    for record in of_source.values():
        for name in sorted(set(made.metrics) & set(record.metrics)):
            if record.period == made.period and _drivers_asked_otherwise(made.metrics[name], record.metrics[name]):
                yield f"not rebuilt: the drivers of {name} in {made.period} were asked otherwise then"


def _ended(made: Record, of_source: Mapping[str, Record]) -> Iterator[tuple[str, int]]:
    """Metrics of a period that are recorded under earlier revisions only, and the last of those."""
    for name, metric in made.metrics.items():
        known = [
            record.metrics[name].revision
            for record in of_source.values()
            if record.period == made.period and name in record.metrics
        ]
        if known and max(known) < metric.revision:
            yield name, max(known)


def _not_rebuilt(made: Record, of_source: Mapping[str, Record]) -> Iterator[NotRebuilt]:
    for name, metric in made.metrics.items():
        held = [
            (file, record.metrics[name])
            for file, record in of_source.items()
            if record.period == made.period and name in record.metrics
        ]
        held.sort(key=lambda one: one[1].revision != metric.revision)
        if not held:
            yield NotRebuilt(made.period, name, "isn't recorded", "")
            continue
        file, recorded = held[0]
        why = _difference(metric, recorded)
        if why == _OTHER_FIGURES and _inputs(made) != _inputs(of_source[file]):
            why = "is recorded with other figures, from other exports than these"
        if why:
            yield NotRebuilt(made.period, name, why, file)


_OTHER_FIGURES = "is recorded with other figures than the exports give"


def _difference(made: RecordedMetric, recorded: RecordedMetric) -> str:
    if recorded.drivers is None or _drivers_asked_otherwise(made, recorded):  # none then, or of other questions
        made, recorded = replace(made, drivers=None), replace(recorded, drivers=None)
    if made == recorded:
        return ""
    if made.definition != recorded.definition or made.revision != recorded.revision:
        return "is recorded of another definition than metrics.yaml and feedback.yaml give now"
    before = {figure.segment for figure in recorded.figures}
    now = {figure.segment for figure in made.figures}
    if before != now:
        return "is recorded for other groups than the exports give"
    if replace(made, drivers=recorded.drivers) == recorded:
        return "is recorded with other drivers than the exports give"
    return _OTHER_FIGURES


def _drivers_asked_otherwise(made: RecordedMetric, recorded: RecordedMetric) -> bool:
    return bool(made.drivers and recorded.drivers and made.drivers.asked != recorded.drivers.asked)


def _inputs(record: Record) -> list[str]:
    return sorted({str(one["sha256"]) for one in record.inputs})
