"""Give a part of the strategy another id, wherever it is named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pydantic_core import PydanticCustomError

from cxkit import model
from cxkit.api.mend import Change
from cxkit.errors import BugError, OutputError, UsageError
from cxkit.files import inside, replace_all
from cxkit.findings import Loc
from cxkit.history.store import read_all
from cxkit.loading.baseline import renamed as renamed_in_baseline
from cxkit.loading.kinds import EITHER, FOLDERS, KINDS, WORDS
from cxkit.loading.load import load
from cxkit.loading.naming import Name, mentions, renamed, written_at
from cxkit.loading.splice import encoded
from cxkit.model.scalar import identifier
from cxkit.registry import suggestion

if TYPE_CHECKING:
    from pathlib import Path

    from cxkit.loading.workspace import Workspace

_NAMED = {**{names[0]: names for names in KINDS.values()}, "attribute": ("attribute",), "question": ("question",)}
_RECORDED = ("metric", "source")


class Renaming(NamedTuple):
    """What another id changes.

    Args:
        root: of the workspace.
        changes: files, as they stand and as they would.
        places: how many places name it.
        moved: the file that is called like it, and what it would be called.
        notes: what doesn't follow.
    """

    root: Path
    changes: tuple[Change, ...]
    places: int
    moved: tuple[str, str] | None
    notes: tuple[str, ...]


def kinds() -> tuple[str, ...]:
    """Kinds of things that can be renamed, sorted."""
    return tuple(sorted(_NAMED))


def renaming(kind: str, old: str, new: str, *, root: Path | str = ".", new_series: bool = False) -> Renaming:
    """What it changes to give something another id; nothing is written.

    Args:
        kind: such as `metric`; a question is named `SOURCE.QUESTION`.
        old: its id.
        new: its id from now on.
        root: the workspace, or a folder in it.
        new_series: go on although records name it; its series then begins anew.

    Raises:
        UsageError: there is no such thing, the new id is taken or can't be one, or not every mention can be read.
    """
    if kind not in _NAMED:
        message = f"nothing of the kind '{kind}' has an id to change"
        raise UsageError(message, hint=suggestion(kind, kinds()) or f"there are: {', '.join(kinds())}")
    workspace = load(root)
    source, _, ident = old.rpartition(".") if kind == "question" else ("", "", old)
    name = Name(_NAMED[kind], ident, source)
    home = _home(workspace, kind, name)
    fresh = new.rpartition(".")[2] if kind == "question" else new
    _check_new(workspace, kind, name, fresh)
    _check_readable(workspace, ident)
    records = _recorded(workspace, kind, ident)
    if records and not new_series:
        message = f"{records} of measurements/ hold figures of '{ident}', and records are never changed"
        hint = "with --new-series its series begins anew under the new id; the old figures stay under the old one"
        raise UsageError(message, hint=hint)
    return _changes(workspace, name, home, fresh, records)


def write(found: Renaming) -> None:
    """Write what a renaming changes: all of it or nothing.

    Raises:
        OutputError: a file was changed meanwhile, or can't be written; nothing was changed.
    """
    contents: dict[Path, bytes | None] = {}
    for change in found.changes:
        path = found.root / change.file
        if path.read_bytes() != change.before:
            message = f"{change.file} was changed meanwhile; nothing was written"
            raise OutputError(message, hint="run it again")
        contents[path] = change.after
    if found.moved is not None:
        old, new = (found.root / one for one in found.moved)
        contents[new] = contents[old] if old in contents else old.read_bytes()
        contents[old] = None
    replace_all(contents)


def _home(workspace: Workspace, kind: str, name: Name) -> Loc:
    """Where it is declared: its key or id, or the file that is called like it."""
    if kind == "attribute":
        found = [loc for loc, part in workspace.walk(model.Segments) if name.ident in part.attributes]
        known = {one for _, part in workspace.walk(model.Segments) for one in part.attributes}
        if found:
            return (found[0] / "attributes" / name.ident).key()
    elif kind == "question":
        asked = {loc: part for loc, part in workspace.walk(model.Source) if part.id == name.source}
        known = {f"{part.id}.{one}" for _, part in workspace.walk(model.Source) for one in part.questions}
        for loc, part in asked.items():
            if name.ident in part.questions:
                return (loc / "questions" / name.ident).key()
    else:
        known = set(workspace.ids(kind))
        place = workspace.place(kind, name.ident)
        if place is not None:
            return place / "id" if place.path or "/" not in place.file else place
    wanted = f"{name.source}.{name.ident}" if kind == "question" else name.ident
    message = f"no {WORDS.get(kind, kind).replace('-', ' ')} is called '{wanted}'"
    raise UsageError(message, hint=suggestion(wanted, sorted(known)) or "see which there are in the files")


def _check_new(workspace: Workspace, kind: str, name: Name, new: str) -> None:
    try:
        if kind not in ("attribute", "question"):
            identifier(new)
        elif not re.fullmatch(r"[a-z][a-z0-9_-]{0,62}", new):
            message = "this can't be an id"
            raise UsageError(
                message, hint="begin with a small letter; then small letters, digits, hyphens, underscores"
            )
    except PydanticCustomError as error:
        context = error.context or {}
        raise UsageError(str(context.get("message")), hint=str(context.get("hint", "")), code="SCH110") from None
    if kind == "attribute":
        taken = any(new in part.attributes for _, part in workspace.walk(model.Segments))
    elif kind == "question":
        taken = any(new in part.questions for _, part in workspace.walk(model.Source) if part.id == name.source)
    else:
        taken = any(new in workspace.ids(each) for each in name.kinds)
    if taken:
        message = f"the id '{new}' is taken"
        raise UsageError(message, hint="choose another")
    for either in EITHER.values():
        shared = [each for each in either if name.ident in workspace.ids(each)]
        if set(shared) & set(name.kinds) and not set(shared) <= set(name.kinds):
            message = f"'{name.ident}' is both a {' and a '.join(shared)}, so it isn't clear which is meant where"
            raise UsageError(message, hint="give one of them another id by hand first")


def _check_readable(workspace: Workspace, ident: str) -> None:
    """Every text that may name it must have been read whole."""
    if workspace.unreadable:
        message = f"{workspace.unreadable[0]} can't be read, and may name '{ident}'"
        raise UsageError(message, hint="mend it first: cx validate")
    word = re.compile(rf"(?<![a-z0-9-]){re.escape(ident)}(?![a-z0-9-])")
    for fault in workspace.partial:
        if word.search(written_at(workspace.documents[fault.file].text, fault.fault)):
            where = workspace.position(Loc(fault.file, fault.fault))
            message = f"what stands in {fault.file}:{where.line if where else 1} isn't understood, and names '{ident}'"
            raise UsageError(message, hint="mend it first: cx validate")


def _recorded(workspace: Workspace, kind: str, ident: str) -> int:
    """How many records hold figures of it."""
    if kind not in _RECORDED:
        return 0
    records = read_all(workspace.root).values()
    return sum(ident in record.metrics if kind == "metric" else record.source == ident for record in records)


def _changes(workspace: Workspace, name: Name, home: Loc, new: str, records: int) -> Renaming:
    by_file: dict[str, list[Loc]] = {}
    own_file = not home.path
    for loc in (*mentions(workspace, name), *(() if own_file else (home,))):
        by_file.setdefault(loc.file, []).append(loc)
    changes = []
    for file, places in sorted(by_file.items()):
        before = (workspace.root / file).read_bytes()
        try:
            text = renamed(workspace.documents[file].text, places, name.ident, new)
        except ValueError as error:
            message = f"{file}: {error}; nothing was written"
            raise BugError(message) from error
        changes.append(Change(file, before, encoded(text, before), len(places)))
    aside = _put_aside(workspace, name, new)
    changes += [aside] if aside else []
    moved = None
    if own_file and home.file.partition("/")[0] in FOLDERS:
        folder, _, called = home.file.rpartition("/")
        moved = (home.file, f"{folder}/{new}.{called.rsplit('.', 1)[1]}")
    places_ = sum(len(places) for places in by_file.values())
    return Renaming(workspace.root, tuple(changes), places_, moved, tuple(_notes(records)))


def _notes(records: int) -> list[str]:
    notes = []
    if records:
        what = "1 record of measurements/ keeps" if records == 1 else f"{records} records of measurements/ keep"
        notes.append(f"{what} the old id; the series begins anew")
    return notes


def _put_aside(workspace: Workspace, name: Name, new: str) -> Change | None:
    """The baseline with its findings under the new id; not where two kinds share the old one."""
    named = workspace.config.rules.baseline
    path = inside(workspace.root, named) if named else None
    others = {each for kinds in KINDS.values() for each in kinds} - set(name.kinds)
    if path is None or named is None or not path.is_file() or any(name.ident in workspace.ids(each) for each in others):
        return None
    before = path.read_bytes()
    text, n = renamed_in_baseline(before.decode("utf-8", "replace"), name.ident, new)
    return Change(named, before, text.encode(), n) if n else None
