"""Who owns what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cxkit.model import (
    Advocacy,
    BusinessObjective,
    Capability,
    Course,
    Initiative,
    Loop,
    Message,
    Metric,
    Objective,
    Phase,
    Risk,
    Source,
    Study,
    System,
)  # fmt: skip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.findings import Loc
    from cxkit.loading.workspace import Workspace

_OWNED: tuple[Any, ...] = (
    Advocacy, BusinessObjective, Capability, Course, Initiative, Loop, Message, Metric, Objective, Phase, Risk, Source,
    Study, System,
)  # fmt: skip


def owned(workspace: Workspace) -> Iterator[tuple[Loc, str, str]]:
    """Everything that has an owner: its place, its id, its owner. Touchpoints are left out: they follow their stage."""
    for kind in _OWNED:
        for loc, one in workspace.walk(kind):
            if one.owner is not None:
                yield loc, one.id, one.owner
