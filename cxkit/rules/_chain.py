"""The chain from objectives to what is done for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.model import Because, Initiative, Recommendation

if TYPE_CHECKING:
    from datetime import date

    from cxkit.loading.workspace import Workspace


def recommendations_of(initiative: Initiative) -> tuple[str, ...]:
    """The recommendations an initiative comes from; none where a reason stands instead."""
    return () if isinstance(initiative.recommendation, Because) else initiative.recommendation


def objectives_of(workspace: Workspace, initiative: Initiative) -> tuple[str, ...]:
    """What an initiative serves: its own objectives, else those of its recommendations."""
    if initiative.objectives:
        return initiative.objectives
    found = (workspace.get("recommendation", name) for name in recommendations_of(initiative))
    return tuple(dict.fromkeys(name for one in found if one is not None for name in one.objectives))


def serving(workspace: Workspace) -> dict[str, list[Initiative]]:
    """Objective → initiatives that serve it and weren't stopped."""
    served: dict[str, list[Initiative]] = {}
    for _, initiative in workspace.walk(Initiative):
        if initiative.stopped is None:
            for name in objectives_of(workspace, initiative):
                served.setdefault(name, []).append(initiative)
    return served


def ready(initiative: Initiative) -> date | None:
    """The day an initiative goes live; without one, the day its last activity ends."""
    ends = [one.end for one in initiative.activities if one.end is not None]
    return initiative.go_live or (max(ends) if ends else None)


def recommended(workspace: Workspace) -> set[str]:
    """Objectives that a recommendation serves which wasn't rejected."""
    return {name for _, one in workspace.walk(Recommendation) if not one.rejected for name in one.objectives}
