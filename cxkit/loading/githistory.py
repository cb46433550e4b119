"""What git's history tells of a workspace: who changed what, and when. Nothing is asked before it is needed."""

from __future__ import annotations

import re
import subprocess
from datetime import date
from functools import cached_property
from shutil import which
from typing import TYPE_CHECKING, NamedTuple

from cxkit.loading.gitfacts import ask_git

if TYPE_CHECKING:
    from pathlib import Path

    Texts = tuple[str | None, str | None]

_RAW = re.compile(rb":\d+ \d+ ([0-9a-f]+) ([0-9a-f]+) \w+\Z")


class Changed(NamedTuple):
    """A commit that touched files of the strategy; merges are left out, for they repeat what others did.

    Args:
        commit: its full name.
        author: as `.mailmap` has it.
        day: of the author.
        files: file → its text before and after; None where it wasn't there, or can't be read.
    """

    commit: str
    author: str
    day: date
    files: dict[str, Texts]


class Trouble(NamedTuple):
    """Why git's history can't be looked at, and what to do."""

    says: str
    hint: str


class History:
    """The history of the repository around a workspace.

    Args:
        root: the folder that holds cx.yaml.
    """

    def __init__(self, root: Path) -> None:
        self._root = root

    @cached_property
    def there(self) -> bool:
        """Whether the workspace lies in a repository at all; no process is started for that."""
        here = self._root.resolve()
        return any((folder / ".git").exists() for folder in (here, *here.parents))

    @cached_property
    def answers(self) -> bool:
        """Whether git can be asked here: it is installed, and trusts the folder."""
        return self._shallow is not None

    @cached_property
    def trouble(self) -> Trouble | None:
        """Why the history can't be looked at, and what to do; None where it is all there."""
        if not self.there:
            return Trouble(
                "no git repository is here", "git init, git add . and git commit; from then on git remembers"
            )
        if not self.answers:
            if which("git") is None:
                return Trouble("git isn't installed here", "install git")
            return Trouble(
                "git doesn't answer here", "let it trust the folder: git config --global --add safe.directory"
            )
        if self._shallow:
            return Trouble(
                "the clone is shallow", "git fetch --unshallow; in CI, fetch the whole history (fetch-depth: 0)"
            )
        if not self._log("-1", "--format=%h", "--", "."):
            return Trouble("nothing here is committed yet", "git add . and git commit; from then on git remembers")
        return None

    @cached_property
    def _shallow(self) -> bool | None:
        """Whether the clone is; None where git doesn't answer."""
        said = self._ask("rev-parse", "--is-shallow-repository")
        return None if said is None else said.strip() == b"true"

    @cached_property
    def last_seen(self) -> dict[str, date]:
        """Author → the day of the last commit in the workspace."""
        seen: dict[str, date] = {}
        for line in self._log("--format=%as%x09%aN", "--", ".").splitlines():
            day, _, name = line.decode("utf-8", "replace").partition("\t")
            seen[name] = max(date.fromisoformat(day), seen.get(name, date.min))
        return seen

    @cached_property
    def first_day(self) -> date | None:
        """The day of the first commit in the workspace."""
        days = sorted(self._log("--format=%as", "--", ".").split())
        return date.fromisoformat(days[0].decode()) if days else None

    def changes(self, *paths: str) -> tuple[Changed, ...]:
        """Commits that touched these files or folders, oldest first, with the texts before and after each."""
        commits = self._commits(paths)
        texts = self._texts(sorted({name for _, files in commits for pair in files.values() for name in pair if name}))
        found = []
        for one, files in commits:
            read = {file: (texts.get(old or ""), texts.get(new or "")) for file, (old, new) in files.items()}
            found.append(one._replace(files=read))
        return tuple(found)

    def committed(self, file: str) -> str | None:
        """The text of a file as last committed; None where it isn't in git."""
        name = f"HEAD:./{file}"
        return self._texts([name]).get(name) if self.there else None

    def _commits(self, paths: tuple[str, ...]) -> list[tuple[Changed, dict[str, Texts]]]:
        """Commits, and the names of the texts before and after each."""
        shape = ("--reverse", "--raw", "--no-abbrev", "--no-renames", "--relative", "-z")
        commits = []
        for part in self._log(*shape, "--format=%x01%H%x02%aN%x02%as", "--", *paths).split(b"\x01")[1:]:
            head, *rest = part.split(b"\0")
            name, who, day = head.decode("utf-8", "replace").strip().split("\x02")
            words = [word.strip(b"\n") for word in rest if word.strip(b"\n")]
            files: dict[str, Texts] = {}
            for raw, file in zip(words[::2], words[1::2], strict=False):
                match = _RAW.match(raw)
                if match:
                    old, new = (None if set(blob) == {ord("0")} else blob.decode() for blob in match.groups())
                    files[file.decode("utf-8", "replace")] = (old, new)
            commits.append((Changed(name, who, date.fromisoformat(day), {}), files))
        return commits

    def _texts(self, names: list[str]) -> dict[str, str]:
        """What git holds under these names."""
        asked = "".join(f"{name}\n" for name in names).encode()
        rest = (self._ask("cat-file", "--batch", asked=asked) if names else None) or b""
        texts: dict[str, str] = {}
        for name in names:
            head, _, rest = rest.partition(b"\n")
            words = head.split()
            if len(words) == 3 and words[2].isdigit():
                size = int(words[2])
                texts[name], rest = rest[:size].decode("utf-8", "replace"), rest[size + 1 :]
        return texts

    def _log(self, *arguments: str) -> bytes:
        return (self._ask("log", "--no-merges", *arguments) if self.there else None) or b""

    def _ask(self, *arguments: str, asked: bytes | None = None) -> bytes | None:
        try:
            return ask_git(self._root, *arguments, asked=asked)
        except (OSError, subprocess.SubprocessError):
            return None
