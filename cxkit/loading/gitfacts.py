"""What git knows of a workspace; git is asked by argument lists, and runs nothing that the repository configures."""

from __future__ import annotations

import os
import subprocess
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from cxkit.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

_PATIENCE = 60
_QUIET = ("-c", "core.fsmonitor=", "-c", f"core.hooksPath={os.devnull}")
_FILES = ("100644", "100755")  # links and submodules aren't followed
_WANTED = (".yaml", ".yml")
_LARGEST = 2 * 1024 * 1024


class Past(NamedTuple):
    """A workspace as it stood at a commit.

    Args:
        root: a folder of its own that holds the YAML of that commit; gone when the context ends.
        tracked: all files of the commit, from the root.
        commit: its full name.
        day: the day it was made, as written in it.
    """

    root: Path
    tracked: tuple[str, ...]
    commit: str
    day: str


def tracked(root: Path) -> tuple[str, ...]:
    """Files that git keeps, relative to the root, sorted; none where git or a repository is missing."""
    try:
        listed = ask_git(root, "ls-files", "-z", "--", ".")
    except (OSError, subprocess.SubprocessError):
        return ()
    return tuple(sorted(os.fsdecode(name) for name in listed.split(b"\0") if name))


@contextmanager
def past(root: Path, revision: str) -> Iterator[Past]:
    """The workspace at a commit, read from git's objects: nothing is checked out, nothing in the repository changes.

    Raises:
        UsageError: git, the repository or the commit is missing.
    """
    commit, day = _commit(root, revision)
    files = _tree(root, commit)
    with TemporaryDirectory(prefix="cx-") as folder:
        wanted = [(name, blob) for name, blob in files if name.endswith(_WANTED)]
        for (name, _), data in zip(wanted, _blobs(root, [blob for _, blob in wanted]), strict=True):
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        yield Past(Path(folder), tuple(sorted(name for name, _ in files)), commit, day)


def _commit(root: Path, revision: str) -> tuple[str, str]:
    try:
        ask_git(root, "rev-parse", "--git-dir")
    except FileNotFoundError:
        raise UsageError("git isn't installed, so there is nothing to compare with") from None
    except subprocess.SubprocessError:
        raise UsageError("this workspace isn't in a git repository", hint="git init, then commit it once") from None
    try:
        named = ask_git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        commit = named.decode("ascii").strip()
        return commit, ask_git(root, "show", "-s", "--format=%cs", commit).decode("ascii").strip()
    except subprocess.SubprocessError:
        message = f"git knows no commit '{revision}'"
        hint = "name a branch, a tag or a commit; in CI, fetch the whole history (fetch-depth: 0)"
        raise UsageError(message, hint=hint) from None


def _tree(root: Path, commit: str) -> list[tuple[str, str]]:
    """Files below the root at a commit, and the names of their blobs."""
    files = []
    for line in ask_git(root, "ls-tree", "-r", "-z", commit, "--", ".").split(b"\0"):
        meta, _, name = line.partition(b"\t")
        parts = meta.decode("ascii").split()
        if len(parts) == 3 and parts[0] in _FILES:
            files.append((os.fsdecode(name), parts[2]))
    return files


def _blobs(root: Path, blobs: list[str]) -> Iterator[bytes]:
    asked = "".join(f"{blob}\n" for blob in blobs).encode()
    answer = ask_git(root, "cat-file", "--batch", asked=asked) if blobs else b""
    at = 0
    for _ in blobs:
        end = answer.index(b"\n", at)
        size = int(answer[at:end].split()[2])
        yield answer[end + 1 : end + 1 + size][:_LARGEST]
        at = end + size + 2


def ask_git(root: Path, *arguments: str, asked: bytes | None = None) -> bytes:
    """What git answers; an `OSError` or a `SubprocessError` where it doesn't."""
    command = ["git", *_QUIET, "-C", str(root), *arguments]
    done = subprocess.run(command, capture_output=True, check=True, timeout=_PATIENCE, input=asked or b"")
    return done.stdout
