"""Mend what can be mended safely: in memory first, then written whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cxkit import files
from cxkit.errors import OutputError
from cxkit.loading.mend import mended
from cxkit.loading.splice import encoded

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from cxkit.findings import Finding
    from cxkit.results import Validation

_ROUNDS = 20
"""One fix may uncover the next: a text that can be read, a name that is found."""


class Change(NamedTuple):
    """A file as it stands, and as it would stand mended.

    Args:
        file: from the workspace's root.
        before: its bytes now.
        after: its bytes then.
        fixes: how many findings that mends.
    """

    file: str
    before: bytes
    after: bytes
    fixes: int


class Mending(NamedTuple):
    """What would be changed, and what would be found then."""

    changes: tuple[Change, ...]
    left: Validation


def mending(checked: Callable[[Mapping[str, bytes]], Validation]) -> Mending:
    """Fix upon fix until nothing more can be mended; nothing is written.

    Args:
        checked: file → bytes that stand in for what is on disk, to a validation; its findings are what is mended.
    """
    after: dict[str, bytes] = {}
    fixes: dict[str, int] = {}
    found = checked(after)
    for _ in range(_ROUNDS):
        by_file: dict[str, list[Finding]] = {}
        for finding in found.findings:
            if finding.fix and finding.loc.file in found.workspace.documents:
                by_file.setdefault(finding.loc.file, []).append(finding)
        done = 0
        for file, findings in by_file.items():
            result = mended(found.workspace.documents[file].text, findings)
            if result.done:
                bytes_ = after.get(file) or (found.workspace.root / file).read_bytes()
                after[file] = encoded(result.text, bytes_)
                fixes[file] = fixes.get(file, 0) + len(result.done)
                done += len(result.done)
        if not done:
            break
        found = checked(after)
    root = found.workspace.root
    changes = tuple(Change(file, (root / file).read_bytes(), after[file], fixes[file]) for file in sorted(after))
    return Mending(changes, found)


def write(root: Path, changes: tuple[Change, ...]) -> None:
    """Write changed files, each in one step; none if any was changed meanwhile.

    Raises:
        OutputError: a file isn't as it was read, or the disk refused.
    """
    for change in changes:
        if (root / change.file).read_bytes() != change.before:
            message = f"{change.file} was changed meanwhile; nothing was written"
            raise OutputError(message, hint="run it again")
    for change in changes:
        files.replace(root / change.file, change.after)
