"""Read an entity in spite of its faults: without the faulty pieces, its id and the rest still count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from cxkit.model.scalar import Scalar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cxkit.loading.parts import Route
    from cxkit.model import Part

_ROUNDS = 3
_ALTERNATIVES = ("value", "because")


def repaired(kind: type[Part], value: Any, faults: Iterable[tuple[str, Route]]) -> Part | None:
    """The entity without its faulty pieces, or None where nothing sensible is left.

    Args:
        kind: its model.
        value: as written.
        faults: type of each error and the route to the key or value.
    """
    kept = _copied(value)
    waiting = list(faults)
    for lift in range(_ROUNDS):
        for what, route in waiting:
            if what == "missing" and lift == 0 and route[-1] in ("id", "name"):
                _put(kept, route, Scalar("-".join(("missing", *map(str, route[:-1]))).lower(), plain=False))
            else:
                _drop(kept, route if what != "missing" else route[:-1], lift)
        try:
            return kind.model_validate(kept)
        except ValidationError as error:
            waiting = [(one["type"], written_route(kept, one["loc"])) for one in error.errors(include_url=False)]
    return None


def written_route(value: Any, loc: Route) -> Route:
    """The route of an error as the author would follow it: without the names of alternatives inside the model."""
    return _route(value, loc)[1]


def _route(here: Any, loc: Route) -> tuple[int, Route]:
    """How many steps aren't written, and the route of the others; the reading that leaves the fewest.

    An alternative inside the model may be called like a key (`value`), so a step can be either.
    """
    if not loc:
        return 0, ()
    step, rest = loc[0], loc[1:]
    below = _follow(here, (step,))
    found = []
    if below is not None:
        lost, route = _route(below, rest)
        found.append((lost, (step, *route)))
    if below is None and not rest and step not in _ALTERNATIVES:
        return 1, (step,)  # a key that isn't written
    if below is None or step in _ALTERNATIVES:
        lost, route = _route(here, rest)
        found.append((lost + (step not in _ALTERNATIVES), route))
    return min(found, key=lambda one: one[0])


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copied(item) for key, item in value.items()}
    return [_copied(item) for item in value] if isinstance(value, list) else value


def _put(value: Any, route: Route, item: Any) -> None:
    holder = _follow(value, route[:-1])
    if isinstance(holder, dict):
        holder[route[-1]] = item


def _drop(value: Any, route: Route, lift: int) -> None:
    """Take away the key at the end of a route, or one that many keys further up."""
    keys = [at for at, step in enumerate(route) if isinstance(step, str)]
    if len(keys) <= lift:
        return
    last = keys[-1 - lift]
    holder = _follow(value, route[:last])
    if isinstance(holder, dict):
        holder.pop(route[last], None)


def _follow(value: Any, route: Route) -> Any:
    for step in route:
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value
