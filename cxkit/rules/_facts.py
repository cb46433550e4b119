"""What a rule may ask besides the workspace: the day, and what git keeps."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cxkit.loading.gitfacts import tracked

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


@dataclass(frozen=True)
class Facts:
    """The day taken as today, and the files that git keeps.

    Args:
        today: never the clock's own; it is given.
        root: the folder that holds cx.yaml.
        listed: the files in git, where those of another commit are meant.
    """

    today: date
    root: Path
    listed: tuple[str, ...] | None = None

    @cached_property
    def tracked(self) -> tuple[str, ...]:
        """Files in git, as written from the root; none outside a repository."""
        return tracked(self.root) if self.listed is None else self.listed
