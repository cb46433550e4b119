"""Roles and groups of stakeholders together, for a field may name either."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.model import Role, StakeholderGroup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.findings import Loc
    from cxkit.loading.workspace import Workspace

Party = Role | StakeholderGroup


def parties(workspace: Workspace) -> Iterator[tuple[Loc, Party]]:
    """All roles, then all groups, each with its place."""
    yield from workspace.walk(Role)
    yield from workspace.walk(StakeholderGroup)


def levels(workspace: Workspace) -> dict[str, str | None]:
    """Party → executive, manager, frontline or unknown."""
    return {party.id: party.level for _, party in parties(workspace)}


def speaks_for_all(party: Party) -> bool:
    """Whether a group isn't of one department: managers or front-line people of the whole house, or everyone."""
    group = isinstance(party, StakeholderGroup) and party.kind == "employees"
    return group and not party.department and party.level != "executive"
