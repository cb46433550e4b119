"""Fields of a strategy's files: their shape, their default, what they refer to and what they mean."""

from __future__ import annotations

import types
import typing
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import BaseModel, BeforeValidator
from pydantic_core import PydanticUndefined

from cxkit.loading.kinds import FILES, FOLDERS
from cxkit.model.entity import Because, Part, Ref
from cxkit.model.many import OneOrMany
from cxkit.model.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pydantic.fields import FieldInfo

_SHAPES = {
    "text": "text", "raw": "value as written", "number": "number", "integer": "whole number", "flag": "true or false",
    "day": "day", "identifier": "id", "when": "day or period", "duration": "time span", "_scale": "scale",
    "_one_to_five": "1 to 5", "where": "attribute → values", "_labels": "words → point",
}  # fmt: skip


class Field(NamedTuple):
    """One key of a part of a strategy.

    Args:
        key: as it is written.
        shape: what may stand there, in words.
        parts: the parts that may stand there, by their models' names.
        default: what holds where it isn't written; empty where nothing does.
        required: whether a part without it can't be read.
        meaning: what it means.
    """

    key: str
    shape: str
    parts: tuple[str, ...]
    default: str
    required: bool
    meaning: str


def parts() -> dict[str, type[Part]]:
    """All parts of a strategy by their models' names, in the order in which the files hold them."""
    found: dict[str, type[Part]] = {}
    for file in FILES.values():
        for kind in (file.head, *file.lists.values()):
            if kind is not None:
                found |= _with_inner(kind)
    for kind in FOLDERS.values():
        found |= _with_inner(kind)
    return found


def written(kind: type[Part]) -> str:
    """The name of a part as it is written, such as `business-objective`."""
    return _apart(kind.__name__).replace(" ", "-")


def fields(kind: type[Part]) -> Iterator[Field]:
    """The keys of a part."""
    for name, info in kind.model_fields.items():
        key = info.alias or name
        yield Field(
            key,
            _shape(info.annotation, info.metadata),
            tuple(one.__name__ for one in _inner(info.annotation)),
            _default(info),
            info.is_required(),
            meaning(kind, key),
        )


def meaning(kind: type[Part], key: str) -> str:
    """What a key of a part means; its own words, or those that hold everywhere."""
    known = _meanings()
    for one in kind.__mro__:
        if key in known.get(one.__name__, {}):
            return known[one.__name__][key]
    return known["every"].get(key, "")


@cache
def _meanings() -> dict[str, dict[str, str]]:
    import yaml

    text = files("cxkit.model").joinpath("meanings.yaml").read_text(encoding="utf-8")
    read: dict[str, dict[str, str]] = yaml.safe_load(text)
    return read


def _with_inner(kind: type[Part]) -> dict[str, type[Part]]:
    found = {kind.__name__: kind}
    for info in kind.model_fields.values():
        for inner in _inner(info.annotation):
            found |= _with_inner(inner)
    return found


def _inner(annotation: Any) -> Iterator[type[Part]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield typing.cast("type[Part]", annotation)
    for inner in typing.get_args(annotation):
        yield from _inner(inner)


def _shape(annotation: Any, marks: Sequence[Any]) -> str:
    """What may stand there, in words, from the marks of the type."""
    if typing.get_origin(annotation) is typing.Annotated:
        inner, *more = typing.get_args(annotation)
        return _shape(inner, [*marks, *more])
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        choices = [one for one in typing.get_args(annotation) if one is not type(None)]
        return " or ".join(dict.fromkeys(_shape(one, marks) for one in choices))
    if _is_because(annotation):
        return "{because, until}"
    kind = next((mark.kind for mark in marks if isinstance(mark, Ref)), None)
    if any(isinstance(mark, OneOrMany) for mark in marks):
        inner = typing.get_args(annotation)[0]
        rest = [mark for mark in marks if isinstance(mark, Ref)]
        return f"{_shape(inner, rest)}, or several"
    if kind is not None:
        return _reference(annotation, kind)
    return _marked(marks) or _container(annotation)


def _is_because(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Because)


def _marked(marks: Sequence[Any]) -> str:
    for mark in marks:
        if isinstance(mark, Words):
            return f"{'a word, such as' if mark.open_ else 'one of'} {', '.join(mark.known)}"
        if isinstance(mark, BeforeValidator) and getattr(mark.func, "__name__", "") in _SHAPES:
            return _SHAPES[mark.func.__name__]
    return ""


def _reference(annotation: Any, kind: str) -> str:
    noun = kind.replace("-or-", " or ").replace("-", " ")
    if typing.get_origin(annotation) is dict:
        return f"id of {_article(noun)} → {_shape(typing.get_args(annotation)[1], ())}"
    return f"id of {_article(noun)}"


def _article(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeio" else f"a {noun}"


def _container(annotation: Any) -> str:
    origin, inner = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is tuple:
        return f"list of: {_shape(inner[0], ())}"
    if origin is dict:
        return f"{_shape(inner[0], ())} → {_shape(inner[1], ())}"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _apart(annotation.__name__)
    return {str: "text", float: "number", int: "whole number", bool: "true or false", date: "day"}.get(
        annotation, "value"
    )


def _apart(name: str) -> str:
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name.rstrip("_")).strip()


def _default(info: FieldInfo) -> str:
    value = info.default
    if value in (None, PydanticUndefined, (), {}) or isinstance(value, Part):
        return ""
    if isinstance(value, tuple):
        return ", ".join(str(one) for one in value)
    return str(value).lower() if isinstance(value, bool) else str(value)
