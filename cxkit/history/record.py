"""A record: what was published of one source in one period, with where it came from."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cxkit.history.counts import summary_from, to_data
from cxkit.history.drivers import drivers_data, drivers_from

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxkit.history.drivers import RecordedDrivers
    from cxkit.summaries.summary import Summary

SCHEMA = "cx-measurement/1"

Segment = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RecordedFigure:
    """One published figure: counts per point, from which value and interval can be computed at any confidence.

    Args:
        segment: attribute and value; empty for all.
        answers: counts, from which the interval can be computed anew; None where the figure was withheld.
        reason: why it was withheld.
        groups: how many groups were rolled up in it.
        value: as published, at the confidence of the record.
        low: lower limit.
        high: upper limit.
    """

    segment: Segment
    answers: Summary | None
    reason: str | None = None
    groups: int = 0
    value: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class RecordedMetric:
    """A metric as it was measured: its definition, its figures, and what was known of those who were asked.

    That (`invited`, `size`, `margins`) isn't part of the definition: a population changes, and the series goes on.
    Nor are the drivers: other questions may be held against the same figures.
    """

    name: str
    kpi: str
    declared: Mapping[str, Any]
    definition: Mapping[str, Any]
    revision: int
    statistic: str
    unit: str
    method: str
    figures: tuple[RecordedFigure, ...]
    who: Mapping[str, Any] = field(default_factory=dict)
    drivers: RecordedDrivers | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """All metrics of one source in one period.

    Args:
        source: id.
        period: label.
        word: the period's word, such as `quarter`.
        confidence: of the published intervals.
        tool: version of cxkit.
        inputs: SHA-256, bytes, rows and where they went, for each export.
        metrics: by name.
        supersedes: names of records that this one stands for.
    """

    source: str
    period: str
    word: str
    confidence: float
    tool: str
    inputs: tuple[Mapping[str, Any], ...]
    metrics: Mapping[str, RecordedMetric]
    supersedes: tuple[str, ...] = field(default_factory=tuple)

    @property
    def definition(self) -> str:
        """Hash of the definitions of all metrics."""
        return _hash({name: [metric.definition, metric.revision] for name, metric in self.metrics.items()})

    @property
    def file(self) -> str:
        """Its name below the workspace, from the hash of definition, data, who was asked, drivers, and period."""
        data = sorted(str(one["sha256"]) for one in self.inputs)
        told: dict[str, Any] = {
            "definition": self.definition,
            "data": data,
            "period": self.period,
            "source": self.source,
        }
        if who := {name: dict(metric.who) for name, metric in self.metrics.items() if metric.who}:
            told["who"] = who
        if drivers := {name: metric.drivers.asked for name, metric in self.metrics.items() if metric.drivers}:
            told["drivers"] = drivers
        key = _hash(told)[:12]
        return f"measurements/{self.period[:4]}/{self.period}--{self.source}--{key}.yaml"


def to_text(record: Record) -> bytes:
    """The record as YAML: keys sorted, no clock, host, user or personal value."""
    import yaml

    body = {
        "schema": SCHEMA,
        "tool": record.tool,
        "source": record.source,
        "period": record.period,
        "every": record.word,
        "confidence": record.confidence,
        "definition": record.definition,
        "inputs": [dict(one) for one in record.inputs],
        "metrics": {name: _metric(metric) for name, metric in record.metrics.items()},
    }
    if record.supersedes:
        body["supersedes"] = list(record.supersedes)
    text = yaml.dump(body, sort_keys=True, allow_unicode=True, default_flow_style=None, width=120)
    return f"# Written by cx score --record; don't edit it. A correction is a new record.\n{text}".encode()


def as_kept(record: Record) -> Record:
    """The record as it comes back from disk: very many different durations are kept rounded."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return from_data(yaml.load(to_text(record), Loader=loader))  # noqa: S506 - the safe loader


def from_data(data: Any) -> Record:
    """A record from what was read; a `ValueError`, `KeyError` or `TypeError` where it isn't one."""
    if data["schema"] != SCHEMA:
        message = f"unknown schema {data['schema']}"
        raise ValueError(message)
    return Record(
        str(data["source"]),
        str(data["period"]),
        str(data["every"]),
        float(data["confidence"]),
        str(data["tool"]),
        tuple(data["inputs"]),
        {str(name): _read_metric(str(name), body) for name, body in data["metrics"].items()},
        tuple(str(one) for one in data.get("supersedes", ())),
    )


def _metric(metric: RecordedMetric) -> dict[str, Any]:
    who = {"who": dict(metric.who)} if metric.who else {}
    drivers = {"drivers": drivers_data(metric.drivers)} if metric.drivers else {}
    return (who | drivers) | {
        "kpi": metric.kpi,
        "declared": dict(metric.declared),
        "definition": dict(metric.definition),
        "revision": metric.revision,
        "statistic": metric.statistic,
        "unit": metric.unit,
        "method": metric.method,
        "figures": [_figure(figure) for figure in metric.figures],
    }


def _figure(figure: RecordedFigure) -> dict[str, Any]:
    body: dict[str, Any] = {"segment": dict(figure.segment)}
    if figure.groups:
        body["groups"] = figure.groups
    if figure.answers is None:
        return {**body, "withheld": figure.reason}
    answers = figure.answers
    body |= {"value": figure.value, "low": figure.low, "high": figure.high, "n": answers.n}
    body |= to_data(answers)
    if answers.excluded:
        body["excluded"] = dict(answers.excluded)
    return body


def _read_metric(name: str, body: Any) -> RecordedMetric:
    return RecordedMetric(
        name,
        str(body["kpi"]),
        dict(body["declared"]),
        dict(body["definition"]),
        int(body["revision"]),
        str(body["statistic"]),
        str(body["unit"]),
        str(body["method"]),
        tuple(_read_figure(one) for one in body["figures"]),
        dict(body.get("who", {})),
        drivers_from(body["drivers"]) if "drivers" in body else None,
    )


def _read_figure(body: Any) -> RecordedFigure:
    segment = tuple((str(name), str(value)) for name, value in body["segment"].items())
    groups = int(body.get("groups", 0))
    if "withheld" in body:
        return RecordedFigure(segment, None, str(body["withheld"]), groups)
    answers = summary_from(body)
    if answers.n != int(body["n"]):
        message = "its counts don't add up to its n"
        raise ValueError(message)
    return RecordedFigure(segment, answers, None, groups, float(body["value"]), float(body["low"]), float(body["high"]))


def _hash(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=True).encode()).hexdigest()
