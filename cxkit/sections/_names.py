"""Names instead of ids: an id that nothing declares stands as it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.model import Role
from cxkit.render.blocks import Cell

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cxkit.loading.workspace import Workspace


def name(workspace: Workspace, kind: str, one: str) -> str:
    """What an entity is called: its name, else what it says, else its id."""
    found = workspace.get(kind, one)
    return getattr(found, "name", None) or getattr(found, "says", None) or one


def names(workspace: Workspace, kind: str, several: Iterable[str]) -> str:
    """Several names in a line."""
    return ", ".join(name(workspace, kind, one) for one in several)


def holder(workspace: Workspace, party: str | None) -> str:
    """Who it is in person: whoever holds the role, else the role's or group's name; empty where nobody is named."""
    if party is None:
        return ""
    found = workspace.get("party", party)
    if isinstance(found, Role) and found.held_by:
        return ", ".join(found.held_by)
    return name(workspace, "party", party)


def owner(workspace: Workspace, party: str | None) -> Cell:
    """A role with who holds it below; `nobody` stands out."""
    if party is None:
        return Cell("nobody", tone="signal")
    role = name(workspace, "party", party)
    person = holder(workspace, party)
    return Cell(role, person if person != role else "")


def lines(several: Iterable[str], empty: str = "") -> Cell:
    """Texts below each other, or a soft word where there are none."""
    parts = tuple(Cell(one) for one in several)
    return Cell(parts=parts) if parts else Cell(empty, tone="soft")


def said(text: str | None, empty: str = "not said") -> Cell:
    """A text, or a soft word where there is none."""
    return Cell(text) if text else Cell(empty, tone="soft")
