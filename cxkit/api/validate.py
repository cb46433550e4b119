"""Check a strategy: everything wrong with it, each thing at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.api.today import today
from cxkit.loading import ignores
from cxkit.loading.load import load
from cxkit.results import Validation

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from cxkit.loading.workspace import Workspace


def validate(path: Path | str = ".", *, as_of: str | date | None = None) -> Validation:
    """Check the workspace at or above a path.

    Raises:
        UsageError: there is no workspace.

    Example:
        >>> from cxkit import validate
        >>> validate("examples/tallyline").findings  # doctest: +SKIP
        ()
    """
    return check(load(path), today(as_of))


def check(workspace: Workspace, day: date) -> Validation:
    """Check a workspace that was read."""
    from cxkit.rules._engine import run

    checked = run(workspace, day)
    kept = ignores.apply(workspace, (*workspace.findings, *checked.findings), day)
    return Validation(workspace, tuple(sorted(kept, key=lambda finding: finding.order)), day, checked.notes)
