"""Where the rows went, in lines."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cxkit.clean import term
from cxkit.cli.columns import labelled
from cxkit.cli.words import count

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cxkit.publish import Figure
    from cxkit.scan.request import Ledger

_SHOWN = 5


def row_lines(ledgers: Sequence[Ledger], width: int) -> list[str]:
    """Rows read = used + excluded + rejected: a line for each file, or one for all of many."""
    if len(ledgers) > _SHOWN:
        text = _balance(
            sum(one.rows for one in ledgers),
            sum(one.used for one in ledgers),
            _added([one.excluded for one in ledgers]),
            _added([one.rejected for one in ledgers]),
        )
        return [labelled("rows", f"{text} (in {len(ledgers)} files)", width)]
    return [
        labelled(
            "rows",
            _balance(one.rows, one.used, one.excluded, one.rejected)
            + (f" ({term(one.path)})" if len(ledgers) > 1 else ""),
            width,
        )
        for one in ledgers
    ]


def no_answer(figure: Figure) -> str:
    """Rows of a figure that gave no answer: `21 of 1,235: 8 blank, 13 says no answer`; empty where all answered."""
    if not figure.excluded:
        return ""
    known = [one.rows for one in figure.excluded if one.rows is not None]
    rows = sum(known) + (figure.estimate.n if figure.estimate else 0)
    if len(known) == len(figure.excluded) == 1:
        return f"{count(known[0])} of {count(rows)}: {term(figure.excluded[0].reason)}"
    reasons = ", ".join(
        f"{count(one.rows)} {term(one.reason)}" if one.rows is not None else f"fewer than 5 {term(one.reason)}"
        for one in figure.excluded
    )
    whole = len(known) == len(figure.excluded)
    return f"{count(sum(known))} of {count(rows)}: {reasons}" if whole else reasons


def _balance(rows: int, used: int, excluded: Mapping[str, int], rejected: Mapping[str, int]) -> str:
    parts = [f"{count(used)} used"]
    for word, reasons in (("excluded", excluded), ("rejected", rejected)):
        if reasons:
            inner = ", ".join(f"{count(n)} {reason}" for reason, n in reasons.items())
            parts.append(f"{count(sum(reasons.values()))} {word} ({inner})")
    return f"{count(rows)} read = {' + '.join(parts)}"


def _added(counts: Sequence[Mapping[str, int]]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for one in counts:
        total.update(one)
    return dict(sorted(total.items()))
