"""What a source's figures are compared with: earlier periods, of the run and recorded; and why some aren't."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.api.comparisons import Before, NotCompared, befores, period_before
from cxkit.api.source_metrics import definition_of
from cxkit.scan.periods import last_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cxkit.api.asked import Asked
    from cxkit.history.record import Record, RecordedMetric
    from cxkit.model import Source
    from cxkit.publish import Figure, Segment

_AS_SAID = {"kpi": "KPI", "declared": "statistic", "text": "text of the question", "labels": "labels of the scale"}


def earlier_waves(
    figures: Sequence[Figure],
    asked: Mapping[str, Asked],
    source: Source,
    records: Mapping[str, Record],
    *,
    narrowed: bool = False,
) -> tuple[Mapping[str, Mapping[str, Mapping[Segment, Before]]], tuple[NotCompared, ...]]:
    """Metric → period → segment → the figure of that period; and what mustn't be compared.

    Args:
        figures: of this run; its own periods go before recorded ones.
        asked: metrics by name.
        source: whose exports were measured.
        records: those that hold.
        narrowed: whether only some rows were kept: recorded figures are of all rows.
    """
    found = befores(figures)
    refused = []
    for name, one in asked.items():
        own = found.get(name, {})
        recorded = {
            record.period: record.metrics[name]
            for record in records.values()
            if record.source == source.id and name in record.metrics
        }
        asked_otherwise = _of_other_revisions(one, source, records.values())
        found[name] = {period: of for period, of in own.items() if period not in asked_otherwise}
        for period in sorted(own, key=last_day):
            before = period_before({**recorded, **own}, period)
            if before is None or (before in own and not {before, period} & asked_otherwise):
                continue
            if {before, period} & asked_otherwise:
                why = _new_series(one)
            else:
                why = "--where keeps some rows only" if narrowed else _changed(one, source, recorded[before])
            if why:
                refused.append(NotCompared(name, period, before, why))
                continue
            found[name] = {**found[name], before: _of(recorded[before], before)}
    return found, tuple(refused)


def _of(metric: RecordedMetric, period: str) -> dict[Segment, Before]:
    return {one.segment: Before(period, one.answers, one.groups) for one in metric.figures}


def _changed(one: Asked, source: Source, before: RecordedMetric) -> str:
    """What a metric means now that it didn't mean then; empty where nothing changed."""
    if before.revision != _revision(one):
        return _new_series(one)
    now = definition_of(source, one)
    if now == before.definition:
        return ""
    keys = sorted(key for key in {*now, *before.definition} if now.get(key) != before.definition.get(key))
    what = ", ".join(_AS_SAID.get(key, key) for key in keys)
    return f"its definition changed ({what}), and its revision didn't"


def _revision(one: Asked) -> int:
    return one.metric.revision if one.metric else 1


def _new_series(one: Asked) -> str:
    return f"revision {_revision(one)} began a new series"


def _of_other_revisions(one: Asked, source: Source, records: Iterable[Record]) -> set[str]:
    """Periods that are recorded under other revisions only: what was asked then isn't what the metric means now."""
    revisions: dict[str, set[int]] = {}
    for record in records:
        if record.source == source.id and one.name in record.metrics:
            revisions.setdefault(record.period, set()).add(record.metrics[one.name].revision)
    return {period for period, known in revisions.items() if _revision(one) not in known}
