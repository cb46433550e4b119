"""The recorded figures of a workspace as rows."""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from cxkit.errors import UsageError
from cxkit.history.roll_up import roll_up
from cxkit.history.store import live, read_all
from cxkit.kpis import KPIS
from cxkit.kpis._kpi import NotEstimableError
from cxkit.loading.load import load
from cxkit.registry import suggestion
from cxkit.scan.periods import PERIODS, last_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from cxkit.history.record import Record
    from cxkit.history.roll_up import Rolled


@dataclass(frozen=True, slots=True)
class Row:
    """One recorded figure.

    Args:
        metric: id; `first-orders.emotion` is a part of one.
        period: label.
        segment: attribute → value; empty for all.
        value: as published; None where it was withheld.
        low: lower limit.
        high: upper limit.
        n: answers; None where withheld.
        confidence: of the interval, 0 to 1.
        unit: of value and limits.
        statistic: which headline value.
        revision: of the definition; figures of two revisions aren't compared.
        reason: why it was withheld or can't be added; empty where there is a value.
        record: file that holds it; empty where it was added up.
        parts: recorded periods that were added up; empty where it stands as recorded.
        of: how many parts a whole period has; None where that can't be said.
        sources: whose answers they are; several where they were added up.
        lacking: parts that one source has no record of and another has, such as `2026-03 of after-call`.
    """

    metric: str
    period: str
    segment: dict[str, str]
    value: float | None
    low: float | None
    high: float | None
    n: int | None
    confidence: float
    unit: str
    statistic: str
    revision: int
    reason: str
    record: str
    parts: tuple[str, ...] = ()
    of: int | None = None
    sources: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """Recorded figures by metric, period and segment; records that others stand for are left out.

    Args:
        name: of the workspace.
        rows: the figures.
        notes: what the reader should know of them, a sentence each.
    """

    name: str
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()

    def to_json(self) -> str:
        """The versioned shape `cx/1`."""
        body = {
            "schema": "cx/1",
            "command": "history",
            "figures": [asdict(row) for row in self.rows],
            "notes": self.notes,
        }
        return json.dumps(body, ensure_ascii=True, indent=1) + "\n"

    def to_pandas(self) -> Any:
        """A pandas frame, a row each; segments as text."""
        import pandas as pd

        rows = [
            {**asdict(row), "segment": _words(row.segment), "parts": " ".join(row.parts),
             "sources": " ".join(row.sources), "lacking": ", ".join(row.lacking)}
            for row in self.rows
        ]  # fmt: skip
        return pd.DataFrame(rows, columns=list(Row.__slots__))


def history(
    path: Path | str = ".", metric: str | None = None, *, segments: bool = True, period: str | None = None
) -> History:
    """What was recorded of the workspace at or above a path.

    Args:
        path: in the workspace.
        metric: id, or id and part; None for all.
        segments: whether groups are told, too.
        period: `week`, `month`, `quarter`, `half-year` or `year`: counts of shorter periods are added up, with an
            interval computed anew; where they don't add, the row says why.

    Raises:
        UsageError: there is no workspace, nothing was recorded of that metric, or its periods don't lie in longer ones.
        DataError: a record is damaged.
    """
    workspace = load(path)
    records = live(read_all(workspace.root))
    notes: list[str] = []
    found = _rows(records) if period is None else _rolled(records, metric, period, notes)
    rows = sorted(
        found, key=lambda row: (row.metric, last_day(row.period), row.period, sorted(row.segment.items()), row.sources)
    )
    known = sorted({row.metric for row in rows})
    if metric is not None and metric not in known:
        message = f"nothing is recorded of '{metric}'"
        hint = suggestion(metric, known) or (f"there are: {', '.join(known)}" if known else "cx score EXPORT --record")
        raise UsageError(message, hint=hint)
    chosen = [row for row in rows if metric in (None, row.metric) and (segments or not row.segment)]
    if any(len(row.parts) > 1 and row.value is not None for row in chosen):
        notes.append("people who answered in several periods count once in each: if many did, measure the exports anew")
    return History(workspace.config.name, tuple(chosen), tuple(notes))


def _order(row: Row) -> tuple[Any, ...]:
    return (row.metric, last_day(row.period), row.period, sorted(row.segment.items()), row.sources)


def _rows(records: dict[str, Record]) -> Iterator[Row]:
    for name, record in records.items():
        for metric in record.metrics.values():
            for figure in metric.figures:
                yield Row(
                    metric.name,
                    record.period,
                    dict(figure.segment),
                    figure.value,
                    figure.low,
                    figure.high,
                    figure.answers.n if figure.answers is not None else None,
                    record.confidence,
                    metric.unit,
                    metric.statistic,
                    metric.revision,
                    figure.reason or "",
                    name,
                    sources=(record.source,),
                )


def _rolled(records: Mapping[str, Record], metric: str | None, period: str, notes: list[str]) -> Iterator[Row]:
    if period not in PERIODS:
        message = f"no period is called '{period}'"
        raise UsageError(message, hint=suggestion(period, PERIODS) or f"there are: {', '.join(PERIODS)}")
    confidence = max((record.confidence for record in records.values()), default=0.95)
    for name in sorted({name for record in records.values() for name in record.metrics}):
        try:
            yield from (_row(one, confidence) for one in roll_up(records, name, period))
        except ValueError as error:
            if name == metric:
                hint = "measure the exports by the longer period: `period` in metrics.yaml"
                raise UsageError(str(error), hint=hint) from None
            notes.append(f"{error}: not shown")


def _row(one: Rolled, confidence: float) -> Row:
    estimate = None
    reason = one.reason
    if one.answers is not None:
        try:
            estimate = KPIS.get(one.metric.kpi)(one.answers, confidence, **one.metric.declared)
        except NotEstimableError as error:
            reason = str(error)
    if estimate is not None and not math.isfinite(estimate.low + estimate.high):
        estimate, reason = None, "too few to say between what it lies"
    as_recorded = len(one.names) == 1 and one.parts == (one.period,)
    return Row(
        one.metric.name,
        one.period,
        dict(one.segment),
        estimate.value if estimate else None,
        estimate.low if estimate else None,
        estimate.high if estimate else None,
        estimate.n if estimate else None,
        confidence,
        one.metric.unit,
        one.metric.statistic,
        one.metric.revision,
        reason,
        one.names[0] if as_recorded else "",
        () if as_recorded else one.parts,
        None if as_recorded else one.of,
        one.sources,
        tuple(f"{period} of {source}" for period, source in one.lacking),
    )


def _words(segment: dict[str, str]) -> str:
    return ", ".join(f"{name}={value}" for name, value in segment.items())
