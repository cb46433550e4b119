"""Add a part to the strategy where it belongs, its blanks named."""

from __future__ import annotations

import re
from pathlib import Path  # noqa: TC003 - a field of a named tuple
from typing import TYPE_CHECKING, NamedTuple

from pydantic_core import PydanticCustomError

from cxkit import model
from cxkit.api import schema
from cxkit.api.blanks import blank, listed, short
from cxkit.errors import BugError, OutputError, UsageError
from cxkit.files import inside, replace, write_new
from cxkit.loading.insert import with_entry
from cxkit.loading.kinds import EITHER, FILES, INSIDE, KINDS, WORDS
from cxkit.loading.load import load
from cxkit.loading.splice import encoded, held
from cxkit.model.scalar import identifier
from cxkit.registry import suggestion

if TYPE_CHECKING:
    from collections.abc import Callable

    from cxkit.loading.parts import Route
    from cxkit.loading.workspace import Workspace

_NAMED: dict[str, type[model.Part]] = {**{names[0]: kind for kind, names in KINDS.items()}, "review": model.Review}
ALONE = ("personas", "journeys", "reviews")
_HOLDERS = {
    model.Stage: "journey",
    model.Touchpoint: "stage",
    model.Pain: "touchpoint",
    model.Opportunity: "touchpoint",
    model.Activity: "initiative",
}
_REVIEW = re.compile(r"\d{4}(-[a-z0-9]+)*\Z", re.ASCII)


class Added(NamedTuple):
    """Where the new part stands."""

    root: Path
    file: str
    line: int


def kinds() -> tuple[str, ...]:
    """Kinds of parts that can be added, sorted."""
    return tuple(sorted(_NAMED))


def new(kind: str, ident: str, *, root: Path | str = ".", within: str | None = None) -> Added:
    """Add a part with that id; every key it may have stands there behind a #, with what it means.

    Args:
        kind: such as `persona` or `objective`.
        ident: its id; a file of its own is named so.
        root: the workspace, or a folder in it.
        within: id of what it stands in, for a stage, touchpoint, pain, opportunity or activity where several could be.

    Raises:
        UsageError: the kind is unknown, the id is taken or can't be one, or it isn't clear where it belongs.
        OutputError: it can't be written; nothing was changed.
    """
    wanted = _NAMED.get(kind)
    if wanted is None:
        message = f"no kind of part is called '{kind}'"
        raise UsageError(message, hint=suggestion(kind, kinds()) or f"there are: {', '.join(kinds())}")
    workspace = load(root)
    _check_id(workspace, wanted, ident)
    if wanted in _HOLDERS or not listed(wanted):
        return _in_file(workspace, wanted, ident, *_inner_place(workspace, wanted, within))
    if within is not None:
        message = f"a {kind} doesn't stand in something else"
        raise UsageError(message, hint="leave --in out")
    key = listed(wanted)
    if key in ALONE or any(file.startswith(f"{key}/") for file in workspace.documents):
        return _file_of_its_own(workspace, wanted, ident, key)
    stem = next(stem for stem, held_ in FILES.items() if key in held_.lists)
    return _in_file(workspace, wanted, ident, _written_as(workspace, stem), (key,))


def _check_id(workspace: Workspace, kind: type[model.Part], ident: str) -> None:
    if kind is model.Review:
        if not _REVIEW.match(ident) or len(ident) > 63:
            message = "a review is named by its period"
            raise UsageError(message, hint="write 2026-q3, 2026-09, or 2026-q3-live-slots")
        return
    try:
        identifier(ident)
    except PydanticCustomError as error:
        context = error.context or {}
        raise UsageError(str(context.get("message")), hint=str(context.get("hint", "")), code="SCH110") from None
    for name in KINDS[kind]:
        place = workspace.place(name, ident)
        if place is not None or ident in workspace.ids(name):
            where = workspace.position(place) if place else None
            told = f" ({place.file}:{where.line})" if place and where else ""
            message = f"the id '{ident}' is taken{told}"
            raise UsageError(message, hint=f"choose another: ids of {WORDS.get(name, name)}s are given once")


def _inner_place(workspace: Workspace, kind: type[model.Part], within: str | None) -> tuple[str, Route]:
    key = next(key for key, names in INSIDE.items() if KINDS[kind] == names)
    if kind not in _HOLDERS:  # competitors and trends stand in the market
        return _written_as(workspace, "strategy"), ("market", key)
    name = _HOLDERS[kind]
    places = {one: place for one in workspace.ids(name) if (place := workspace.place(name, one))}
    if within is None and len(places) == 1:
        within = next(iter(places))
    if within is None or within not in places:
        return _refuse_place(KINDS[kind][0], name, within, tuple(places))
    loc = places[within]
    return loc.file, (*loc.path, key)


def _refuse_place(kind: str, holder: str, within: str | None, known: tuple[str, ...]) -> tuple[str, Route]:
    if not known:
        message = f"there is no {holder} yet that this {kind} could stand in"
        raise UsageError(message, hint=f"add one first: cx new {holder} ID")
    message = f"no {holder} is called '{within}'" if within else f"in which {holder}?"
    hint = suggestion(within or "", known) or f"add --in and one of: {', '.join(known[:8])}"
    raise UsageError(message, hint=hint)


def _written_as(workspace: Workspace, stem: str) -> str:
    return next((file for file in (f"{stem}.yaml", f"{stem}.yml") if file in workspace.files), f"{stem}.yaml")


def _file_of_its_own(workspace: Workspace, kind: type[model.Part], ident: str, folder: str) -> Added:
    file = f"{folder}/{ident}.yaml"
    if file in workspace.files or f"{folder}/{ident}.yml" in workspace.files:
        message = f"{file} is there already"
        raise UsageError(message, hint="choose another id")
    text = "\n".join((*_first_line(file), *blank(kind, ident, _known(workspace), alone=True), ""))
    held(text)
    write_new(inside(workspace.root, file), text.encode())
    return Added(workspace.root, file, 1)


def _first_line(file: str) -> tuple[str, ...]:
    line = schema.line(file).rstrip("\n")
    return (line,) if line else ()


def _in_file(workspace: Workspace, kind: type[model.Part], ident: str, file: str, route: Route) -> Added:
    if file in workspace.unreadable:
        message = f"{file} can't be read, so nothing can be added to it"
        raise UsageError(message, hint="see why with cx validate")
    entry = blank(kind, ident, _known(workspace), alone=False)
    document = workspace.documents.get(file)
    if document is None:
        head = "".join(f"{line}\n" for line in _first_line(file))
        text = head + "".join(f"{line}\n" for line in (f"{route[0]}:", *(_indented(entry))))
        held(text)
        write_new(inside(workspace.root, file), text.encode())
        return Added(workspace.root, file, _line_of(text, ident))
    text = with_entry(document.text, route, entry, short(kind, ident))
    _compare(document.text, text, route, held("\n".join(entry)), held(f"x: [{short(kind, ident)}]")["x"][0])
    path = inside(workspace.root, file)
    before = path.read_bytes()
    if before.decode("utf-8-sig") != document.text:
        message = f"{file} was changed meanwhile; nothing was written"
        raise OutputError(message, hint="run it again")
    replace(path, encoded(text, before))
    return Added(workspace.root, file, _line_of(text, ident))


def _compare(before: str, after: str, route: Route, *entries: object) -> None:
    """What was there is there, and the entry stands behind it."""
    meant = held(before)
    holder = meant
    for step in route[:-1]:
        if isinstance(holder, dict) and not holder.get(str(step)):
            holder[str(step)] = {}
        holder = holder[step]
    there = holder.get(route[-1]) or []
    if not any(held(after) == _with(meant, holder, route[-1], [*there, entry]) for entry in entries):
        message = "the new part doesn't stand where it was meant to"
        raise BugError(message)


def _with(whole: object, holder: dict[object, object], key: str | int, value: object) -> object:
    holder[key] = value
    return whole


def _indented(entry: list[str]) -> list[str]:
    return [f"  - {entry[0]}", *(f"    {line}".rstrip() for line in entry[1:])]


def _line_of(text: str, ident: str) -> int:
    pattern = re.compile(rf"\bid: {re.escape(ident)}\b(?!-)")
    return max((at for at, line in enumerate(text.splitlines(), 1) if pattern.search(line)), default=1)


def _known(workspace: Workspace) -> Callable[[str], tuple[str, ...]]:
    def ids(kind: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for each in EITHER.get(kind, (kind,)) for name in workspace.ids(each)))

    return ids
