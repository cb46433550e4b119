"""A new part of a strategy as text: what it must have, and every other key behind a # with what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit import model
from cxkit.api import schema
from cxkit.api.fields import fields, parts
from cxkit.loading.kinds import FOLDERS, INSIDE, KINDS
from cxkit.loading.splice import written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cxkit.api.fields import Field

_FORMS = {
    "figure": "{value: …, n: …, at: …}",
    "target": "{value: …, by: …}",
    "trigger": "METRIC < … for 2 periods",
    "range": "….. …".replace(" ", ""),
    "rate": "… per quarter",
    "time span": "2 weeks",
    "true or false": "true",
    "scale": "0..10",
    "1 to 5": "3",
    "grade": "{likelihood: 3, impact: 3}",
    "impact": "{satisfaction: 3, loyalty: 3, business: 3}",
}
_DRAWN = {model.Journey: "stages", model.Stage: "touchpoints"}
"""What a part is nothing without is drawn at once."""
_EVERYWHERE = ("because", "evidence")
_COLUMN = 32
_WIDEST = 112
_MOST_NAMES = 6


def blank(kind: type[model.Part], ident: str, known: Callable[[str], tuple[str, ...]], *, alone: bool) -> list[str]:
    """Lines of a new part, without indentation.

    Args:
        kind: its model.
        ident: its id.
        known: ids of a kind of name that are there to refer to.
        alone: whether it stands in a file of its own, whose name is the id.
    """
    lines = [] if alone else [f"id: {ident}"]
    for field in fields(kind):
        if field.key == "id" or field.key in _EVERYWHERE:
            continue
        if field.key == "name" and field.required:
            lines.append(_told(f"name: {written(_titled(ident))}", field.meaning))
        elif kind is model.Review and field.key == "reviewed":
            lines += [
                _told("reviewed: []", field.meaning),
                "# - {objective: …, outcome: keep}",
                "# - {risk: …, outcome: change, because: …}",
            ]
        elif field.key == _DRAWN.get(kind):
            lines += [f"{field.key}:", *_drawn(parts()[field.parts[0]], ident, known)]
        elif field.key != "name":
            lines += _line(field, known)
    return lines


def short(kind: type[model.Part], ident: str) -> str:
    """The same in one line, for a list in brackets: only what it must have."""
    named = any(field.key == "name" and field.required for field in fields(kind))
    return f"{{id: {ident}, name: {written(_titled(ident))}}}" if named else f"{{id: {ident}}}"


def _titled(ident: str) -> str:
    words = ident.replace("-", " ")
    return words[:1].upper() + words[1:]


def _drawn(kind: type[model.Part], ident: str, known: Callable[[str], tuple[str, ...]]) -> Iterator[str]:
    inner = f"{ident[:50]}-{'start' if kind is model.Stage else 'first'}"
    first, *rest = blank(kind, inner, known, alone=False)
    yield f"  - {first}"
    yield from (f"    {line}" for line in rest)


def _line(field: Field, known: Callable[[str], tuple[str, ...]]) -> list[str]:
    """A key as it may be written; behind a # unless the part can't be read without it."""
    if field.required:
        return [_told(f"{field.key}:", _explained(field, known))]
    inner = [parts()[name] for name in field.parts if name not in ("Because", "Evidence")]
    if field.key in INSIDE and inner:
        singular = KINDS[inner[0]][0]
        return [_told(f"# {field.key}:", f"{field.meaning}: cx new {singular} ID")]
    if len(inner) == 1 and field.shape not in _FORMS and "," not in field.shape.partition("list of")[0]:
        return _within(field, inner[0], known)
    return [_told(f"# {field.key}: {_form(field)}", _explained(field, known))]


def _within(field: Field, kind: type[model.Part], known: Callable[[str], tuple[str, ...]]) -> list[str]:
    keys = [inner for inner in fields(kind) if inner.key not in _EVERYWHERE]
    if field.shape.startswith("list of"):
        entry = ", ".join(f"{inner.key}: …" for inner in keys)
        return [_told(f"# {field.key}:", field.meaning), f"#   - {{{entry}}}"]
    inside = [line.removeprefix("# ").partition(" # ") for inner in keys for line in _line(inner, known)]
    told = [(text.rstrip(), meaning) for text, _, meaning in inside]
    lines = [_told(f"#   {text}{' …' if text.endswith(':') and meaning else ''}", meaning) for text, meaning in told]
    return [_told(f"# {field.key}:", field.meaning), *lines]


def _form(field: Field) -> str:
    if field.shape.startswith("one of "):
        return field.default or field.shape.removeprefix("one of ").split(",", 1)[0]
    shape = next((form for word, form in _FORMS.items() if field.shape.split(" or ")[0].split(",")[0] == word), "")
    if not shape and "→" in field.shape:
        return "{…: …}"
    return shape or field.default or "…"


def _explained(field: Field, known: Callable[[str], tuple[str, ...]]) -> str:
    if field.shape.startswith("one of "):
        return f"{field.meaning}: {field.shape.removeprefix('one of ')}"
    if field.key == "kpi":
        return f"{field.meaning}: {', '.join(schema.kpis())}"
    if field.shape.startswith(("id of a ", "id of an ")):
        kind = field.shape.removeprefix("id of an ").removeprefix("id of a ").partition(",")[0].partition(" → ")[0]
        names = known(kind.replace(" or ", "-or-").replace(" ", "-"))
        if names:
            more = ", …" if len(names) > _MOST_NAMES else ""
            return f"{field.meaning}: {', '.join(names[:_MOST_NAMES])}{more}"
    return field.meaning


def _told(text: str, meaning: str) -> str:
    told = f"{text:<{_COLUMN - 1}} # {meaning}" if meaning else text
    return told if len(told) <= _WIDEST else f"{told[: _WIDEST - 1].rsplit(' ', 1)[0].rstrip(',:')} …"


def listed(kind: type[model.Part]) -> str:
    """The list or folder that holds a kind at the top of a file; empty for what stands inside others."""
    return next((key for key, one in FOLDERS.items() if one is kind), "")
