"""Which metrics anything rests on: every field that refers to one, wherever it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.model import (
    Advocacy,
    BusinessObjective,
    Initiative,
    Journey,
    Loop,
    Objective,
    Phase,
    Recommendation,
    Risk,
    Strategy,
    Touchpoint,
    Value,
)  # fmt: skip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


def metrics_in_use(workspace: Workspace) -> frozenset[str]:
    """Ids of metrics that something refers to; a part of one counts as the whole."""
    return frozenset(name.split(".", 1)[0] for name in _named(workspace) if name)


def _named(workspace: Workspace) -> Iterator[str | None]:
    for kind in (Objective, BusinessObjective, Value, Loop, Advocacy):
        yield from (one.metric for _, one in workspace.walk(kind))  # type: ignore[attr-defined]
    for place in (Journey, Touchpoint):
        yield from (name for _, one in workspace.walk(place) for name in one.metrics)  # type: ignore[attr-defined]
    for _, head in workspace.walk(Strategy):
        yield head.promise.metric
        yield from (standard.metric for standard in head.standards)
    yield from (line.metric for _, one in workspace.walk(Recommendation) for line in one.case.benefits)
    yield from (one.metric for _, phase in workspace.walk(Phase) for one in phase.success)
    yield from (effect.metric for _, one in workspace.walk(Initiative) for effect in one.promised)
    for _, risk in workspace.walk(Risk):
        yield risk.plan.trigger.metric if risk.plan and risk.plan.trigger else None
