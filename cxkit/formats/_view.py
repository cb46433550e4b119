"""Who reads a printout: how wide it may be, from where paths are seen, what takes colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxkit.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Callable

    from cxkit.findings import Finding

ROLES = {Severity.ERROR: "bad", Severity.WARNING: "warn", Severity.INFO: "quiet"}
"""The colour of a weight."""


def _plain(_role: str, word: str) -> str:
    return word


@dataclass(frozen=True, slots=True)
class View:
    """How findings are looked at.

    Args:
        width: sentences wrap at this column; 0 never wraps, as in a pipe.
        folder: the workspace as seen from where the reader stands, `strategy` or empty.
        fail_on: what weighs as much fails the run.
        paint: a word in the colour of its role.
    """

    width: int = 0
    folder: str = ""
    fail_on: Severity = Severity.ERROR
    paint: Callable[[str, str], str] = _plain

    def path(self, finding: Finding) -> str:
        """A finding's file, as the reader would open it."""
        return f"{self.folder}/{finding.loc.file}" if self.folder else finding.loc.file


PLAIN = View()
"""A pipe in the workspace's own folder."""
