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
    return tuple(
        (name, info.alias or name) for name, info in kind.model_fields.items() if _holds_parts(info.annotation)
    )


def _holds_parts(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return True
    return any(_holds_parts(argument) for argument in get_args(annotation))
