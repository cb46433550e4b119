"""How much later an activity may end, and which chain of activities decides how soon all can be over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.planning.network import in_order, successors

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from cxkit.planning.planned import Planned
    from cxkit.planning.workdays import Workdays


def slacks(
    dated: Mapping[str, Planned],
    after: Mapping[str, Sequence[str]],
    limits: Mapping[str, date],
    workdays: Workdays,
) -> dict[str, tuple[int, int]]:
    """Activity → working days to spare in all, and before the next one must move.

    Counted over what waits for what; that a team is busy elsewhere isn't. Activities in a circle have none.
    """
    later = successors(after)
    found: dict[str, tuple[int, int]] = {}
    for name in reversed(in_order(after)):
        end = dated[name].end
        if end is None:
            continue
        own = workdays.between(end, limits[name]) + workdays.count(limits[name], limits[name])
        gaps = [
            (workdays.between(end, start), found[one][0])
            for one in later[name]
            if one in found and (start := dated[one].start)
        ]
        found[name] = min((own, *(gap + rest for gap, rest in gaps))), min((gap for gap, _ in gaps), default=own)
    return found


def critical_path(dated: Mapping[str, Planned], after: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The chain with the most working days in which each activity waits for the one before it, first to last.

    Of several that an activity waits for, the one that ends last drives it. Where all dates were found and teams are
    free, the chain has no gaps, and its length is the length of the plan: the critical path of the textbooks.
    """
    length: dict[str, int] = {}
    driver: dict[str, str | None] = {}
    for name in in_order(after):
        before = max(after[name], key=lambda one: (str(dated[one].end), length.get(one, 0), one), default=None)
        driver[name] = before
        length[name] = dated[name].days + (length.get(before, 0) if before else 0)
    at = max(length, key=lambda one: (length[one], str(dated[one].end), one), default=None)
    way = []
    while at is not None:
        way.append(at)
        at = driver[at]
    return tuple(reversed(way))
