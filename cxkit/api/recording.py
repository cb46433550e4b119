"""What is kept of a measurement: a record of each period, written once."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from cxkit.api.source_metrics import definition_of, who_was_asked
from cxkit.errors import DataError, UsageError
from cxkit.history.record import Record, RecordedFigure, RecordedMetric
from cxkit.history.store import add, stem
from cxkit.scan.periods import last_day
from cxkit.version import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from cxkit.api.asked import Asked
    from cxkit.api.measure import Measurement
    from cxkit.history.drivers import RecordedDrivers
    from cxkit.model import Source
    from cxkit.publish import Figure


def records_of(
    source: Source,
    found: Measurement,
    asked: Mapping[str, Asked],
    word: str,
    records: Mapping[str, Record],
    exports: Sequence[str],
    confidence: float,
    drivers: Mapping[tuple[str, str], RecordedDrivers],
) -> tuple[Record, ...]:
    """A record of each period that was measured.

    Args:
        source: whose exports they are.
        found: what was measured.
        asked: the metrics, by name.
        word: `month`, `quarter` and the like.
        records: those that hold, by name.
        exports: as named on the command line.
        confidence: of the intervals.
        drivers: of a metric in a period, where they were ranked.
    """
    inputs = tuple(_input(_packed_in(exports, ledger.path), ledger) for ledger in found.ledgers)
    periods = sorted({figure.period for figure in found.figures if figure.period})
    return tuple(_make(source, found, asked, word, period, records, inputs, confidence, drivers) for period in periods)


def keep(
    root: Path, made: Sequence[Record], records: Mapping[str, Record], day: date, *, group: int, dry_run: bool
) -> tuple[str, ...]:
    """Write the records whose period is over; what was done, a sentence each.

    Args:
        root: of the workspace.
        made: what was measured.
        records: those that hold, by name.
        day: the day taken as today.
        group: people that a group must have.
        dry_run: write nothing.

    Raises:
        UsageError: a definition changed, and its revision didn't.
        DataError: so few answers are new that showing both would show what they say.
        OutputError: a record can't be written, or holds other figures for the same data.
    """
    notes = [f"{one.period} isn't over on {day} and wasn't recorded" for one in made if last_day(one.period) >= day]
    for record in made:
        if last_day(record.period) >= day:
            continue
        before = records.get(record.file)
        _require_same_meaning(record, records)
        if before is None:
            _require_enough_new(record, records, group)
        held = amount(record)
        if dry_run:
            notes.append(f"would record {record.file}: {held}")
            continue
        name, new = add(root, record)
        notes.append(f"recorded {name}: {held}, no personal data" if new else f"unchanged: {name} holds these figures")
    return tuple(notes)


def amount(record: Record) -> str:
    """How much a record holds, in words."""
    metrics, figures = len(record.metrics), sum(len(metric.figures) for metric in record.metrics.values())
    return f"{metrics} metric{'s' * (metrics != 1)}, {figures} figure{'s' * (figures != 1)}"


def _make(
    source: Source,
    found: Measurement,
    asked: Mapping[str, Asked],
    word: str,
    period: str,
    records: Mapping[str, Record],
    inputs: tuple[dict[str, Any], ...],
    confidence: float,
    drivers: Mapping[tuple[str, str], RecordedDrivers],
) -> Record:
    metrics = {
        name: _metric(
            source,
            one,
            [figure for figure in found.figures if figure.metric == name and figure.period == period],
            drivers.get((name, period)),
        )
        for name, one in sorted(asked.items())
        if any(figure.metric == name and figure.period == period for figure in found.figures)
    }
    record = Record(source.id, period, word, confidence, __version__, inputs, metrics)
    if record.file in records:
        return replace(record, supersedes=records[record.file].supersedes)
    older = [
        stem(name)
        for name, other in records.items()
        if other.source == source.id and other.period == period and set(other.metrics) & set(metrics)
    ]
    return replace(record, supersedes=tuple(sorted(older)))


def _metric(source: Source, one: Asked, figures: Sequence[Figure], drivers: RecordedDrivers | None) -> RecordedMetric:
    estimate = next((figure.estimate for figure in figures if figure.estimate), None)
    return RecordedMetric(
        one.name,
        one.kpi.name,
        dict(one.declared),
        definition_of(source, one),
        one.metric.revision if one.metric else 1,
        estimate.statistic if estimate else "",
        estimate.unit if estimate else "",
        estimate.method if estimate else "",
        tuple(_figure(figure) for figure in figures),
        who_was_asked(source, one),
        drivers,
    )


def _figure(figure: Figure) -> RecordedFigure:
    if figure.estimate is None or figure.answers is None:
        return RecordedFigure(figure.segment, None, figure.reason, figure.groups)
    shown = {one.reason: one.rows for one in figure.excluded if one.rows is not None}
    answers: Any = replace(cast("Any", figure.answers), excluded=shown)
    estimate = figure.estimate
    return RecordedFigure(figure.segment, answers, None, figure.groups, estimate.value, estimate.low, estimate.high)


def _packed_in(exports: Sequence[str], path: str) -> str:
    """The file on disk: the zip archive where the export stood in one."""
    return next((export for export in exports if path.startswith(f"{export}/")), path)


def sha256(path: str) -> str:
    """What tells one export from another, whatever it is called."""
    digest = hashlib.sha256()
    with Path(path).open("rb") as stream:
        while chunk := stream.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()


def _input(path: str, ledger: Any) -> dict[str, Any]:
    return {
        "sha256": sha256(path),
        "bytes": Path(path).stat().st_size,
        "rows": ledger.rows,
        "used": ledger.used,
        "excluded": dict(ledger.excluded),
        "rejected": dict(ledger.rejected),
    }


def _require_same_meaning(record: Record, records: Mapping[str, Record]) -> None:
    for name, metric in record.metrics.items():
        for other in records.values():
            before = other.metrics.get(name)
            own = other.source == record.source  # each source has its own wording and columns
            if not own or before is None or before.revision != metric.revision:
                continue
            if before.definition == metric.definition:
                continue
            changed = sorted(
                key
                for key in {*metric.definition, *before.definition}
                if metric.definition.get(key) != before.definition.get(key)
            )
            message = f"{name} isn't measured as in {other.period}: {', '.join(changed)} changed; nothing was recorded"
            hint = f"write `revision: {metric.revision + 1}` to begin a new series, or put the old definition back"
            raise UsageError(message, hint=hint, code="HST203", place="metrics.yaml")


def _require_enough_new(record: Record, records: Mapping[str, Record], group: int) -> None:
    for other in records.values():
        if other.source != record.source or other.period != record.period:
            continue
        for name, metric in record.metrics.items():
            known = {figure.segment: figure for figure in other.metrics[name].figures} if name in other.metrics else {}
            for figure in metric.figures:
                before = known.get(figure.segment)
                if before is None or before.answers is None or figure.answers is None:
                    continue
                _require_none_or_many(figure.answers.n, before.answers.n, record, name, group)
            drivers, earlier = metric.drivers, other.metrics[name].drivers if name in other.metrics else None
            if drivers and earlier:
                _require_none_or_many(drivers.n, earlier.n, record, name, group)


def _require_none_or_many(now: float, before: float, record: Record, name: str, group: int) -> None:
    if 0 < abs(now - before) < group:
        message = f"{record.period} was recorded with almost the same people; nothing was recorded"
        hint = f"wait until {group} or more answers have changed: fewer would show what they said"
        raise DataError(message, hint=hint, code="HST205", place=name)
