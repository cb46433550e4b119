"""A tool's own groups of promoters, passives and detractors, held against the scores that they were made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.errors import DataError
from cxkit.scan.together import Together

if TYPE_CHECKING:
    from cxkit.readers._responses import Responses
    from cxkit.scales.decode import Reading
    from cxkit.scan.request import Request

_SIDES = {
    "promoter": 1, "promoters": 1, "3": 1, "passive": 0, "passives": 0, "neutral": 0, "2": 0,
    "detractor": -1, "detractors": -1, "1": -1,
}  # fmt: skip
"""What a tool writes → above, between or below; words that aren't here say nothing."""


def require_same_groups(responses: Responses, request: Request, position: int, reading: Reading) -> None:
    """See that the tool's own groups, where the export holds them, agree with how the scores were read.

    Args:
        responses: files.
        request: who counts.
        position: of the scores.
        reading: what each raw score means.

    Raises:
        DataError: the groups say otherwise in some rows.
    """
    column = responses.columns[position]
    if column.group is None:
        return
    group = responses.columns[column.group]
    points = {(raw or "").strip(): point for raw, point in reading.points.items()}
    rows = Together(responses, request.without_time(), {"answer": position, "side": column.group})
    against = told = 0
    for answer, word, n in rows.run("SELECT answer, lower(side), count(*) FROM {rows} GROUP BY ALL"):
        side, point = _SIDES.get(word or ""), points.get(answer or "")
        if side is not None and point is not None:
            told += n
            against += n if side != _side(point, reading.scale.high) else 0
    if against:
        raise DataError(
            f"{group.name} contradicts {column.name} in {against:,} of {told:,} rows",
            hint=f"the numbers in {column.name} may be codes, of a scale from 1 to 11 for instance: add --inspect, and "
            f"declare scale=1..11 or labels=\nif the scores are right, leave {group.name} out of the export",
            code="DAT122",
            place=f"{responses.name}:1",
        )


def _side(point: float, high: int) -> int:
    """1 for the two highest points, 0 for the next two, else −1."""
    return (point >= high - 1) - (point <= high - 4)
