"""How long things took, from a column in which a tool wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.errors import DataError
from cxkit.scales.lengths import is_number, length_in, unit_in
from cxkit.summaries.times import Times

if TYPE_CHECKING:
    from cxkit.scan.request import Segment
    from cxkit.scan.together import Together

OPEN = "no length: not done yet, or not recorded"
NEGATIVE = "negative length"
UNREADABLE = "unreadable length"


def lengths(rows: Together, declared: str, told: str) -> dict[tuple[Segment, str | None], Times]:
    """Times by segment and period; a blank cell is none, and never 0.

    Args:
        rows: what is scanned, with the role `length`.
        declared: unit of numbers, where it was declared.
        told: how a unit is declared.

    Raises:
        DataError: the lengths are numbers, and their unit isn't said; or no cell holds a length.
    """
    column = rows.responses.columns[rows.roles["length"]]
    unit = declared or column.unit or unit_in(column.name)
    ended: dict[tuple[Segment, str | None], dict[float, int]] = {}
    lost: dict[tuple[Segment, str | None], dict[str, int]] = {}
    for breakdown, keys in rows.groups():
        for period, text, n, *values in rows.run(f"SELECT period, length, count(*){keys} FROM {{rows}} GROUP BY ALL"):
            group = (rows.segment(breakdown, values), period)
            if text is not None and not unit and is_number(text):
                raise DataError(
                    f"the lengths in {column.name} are numbers, and their unit isn't said",
                    hint=f"{told} (or seconds, hours, days, milliseconds)",
                    code="DAT212",
                    place=f"{rows.responses.name}:1",
                )
            length = None if text is None else length_in(text, unit)
            if length is not None and length >= 0:
                own = ended.setdefault(group, {})
                own[round(length)] = own.get(round(length), 0) + n
            else:
                reason = OPEN if text is None else UNREADABLE if length is None else NEGATIVE
                reasons = lost.setdefault(group, {})
                reasons[reason] = reasons.get(reason, 0) + n
    unreadable = sum(reasons.get(UNREADABLE, 0) for reasons in lost.values())
    if unreadable and not ended:
        raise DataError(
            f"{unreadable:,} cells of {column.name} hold something, and none of them a length of time",
            hint="two times are named as began..ended: resolution-time=opened..closed",
            code="DAT213",
            place=f"{rows.responses.name}:1",
        )
    return {
        group: Times(dict(sorted(ended.get(group, {}).items())), {}, dict(sorted(lost.get(group, {}).items())))
        for group in sorted({*ended, *lost}, key=str)
    }
