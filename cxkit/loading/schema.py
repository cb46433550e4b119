"""What the model says of a value: an entity, and findings at the exact key or value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from pydantic import ValidationError

from cxkit import clean, model
from cxkit.codes import CODES
from cxkit.findings import Finding, Loc
from cxkit.loading.repair import repaired, written_route
from cxkit.registry import closest, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cxkit.loading.parts import Route


class Read(NamedTuple):
    """What became of an entity: the part, what was found, and the routes to what was left out."""

    part: model.Part | None
    findings: tuple[Finding, ...] = ()
    left_out: tuple[Route, ...] = ()


def read(kind: type[model.Part], value: Any, loc: Loc, beside: tuple[str, ...] = ()) -> Read:
    """An entity of that model, and what is wrong with it; a fault costs only the piece it stands in.

    Args:
        kind: its model.
        value: as written.
        loc: where it stands.
        beside: keys that may stand beside those of the model: the lists of a file.
    """
    try:
        return Read(kind.model_validate(value))
    except ValidationError as error:
        faults = [(one, written_route(value, one["loc"])) for one in error.errors(include_url=False)]
    entity = clean.visible(str(value.get("id", ""))) if isinstance(value, dict) else ""
    findings: dict[Route, Finding] = {}
    for one, route in faults:
        said = _worded(one, kind, route, loc, beside)
        place = Loc(loc.file, (*loc.path, *route), said.at_key)
        slug = CODES[said.code].slug
        found = Finding(place, said.message, said.hint, said.code, slug, entity=entity, instead=said.instead,
                        within=said.within)  # fmt: skip
        findings.setdefault(route, found)
    left_out = tuple((*loc.path, *route) for _, route in faults)
    part = repaired(kind, value, [(one["type"], route) for one, route in faults]) if isinstance(value, dict) else None
    return Read(part, tuple(findings.values()), left_out)


_LISTED = 12
"""So many keys of a part can be read in a line."""


class _Said(NamedTuple):
    """What is said of a fault: whether its key is meant rather than the value, and what must have been meant."""

    code: str
    message: str
    hint: str
    at_key: bool = False
    instead: str = ""
    within: tuple[int, int] | None = None


def _worded(one: Mapping[str, Any], kind: type[model.Part], route: Route, loc: Loc, beside: tuple[str, ...]) -> _Said:
    called = _called(kind, route, loc)
    if one["type"] == "extra_forbidden":
        name = clean.visible(str(route[-1]))
        known = (*_keys_at(kind, route[:-1]), *(beside if len(route) == 1 else ()))
        hint = suggestion(name, known)
        own = "keys of your own begin with x-"
        listed = f"there are: {', '.join(known)}; {own}" if 0 < len(known) <= _LISTED else own
        message = f"{called} has no key '{name}'"
        return _Said(
            "SCH101", message, f"{hint} ({own})" if hint else listed, at_key=True, instead=closest(name, known)
        )
    if one["type"] == "missing":
        return _Said("SCH102", f"{called} lacks '{route[-1]}'", f"write {route[-1]}: …")
    if one["type"] in CODES:
        context = one.get("ctx", {})
        message, hint = str(context["message"]), str(context.get("hint", ""))
        instead, within = str(context.get("instead", "")), context.get("within")
        return _Said(one["type"], clean.visible(message), clean.visible(hint), instead=instead, within=within)
    return _Said("SCH116", f"this isn't allowed here: {one['msg'].lower()}", "cx schema shows what is")


def _called(kind: type[model.Part], route: Route, loc: Loc) -> str:
    names = [step for step in route[:-1] if isinstance(step, str)]
    if names:
        return f"'{clean.visible(names[-1])}'"
    if not loc.path and not kind.model_fields.get("id"):
        return loc.file
    words = "".join(f" {sign.lower()}" if sign.isupper() else sign for sign in kind.__name__).strip()
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


def _keys_at(kind: type[model.Part], route: Route) -> tuple[str, ...]:
    """Keys that the model knows at a route."""
    here: type[model.Part] | None = kind
    for step in route:
        if isinstance(step, str) and here is not None:
            info = next((i for n, i in here.model_fields.items() if step in (n, i.alias)), None)
            if info is not None:
                here = next(_models(info.annotation), here)
    return tuple(info.alias or name for name, info in here.model_fields.items()) if here else ()


def _models(annotation: Any) -> Iterator[type[model.Part]]:
    if isinstance(annotation, type) and issubclass(annotation, model.Part) and annotation is not model.Because:
        yield annotation
    for argument in get_args(annotation):
        yield from _models(argument)
