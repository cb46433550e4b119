"""Walk into an entity: every part of it, with its route."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, get_args

from cxkit.model import Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    Route = tuple[str | int, ...]


def parts(route: Route, part: Part) -> Iterator[tuple[Route, Part]]:
    """A part and all parts in it, with their routes."""
    yield route, part
    for name, key in _nesting(type(part)):
        value = getattr(part, name)
        if value:
            yield from _inside((*route, key), value)


def _inside(route: Route, value: Any) -> Iterator[tuple[Route, Part]]:
    if isinstance(value, Part):
        yield from parts(route, value)
    elif isinstance(value, (tuple, dict)):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            if isinstance(item, Part):
                yield from parts((*route, key), item)


@cache
def _nesting(kind: type[Part]) -> tuple[tuple[str, str], ...]:
    """Fields that may hold parts, and their keys in a file."""
    return tuple((name, info.alias or name) for name, info in kind.model_fields.items() if any(_kinds(info.annotation)))


@cache
def kinds_inside(kind: type[Part]) -> frozenset[type[Part]]:
    """A model and those of the parts that it may hold, however deep; no model holds itself."""
    inner = [one for info in kind.model_fields.values() for one in _kinds(info.annotation)]
    return frozenset({kind}).union(*(kinds_inside(one) for one in inner))


def _kinds(annotation: Any) -> Iterator[type[Part]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for argument in get_args(annotation):
        yield from _kinds(argument)
