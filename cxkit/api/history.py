"""The recorded figures of a workspace as rows."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from cxkit.errors import UsageError
from cxkit.history.store import live, read_all
from cxkit.loading.load import load
from cxkit.registry import suggestion
from cxkit.scan.periods import last_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cxkit.history.record import Record


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
        reason: why it was withheld; empty where it wasn't.
        record: file that holds it.
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


@dataclass(frozen=True, slots=True)
class History:
    """Recorded figures by metric, period and segment; records that others stand for are left out."""

    name: str
    rows: tuple[Row, ...]

    def to_json(self) -> str:
        """The versioned shape `cx/1`."""
        body = {"schema": "cx/1", "command": "history", "figures": [asdict(row) for row in self.rows]}
        return json.dumps(body, ensure_ascii=True, indent=1) + "\n"

    def to_pandas(self) -> Any:
        """A pandas frame, a row each; segments as text."""
        import pandas as pd

        rows = [{**asdict(row), "segment": _words(row.segment)} for row in self.rows]
        return pd.DataFrame(rows, columns=list(Row.__slots__))


def history(path: Path | str = ".", metric: str | None = None, *, segments: bool = True) -> History:
    """What was recorded of the workspace at or above a path.

    Args:
        path: in the workspace.
        metric: id, or id and part; None for all.
        segments: whether groups are told, too.

    Raises:
        UsageError: there is no workspace, or nothing was recorded of that metric.
        DataError: a record is damaged.
    """
    workspace = load(path)
    rows = sorted(
        _rows(live(read_all(workspace.root))),
        key=lambda row: (row.metric, last_day(row.period), row.period, sorted(row.segment.items())),
    )
    known = sorted({row.metric for row in rows})
    if metric is not None and metric not in known:
        message = f"nothing is recorded of '{metric}'"
        hint = suggestion(metric, known) or (f"there are: {', '.join(known)}" if known else "cx score EXPORT --record")
        raise UsageError(message, hint=hint)
    chosen = [row for row in rows if metric in (None, row.metric) and (segments or not row.segment)]
    return History(workspace.config.name, tuple(chosen))


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
                )


def _words(segment: dict[str, str]) -> str:
    return ", ".join(f"{name}={value}" for name, value in segment.items())
