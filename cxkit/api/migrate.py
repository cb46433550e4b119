"""Lead a workspace of an older version of the model to the present one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cxkit.errors import UsageError
from cxkit.files import replace_all
from cxkit.loading.load import find_root, newer, strategy_files
from cxkit.loading.migrations import MIGRATIONS
from cxkit.loading.splice import encoded
from cxkit.loading.text import TextFaultError, compose, decode
from cxkit.model.config import SCHEMA

if TYPE_CHECKING:
    from pathlib import Path


class Migration(NamedTuple):
    """What leading a workspace to the present version changes.

    Args:
        root: of the workspace.
        version: of the model that its files were written for.
        before: file → its bytes now; empty for one that is new.
        after: file → its bytes then; None for one that is taken away.
    """

    root: Path
    version: int
    before: dict[str, bytes]
    after: dict[str, bytes | None]


def migration(root: Path | str = ".") -> Migration:
    """What it takes to lead the workspace at or above a path to the present version; nothing is written.

    Raises:
        UsageError: there is no workspace, it is of a newer version, or a file can't be read.
    """
    home = find_root(root)
    if home is None:
        message = "no cx.yaml in this folder or above it"
        raise UsageError(message, hint="start one with cx init")
    before = {path.relative_to(home).as_posix(): path.read_bytes() for path in strategy_files(home) if path.is_file()}
    texts = {file: _text(file, data) for file, data in before.items()}
    version = _version(texts["cx.yaml"])
    if version > SCHEMA:
        raise newer(version)
    changed: dict[str, str | None] = {}
    for step in range(version, SCHEMA):
        changed |= MIGRATIONS.get(f"from-{step}")({**texts, **changed})
    after: dict[str, bytes | None] = {
        file: None if text is None else encoded(text, before.get(file, b"")) for file, text in changed.items()
    }
    return Migration(home, version, {file: before.get(file, b"") for file in after}, after)


def write(found: Migration) -> None:
    """Write what a migration changes: all of it or nothing.

    Raises:
        OutputError: a file can't be written; nothing was changed.
    """
    replace_all({found.root / file: data for file, data in found.after.items()})


def _text(file: str, data: bytes) -> str:
    try:
        text = decode(data)
        compose(text)
    except TextFaultError as fault:
        place = f"{file}:{fault.position.line}:{fault.position.column}"
        raise UsageError(
            fault.message, hint=fault.hint or "mend it, then migrate", code=fault.code, place=place
        ) from None
    return text


def _version(text: str) -> int:
    """The version that cx.yaml names; the present one where it names none."""
    written = next((node.value for key, node in compose(text).value if key.value == "schema"), str(SCHEMA))
    if not str(written).isdecimal() or len(written) > 4:
        message = "the schema in cx.yaml is no version"
        raise UsageError(message, hint=f"write schema: {SCHEMA}")
    return int(written)
