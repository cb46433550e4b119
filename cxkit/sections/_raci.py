"""Decisions over parties: who does it, who answers for it, who is asked, who is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.render.blocks import Cell, Table
from cxkit.sections._names import name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxkit.loading.workspace import Workspace
    from cxkit.model import Decision

_LETTERS = ("R", "A", "C", "I")


def raci(workspace: Workspace, decisions: Sequence[Decision]) -> Table:
    """A row for each decision and a column for each party in it; who answers stands out."""
    parties = [party for party in workspace.ids("party") if any(_letters(one, party) for one in decisions)]
    unknown = dict.fromkeys(party for one in decisions for party in _named(one) if party not in parties)
    parties += list(unknown)
    rows = []
    for one in decisions:
        where = name(workspace, "forum", one.forum) if one.forum else "no forum"
        covers = ", ".join(one.covers)
        note = f"{where}; covers {covers}" if covers else where
        cells = tuple(_cell(_letters(one, party)) for party in parties)
        rows.append((Cell(one.name, note if one.raci else f"{note}; nobody is named"), *cells))
    heads = ("Decision", *(name(workspace, "party", party) for party in parties))
    return Table(heads, tuple(rows), "R does it · A answers for it · C is asked before · I is told after", "matrix")


def _named(one: Decision) -> tuple[str, ...]:
    return (*one.raci.R, *one.raci.A, *one.raci.C, *one.raci.I) if one.raci else ()


def _letters(one: Decision, party: str) -> str:
    if one.raci is None:
        return ""
    return " ".join(letter for letter in _LETTERS if party in getattr(one.raci, letter))


def _cell(letters: str) -> Cell:
    return Cell(letters, tone="strong" if "A" in letters else "")
