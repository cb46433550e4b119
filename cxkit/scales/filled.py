"""Whether a cell holds anything at all: what counts as an answer where the column itself is the sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.scales.decode import Reading
from cxkit.scales.nonanswers import is_nonanswer
from cxkit.scales.polar import YES_NO

if TYPE_CHECKING:
    from collections.abc import Mapping


def decide_filled(counts: Mapping[str | None, int], missing: frozenset[str], *, column: str) -> Reading:
    """1 for each raw value that is something, 0 for the empty cell and what is declared to mean no answer.

    A word such as N/A is an answer to a survey as long as nobody says otherwise; that it stands there is told.

    Args:
        counts: raw value → rows; None is the empty cell.
        missing: raw values that mean no answer, as declared or by the file's own codes.
        column: name to print.

    Example:
        >>> decide_filled({"9": 3, " ": 2, None: 1, "-99": 4}, frozenset({"-99"}), column="Q1").points
        {'9': 1, ' ': 0, None: 0, '-99': 0}
    """
    points: dict[str | None, float] = {}
    doubtful = 0
    for raw, n in counts.items():
        text = (raw or "").strip()
        points[raw] = int(bool(text) and text not in missing)
        doubtful += n * (points[raw] == 1 and is_nonanswer(text))
    rows = "1 row" if doubtful == 1 else f"{doubtful:,} rows"
    note = f"{rows} of {column} hold a word such as N/A and count as filled in; missing=VALUE takes them out"
    return Reading(points, {}, YES_NO, (note,) if doubtful else ())
