"""Lay out the files of a strategy alike."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cxkit.api.mend import Change
from cxkit.api.validate import below, workspace_of
from cxkit.layout.lay_out import lay_out
from cxkit.loading.splice import encoded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxkit.findings import Finding


class Layout(NamedTuple):
    """What would be laid out anew, and what can't be read.

    Args:
        root: the workspace's folder.
        files: how many were looked at.
        changes: files whose layout differs.
        unread: why files were left as they are.
    """

    root: Path
    files: int
    changes: tuple[Change, ...]
    unread: tuple[Finding, ...]


def fmt(path: Path | str | Sequence[Path | str] = ".") -> Layout:
    """Find the files whose layout differs from the common one; nothing is written (`cxkit.api.mend.write` does).

    Args:
        path: a workspace, or files and folders in one.

    Raises:
        UsageError: there is no workspace.
    """
    paths = [Path(one) for one in ([path] if isinstance(path, (str, Path)) else path)]
    workspace = workspace_of(paths)
    asked = below(workspace.root, paths)
    files = [
        file for file in workspace.files if not asked or any(file == one or file.startswith(f"{one}/") for one in asked)
    ]
    changes = []
    for file in files:
        if file not in workspace.unreadable:
            before = (workspace.root / file).read_bytes()
            after = encoded(lay_out(workspace.documents[file].text), before)
            if after != before:
                changes.append(Change(file, before, after, 1))
    unread = [one for one in workspace.findings if one.loc.file in workspace.unreadable and one.loc.file in files]
    return Layout(workspace.root, len(files), tuple(changes), tuple(unread))
