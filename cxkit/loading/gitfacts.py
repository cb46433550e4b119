"""What git knows of a workspace."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_PATIENCE = 10


def tracked(root: Path) -> tuple[str, ...]:
    """Files that git keeps, relative to the root, sorted; none where git or a repository is missing."""
    command = ["git", "-c", "core.fsmonitor=false", "-C", str(root), "ls-files", "-z", "--", "."]
    try:
        done = subprocess.run(command, capture_output=True, check=True, timeout=_PATIENCE)
    except (OSError, subprocess.SubprocessError):
        return ()
    return tuple(sorted(name.decode("utf-8", "replace") for name in done.stdout.split(b"\0") if name))
