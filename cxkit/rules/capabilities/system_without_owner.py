"""Whose system is it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import System
from cxkit.rules._rule import rule
from cxkit.rules._said import left_open, to_write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("CAP207", severity=Severity.INFO, since="0.1")
def system_without_owner(workspace: Workspace) -> Iterator[Finding]:
    """A system names no owner or no kind.

    Bad:

        # file: capabilities.yaml
        systems: [{id: desk, owner: }]

    Good:

        # file: capabilities.yaml
        systems: [{id: desk, owner: lead}]
    """
    for loc, one in workspace.walk(System):
        lacking = [key for key in ("owner", "kind") if getattr(one, key) is None]
        if lacking:
            message = f"system '{one.id}' doesn't say {left_open('system', lacking)}"
            yield Finding(loc, message, to_write(lacking), entity=one.id)
