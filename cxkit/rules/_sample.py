"""How many answers a metric can expect a period."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from cxkit.loading.workspace import Workspace
    from cxkit.model import Metric, Source


def expected_answers(workspace: Workspace, metric: Metric) -> float | None:
    """Answers a period: as declared, else invites times the low end of the response rate, or rows to expect."""
    return float(metric.expected_n) if metric.expected_n is not None else _total(workspace, metric, "low")


def most_answers(workspace: Workspace, metric: Metric) -> float | None:
    """The most that can come a period: invites times the high end of the response rate, or rows to expect."""
    return _total(workspace, metric, "high")


def _total(workspace: Workspace, metric: Metric, end: Literal["low", "high"]) -> float | None:
    sources: list[Source | None] = [workspace.get("source", name) for name in metric.source]
    parts = [_of(source, metric.period, end) if source and metric.period else None for source in sources]
    known = [part for part in parts if part is not None]
    return sum(known) if known and len(known) == len(parts) else None


def _of(source: Source, period: str, end: Literal["low", "high"]) -> float | None:
    rate = getattr(source.response_rate, end) if source.response_rate is not None else None
    if source.invites is not None and rate is not None:
        return float(source.invites.in_a(period) * rate / 100)
    return source.volume.in_a(period) if source.volume is not None else None
