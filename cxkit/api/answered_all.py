"""Points of respondents who answered all of several questions."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from cxkit.scales.decode import decide
from cxkit.scales.fault import UndecidedError
from cxkit.scan.combinations import combinations
from cxkit.scan.tally import scan
from cxkit.scan.together import Together

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cxkit.readers._responses import Responses
    from cxkit.scales.decode import Decoding
    from cxkit.scan.request import Ledger, Request, Tally


@dataclass(slots=True)
class Answered:
    """The answers of one period.

    Args:
        whole: weight and points of each respondent who answered all, in an order that is always the same.
        each: how many answered each question, whatever else they answered.
    """

    each: list[int]
    whole: list[tuple[list[float], float]] = field(default_factory=list)

    @property
    def points(self) -> list[list[float]]:
        """Of each respondent, to each question."""
        return [points for points, _ in self.whole]

    @property
    def weights(self) -> list[float]:
        """Of each respondent."""
        return [weight for _, weight in self.whole]


def answered_all(
    responses: Responses,
    columns: Sequence[str],
    decodings: Sequence[Decoding],
    request: Request,
    *,
    kpi: str = "the ranking",
    option: str,
    max_rejected: float = 0,
) -> tuple[Mapping[str | None, Answered], tuple[Ledger, ...]]:
    """Who answered all of the questions, by period, and where the rows went.

    Args:
        responses: what to read.
        columns: headers of the questions, each once.
        decodings: how their raw values are read; what a value means is decided on those of all periods.
        request: who counts, period and weight.
        kpi: what they are read for, for messages.
        option: how they were asked for; hints continue it.
        max_rejected: rows that may be unreadable.

    Raises:
        DataError: an answer can't be read.
    """
    at = [responses.column(column, "--among ").position for column in columns]
    request = replace(request, questions=tuple(dict.fromkeys(at)))
    tally = scan(responses, request, max_rejected=max_rejected)
    known = [
        _points(responses, tally, position, decoding, column, kpi, option)
        for column, position, decoding in zip(columns, at, decodings, strict=True)
    ]
    found: dict[str | None, Answered] = {}
    for one in combinations(Together(responses, request, {f"q{n}": place for n, place in enumerate(at)}), len(at)):
        answered = found.setdefault(one.period, Answered([0] * len(at)))
        points = [points.get(raw) for points, raw in zip(known, one.raw, strict=True)]
        for n, point in enumerate(points):
            answered.each[n] += one.cell.n if point is not None else 0
        whole = [point for point in points if point is not None]
        if len(whole) == len(points):
            answered.whole += [(whole, float(one.cell.weight) / one.cell.n)] * one.cell.n
    for answered in found.values():
        answered.whole.sort()
    return found, tally.ledgers


def _points(
    responses: Responses, tally: Tally, position: int, decoding: Decoding, column: str, kpi: str, option: str
) -> dict[str | None, float]:
    """Raw value → point of a question."""
    counts: dict[str | None, int] = {}
    for group, cells in tally.groups.items():
        if group.question == position and not group.segment:
            for raw, cell in cells.items():
                counts[raw] = counts.get(raw, 0) + cell.n
    of = responses.columns[position]
    decoding = replace(decoding, codes=decoding.codes or of.labels, unanswered=of.missing, question=of.text or of.name)
    try:
        reading = decide(counts, decoding, column=column, kpi=kpi, option=option)
    except UndecidedError as error:
        error.place = responses.name
        raise
    return {(raw or "").strip() or None: point for raw, point in reading.points.items()}
