"""What waits for what: activities by id, with what initiatives wait for handed down to their activities."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from cxkit.model import Initiative


def waits(initiatives: Sequence[Initiative]) -> dict[str, tuple[str, ...]]:
    """Activity → the activities that must end before it begins, sorted.

    Where an initiative waits for another, its first activities wait for the last ones of the other; an initiative
    without activities hands on what it waits for itself. Names that nothing has are left out.
    """
    by_id = {one.id: one for one in initiatives}
    known = {activity.id for one in initiatives for activity in one.activities}
    found: dict[str, tuple[str, ...]] = {}
    for one in initiatives:
        own = {activity.id for activity in one.activities}
        before = _last_of_all(one.after, by_id)
        for activity in one.activities:
            first = not own & set(activity.after)
            found[activity.id] = tuple(sorted({*activity.after, *(before if first else ())} & known))
    return found


def _last_of_all(names: Sequence[str], by_id: Mapping[str, Initiative]) -> set[str]:
    """The last activities of initiatives, looking through those that have none."""
    found: set[str] = set()
    seen: set[str] = set()
    open_ = list(names)
    while open_:
        name = open_.pop()
        one = by_id.get(name)
        if one is None or name in seen:
            continue
        seen.add(name)
        if not one.activities:
            open_ += one.after
        waited_for = {before for activity in one.activities for before in activity.after}
        found |= {activity.id for activity in one.activities} - waited_for
    return found


def successors(after: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Activity → the activities that wait for it, sorted."""
    found: dict[str, list[str]] = {name: [] for name in after}
    for name in sorted(after):
        for before in after[name]:
            found[before].append(name)
    return {name: tuple(ones) for name, ones in found.items()}


def in_order(after: Mapping[str, Sequence[str]], released: Collection[str] = ()) -> tuple[str, ...]:
    """Activities so that each follows what it waits for; those in a circle, and behind one, are left out.

    Args:
        after: activity → what it waits for.
        released: activities that wait for nothing, such as those whose dates are given.
    """
    later = successors(after)
    missing = {name: 0 if name in released else len(set(before)) for name, before in after.items()}
    ready = sorted((name for name, many in missing.items() if not many), reverse=True)
    found = []
    while ready:
        name = ready.pop()
        found.append(name)
        for one in later[name]:
            missing[one] -= 1
            if missing[one] == 0:
                ready.append(one)
    return tuple(found)


def circles(after: Mapping[str, Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """Activities that wait for each other, each circle from its first name on, none twice."""
    rest = set(after) - set(in_order(after))
    seen: set[str] = set()
    found = []
    for start in sorted(rest):
        way: list[str] = []
        name = start
        while name not in seen:
            seen.add(name)
            way.append(name)
            name = min(before for before in after[name] if before in rest)
        if name in way:
            ring = way[way.index(name) :]
            at = ring.index(min(ring))
            found.append(tuple(ring[at:] + ring[:at]))
    return tuple(found)
