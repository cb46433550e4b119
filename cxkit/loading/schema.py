"""What the model says of a value: an entity, or findings at the exact key or value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from pydantic import ValidationError

from cxkit import clean, model
from cxkit.codes import CODES
from cxkit.findings import Finding, Loc
from cxkit.registry import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def read(kind: type[model.Part], value: Any, loc: Loc) -> tuple[model.Part | None, list[Finding]]:
    """An entity of that model, or what is wrong with it."""
    try:
        return kind.model_validate(_without_own_keys(value)), []
    except ValidationError as error:
        return None, list(_findings(error, kind, value, loc))


def _without_own_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_own_keys(item) for key, item in value.items() if not key.startswith("x-")}
    if isinstance(value, list):
        return [_without_own_keys(item) for item in value]
    return value


def _findings(error: ValidationError, kind: type[model.Part], value: Any, loc: Loc) -> Iterator[Finding]:
    entity = str(value.get("id", "")) if isinstance(value, dict) else ""
    seen: set[tuple[Any, ...]] = set()
    for one in error.errors(include_url=False, include_input=False):
        steps = tuple(
            step for step in one["loc"] if step not in ("value", "because") or _written(value, one["loc"], step)
        )
        place = Loc(loc.file, (*loc.path, *steps))
        key = (steps, one["type"])
        if key in seen:
            continue
        seen.add(key)
        code, message, hint, at_key = _worded(one, kind, steps)
        yield Finding(place.key() if at_key else place, message, hint, code, CODES[code].slug, entity=entity)


def _written(value: Any, steps: tuple[Any, ...], wanted: Any) -> bool:
    """Whether a step is a key of the author's, and not the name of an alternative inside the model."""
    here = value
    for step in steps:
        if isinstance(here, dict):
            if step in here:
                if step == wanted:
                    return True
                here = here[step]
        elif isinstance(here, list) and isinstance(step, int) and step < len(here):
            here = here[step]
    return False


def _worded(one: Mapping[str, Any], kind: type[model.Part], steps: tuple[Any, ...]) -> tuple[str, str, str, bool]:
    if one["type"] == "extra_forbidden":
        known, name = _keys_at(kind, steps[:-1]), clean.visible(str(steps[-1]))
        hint = suggestion(name, known)
        return (
            "SCH101",
            f"{_called(kind, steps)} has no key '{name}'",
            f"{hint} (keys of your own begin with x-)".strip(),
            True,
        )
    if one["type"] == "missing":
        return "SCH102", f"{_called(kind, steps)} lacks '{steps[-1]}'", f"write {steps[-1]}: …", False
    if one["type"] in CODES:
        context = one.get("ctx", {})
        return one["type"], str(context["message"]), str(context.get("hint", "")), False
    return "SCH116", f"this isn't allowed here: {one['msg'].lower()}", "", False


def _called(kind: type[model.Part], steps: tuple[Any, ...]) -> str:
    names = [step for step in steps[:-1] if isinstance(step, str)]
    if names:
        return f"'{names[-1]}'"
    words = "".join(f" {sign.lower()}" if sign.isupper() else sign for sign in kind.__name__).strip()
    heads = {
        "config": "cx.yaml",
        "strategy": "strategy.yaml",
        "governance": "governance.yaml",
        "feedback": "feedback.yaml",
    }
    return heads.get(words) or f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


def _keys_at(kind: type[model.Part], steps: tuple[Any, ...]) -> tuple[str, ...]:
    """Keys that the model knows at a route."""
    here: type[model.Part] | None = kind
    for step in steps:
        if isinstance(step, str) and here is not None:
            info = next((i for n, i in here.model_fields.items() if step in (n, i.alias)), None)
            if info is not None:
                here = next(_models(info.annotation), here)
    return tuple(info.alias or name for name, info in here.model_fields.items()) if here else ()


def _models(annotation: Any) -> Iterator[type[model.Part]]:
    if isinstance(annotation, type) and issubclass(annotation, model.Part):
        yield annotation
    for argument in get_args(annotation):
        yield from _models(argument)
