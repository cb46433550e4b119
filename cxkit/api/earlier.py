"""What a source's figures are compared with: earlier periods, of the run and recorded; and why some aren't."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.api.comparisons import Before, NotCompared, befores, period_before
from cxkit.api.source_metrics import definition_of
from cxkit.scan.periods import last_day

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
        for period in sorted(own, key=last_day):
            before = period_before({**recorded, **own}, period)
            if before is None or before in own:
                continue
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
    revision = one.metric.revision if one.metric else 1
    if before.revision != revision:
        return f"revision {revision} began a new series"
    now = definition_of(source, one)
    if now == before.definition:
        return ""
    keys = sorted(key for key in {*now, *before.definition} if now.get(key) != before.definition.get(key))
    what = ", ".join(_AS_SAID.get(key, key) for key in keys)
    return f"its definition changed ({what}), and its revision didn't"
