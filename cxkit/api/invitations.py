"""Who was invited, and who answered: each row once, and the invitations that the export doesn't hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.errors import DataError, UsageError
from cxkit.scales.distribution import Distribution
from cxkit.scan.statement import NO_TIME
from cxkit.stats.weights import Cell

if TYPE_CHECKING:
    from cxkit.api.asked import Asked
    from cxkit.api.composites import Groups
    from cxkit.scales.decode import Reading
    from cxkit.scan.request import Tally

_UNANSWERED = ("offered, not answered", "partial")
"""Reasons by which readers leave out rows that an answer was hoped for in."""


def invitations(one: Asked, tally: Tally, question: int, reading: Reading) -> Groups:
    """Answered or not, by group.

    Args:
        one: the metric.
        tally: raw values of its column.
        question: position of that column.
        reading: which raw values are answers.

    Raises:
        DataError: rows without an answer were left out before, or more answered than were invited.
        UsageError: a breakdown of declared invites.
    """
    invited = int(one.declared.get("invited", 0))
    if not invited:
        _require_all(one, tally)
    elif one.breakdowns:
        message = f"{one.name} can't be broken down: how many of each group were invited isn't declared"
        raise UsageError(message, hint="leave --by (breakdown:) out, or take an export with a row for each invitation")
    groups: Groups = {}
    for group, raw in sorted(tally.groups.items(), key=lambda item: str(item[0])):
        if group.question == question:
            found = reading.distribution({value: Cell.of(cell.n) for value, cell in raw.items()})
            groups[group.segment, group.period] = _of(found, invited, one) if invited else found
    return groups or {((), None): reading.distribution({})}


def _of(found: Distribution, invited: int, one: Asked) -> Distribution:
    answered = found.count(bool)
    if answered > invited:
        message = f"{answered:,} answered of {one.column}, and {invited:,} are said to have been invited"
        raise DataError(message, hint="how many were invited in the period? invited=N (in a workspace, invites:)")
    cells: dict[float, Cell] = {point: Cell.of(n) for point, n in ((0, invited - answered), (1, answered)) if n}
    return Distribution(cells, found.scale, found.excluded)


def _require_all(one: Asked, tally: Tally) -> None:
    left = sum(ledger.excluded.get(reason, 0) for ledger in tally.ledgers for reason in _UNANSWERED)
    if left:
        rows = "1 row of them was" if left == 1 else f"{left:,} rows of them were"
        message = f"{one.kpi.name} counts those who didn't answer too, and {rows} left out"
        hint = "add --reader table (and leave --partials drop out), or say how many were invited: invited=N"
        raise DataError(message, hint=hint)
    timeless = sum(ledger.excluded.get(NO_TIME, 0) for ledger in tally.ledgers)
    if timeless:
        rows = "1 row has" if timeless == 1 else f"{timeless:,} rows have"
        message = f"{rows} no time: what wasn't answered has no time of answer, and would be lost"
        raise DataError(message, hint="split by the time of the invitation: --time SENT, or leave --period out")
