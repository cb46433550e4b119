"""What git knows of a workspace: which files it keeps, who changed what and when."""

from __future__ import annotations

import re
import subprocess
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

_PATIENCE = 20
_RAW = re.compile(rb":\d+ \d+ ([0-9a-f]+) ([0-9a-f]+) \w+\Z")


class Changed(NamedTuple):
    """A commit that touched files of the strategy; merges are left out, for they repeat what others did.

    Args:
        commit: its hash; empty for what isn't committed yet.
        author: as `.mailmap` has it; empty for what isn't committed yet.
        day: of the author; None for what isn't committed yet.
        files: file → its text before and after; None where it wasn't there, or can't be read.
    """

    commit: str
    author: str
    day: date | None
    files: dict[str, tuple[str | None, ...]]


class Git:
    """The repository around a workspace. Nothing is asked of git before it is needed.

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
    def trouble(self) -> str | None:
        """Why the history can't be looked at, or None: it is all there, or there is no repository."""
        if not self.there:
            return None
        said = self._run("rev-parse", "--is-shallow-repository")
        if said is None:
            return "git doesn't answer here"
        return "the clone is shallow" if said.strip() == b"true" else None

    @cached_property
    def tracked(self) -> tuple[str, ...]:
        """Files that git keeps, relative to the root, sorted; none where git or a repository is missing."""
        said = self._run("ls-files", "-z", "--", ".") if self.there else None
        return tuple(sorted(name.decode("utf-8", "replace") for name in (said or b"").split(b"\0") if name))

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
        blobs = {blob for _, _, _, files in commits for pair in files.values() for blob in pair if blob}
        texts = self._texts(sorted(blobs))
        found = []
        for name, who, day, files in commits:
            read = {file: tuple(texts.get(blob or "") for blob in pair) for file, pair in files.items()}
            found.append(Changed(name, who, day, read))
        return tuple(found)

    def committed(self, file: str) -> str | None:
        """The text of a file as last committed; None where it isn't in git."""
        name = f"HEAD:./{file}"
        return self._texts([name]).get(name) if self.there else None

    def _commits(self, paths: tuple[str, ...]) -> list[tuple[str, str, date, dict[str, tuple[str | None, str | None]]]]:
        shape = ("--reverse", "--raw", "--no-abbrev", "--no-renames", "--relative", "-z")
        said = self._log(*shape, "--format=%x01%H%x02%aN%x02%as", "--", *paths)
        commits = []
        for part in said.split(b"\x01")[1:]:
            head, *rest = part.split(b"\0")
            name, who, day = head.decode("utf-8", "replace").strip().split("\x02")
            files: dict[str, tuple[str | None, str | None]] = {}
            words = [word.strip(b"\n") for word in rest if word.strip(b"\n")]
            for raw, file in zip(words[::2], words[1::2], strict=False):
                match = _RAW.match(raw)
                if match:
                    old, new = (None if set(blob) == {48} else blob.decode() for blob in match.groups())
                    files[file.decode("utf-8", "replace")] = (old, new)
            commits.append((name, who, date.fromisoformat(day), files))
        return commits

    def _texts(self, names: list[str]) -> dict[str, str]:
        """What `git cat-file` holds under these names."""
        said = self._run("cat-file", "--batch", told="\n".join(names).encode()) if names else None
        texts: dict[str, str] = {}
        rest = said or b""
        for name in names:
            head, _, rest = rest.partition(b"\n")
            words = head.split()
            if len(words) == 3 and words[2].isdigit():
                size = int(words[2])
                texts[name], rest = rest[:size].decode("utf-8", "replace"), rest[size + 1 :]
        return texts

    def _log(self, *words: str) -> bytes:
        return (self._run("log", "--no-merges", *words) if self.there else None) or b""

    def _run(self, *words: str, told: bytes | None = None) -> bytes | None:
        command = ["git", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false", "-C", str(self._root), *words]
        try:
            done = subprocess.run(command, input=told, capture_output=True, check=True, timeout=_PATIENCE)
        except (OSError, subprocess.SubprocessError):
            return None
        return done.stdout
