"""What the fields of the model mean, as their docstrings say; read when somebody asks, never while validating."""

from __future__ import annotations

import ast
import inspect
import sys
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from cxkit.model.entity import Part, Ref
from cxkit.model.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator


class Field(NamedTuple):
    """A field of a part.

    Args:
        name: in Python.
        key: in a file.
        meaning: in a sentence.
        required: whether a missing one is a schema error.
        default: as Python holds it.
        kind: what its ids name, where it refers to something.
        words: the words it takes, where it takes a few.
        parts: parts that may stand in it.
        annotation: its type.
    """

    name: str
    key: str
    meaning: str
    required: bool
    default: Any
    kind: str
    words: tuple[str, ...]
    parts: tuple[type[Part], ...]
    annotation: Any


@cache
def fields(part: type[Part]) -> tuple[Field, ...]:
    """All fields of a part, in the order of reading: its own first, then those that every entity has.

    Example:
        >>> from cxkit.model import Target
        >>> [(field.key, field.meaning) for field in fields(Target)]
        [('value', "The wanted value, in the metric's unit."), ('by', 'By when.')]
    """
    meanings: dict[str, str] = {}
    for kind in reversed(part.__mro__):
        if issubclass(kind, Part):
            meanings.update(_meanings(kind))
    inherited = {name for base in part.__bases__ if issubclass(base, Part) for name in base.model_fields}
    found = [_field(name, info, meanings.get(name, "")) for name, info in part.model_fields.items()]
    return tuple(sorted(found, key=lambda field: field.name in inherited))


def _field(name: str, info: Any, meaning: str) -> Field:
    kinds = [mark.kind for mark in info.metadata if isinstance(mark, Ref)]
    words = [mark.known for mark in _marks(info) if isinstance(mark, Words)]
    required = info.is_required()
    default = None if required else info.get_default()
    parts = tuple(dict.fromkeys(_parts(info.annotation)))
    kind = kinds[0] if kinds else ""
    return Field(
        name, info.alias or name, meaning, required, default, kind, words[0] if words else (), parts, info.annotation
    )


def _marks(info: Any) -> Iterator[Any]:
    yield from info.metadata
    yield from _inside(info.annotation)


def _inside(annotation: Any) -> Iterator[Any]:
    yield from getattr(annotation, "__metadata__", ())
    for argument in get_args(annotation):
        yield from _inside(argument)


def _parts(annotation: Any) -> Iterator[type[Part]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for argument in get_args(annotation):
        yield from _parts(argument)


@cache
def _documented(module: str) -> dict[str, dict[str, str]]:
    """Class → field → the text below it, of a module."""
    found: dict[str, dict[str, str]] = {}
    for node in ast.parse(inspect.getsource(sys.modules[module])).body:
        if isinstance(node, ast.ClassDef):
            texts = found.setdefault(node.name, {})
            for line, below in zip(node.body, node.body[1:], strict=False):
                if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name):
                    said = _said(below)
                    if said:
                        texts[line.target.id] = said
    return found


def _said(node: ast.stmt) -> str:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
        return inspect.cleandoc(node.value.value)
    return ""


def _meanings(kind: type[Part]) -> dict[str, str]:
    return _documented(kind.__module__).get(kind.__name__, {})
