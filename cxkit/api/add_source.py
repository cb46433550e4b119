"""Add the lines that `--inspect` shows to feedback.yaml and metrics.yaml; what stands there stays as it is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from cxkit.errors import BugError, OutputError
from cxkit.files import inside, replace_all
from cxkit.loading.insert import with_entry
from cxkit.loading.splice import encoded, held
from cxkit.loading.text import TextFaultError, compose, decode, value

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_KEYS = {"feedback.yaml": "sources", "metrics.yaml": "metrics"}


def add_source(folder: Path, lines: Mapping[str, str]) -> tuple[str, ...]:
    """Write lines into files of a folder, behind the entries that are there; all files or none.

    Args:
        folder: of the workspace.
        lines: file → a text with one list, as it would stand alone.

    Raises:
        OutputError: an entry of that id is there, a file can't be read, or the disk refuses; nothing was changed.
    """
    contents: dict[Path, bytes | None] = {}
    for name, text in sorted(lines.items()):
        path = inside(folder, name)
        if not path.exists():
            contents[path] = text.encode()
            continue
        before = path.read_bytes()
        contents[path] = encoded(_added(name, _readable(name, before), text), before)
    replace_all(contents)
    return tuple(sorted(lines))


def _readable(name: str, before: bytes) -> str:
    try:
        text = decode(before)
        value(compose(text))
    except TextFaultError as fault:
        message = f"{name} can't be read, so nothing can be added to it; nothing was changed"
        raise OutputError(message, hint="see why with cx validate") from fault
    return text


def _added(name: str, there: str, text: str) -> str:
    """The text of a file with the entries of another behind its own."""
    key, entries = _KEYS[name], held(text)[_KEYS[name]]
    known = {entry.get("id") for entry in _entries(there, key)}
    for entry in entries:
        if entry["id"] in known:
            message = f"{name}: '{entry['id']}' is there already; nothing was changed"
            raise OutputError(message, hint="change it there, or take it out and run this again")
    after = there
    for entry, lines in zip(entries, _written(text), strict=True):
        after = with_entry(after, (key,), lines, json.dumps(entry, ensure_ascii=False))
    meant = held(there) or {}
    if held(after) != {**meant, key: [*_entries(there, key), *entries]}:
        message = f"the new entries of {name} don't stand where they were meant to"
        raise BugError(message)
    return after


def _entries(text: str, key: str) -> list[Any]:
    whole = held(text)
    return list((whole.get(key) if isinstance(whole, dict) else None) or [])


def _written(text: str) -> list[list[str]]:
    """The entries of a list that stands alone, each in its lines, not indented."""
    entries: list[list[str]] = []
    for line in text.splitlines()[1:]:
        if line.startswith("  - "):
            entries.append([])
        entries[-1].append(line[4:])
    return entries
