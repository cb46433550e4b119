"""Written by sales and support alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Department, Strategy
from cxkit.rules._parties import parties, speaks_for_all
from cxkit.rules._rule import rule
from cxkit.rules._words import split, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("STK103", severity=Severity.WARNING, since="0.1")
def functions_left_out(workspace: Workspace) -> Iterator[Finding]:
    """Three departments or more are named, and fewer than two beyond sales and support were asked while the strategy was written.

    What customers meet is made in every function. A group without a department, of managers or of everyone, speaks for all.
    Departments of sales and support are known by their names, in each language that has a list.

    Bad:

        # file: governance.yaml
        departments: [{id: money, name: Finance}, {id: shop, name: Warehouse}]
        stakeholders: [{id: heads, department: care}]

    Good:

        # file: governance.yaml
        departments: [{id: money, name: Finance}, {id: shop, name: Warehouse}]
        stakeholders: [{id: heads, department: }]
    """
    words = words_of(workspace)
    departments = {one.id: one for _, one in workspace.walk(Department)}
    if words is None or len(departments) < 3:
        return
    known = {party.id: party for _, party in parties(workspace)}
    others = {
        one.id for one in departments.values() if not words.selling_and_helping & set(split(f"{one.id} {one.name}"))
    }
    for loc, head in workspace.walk(Strategy):
        asked = [known[name] for name in head.consulted if name in known]
        if not asked or any(speaks_for_all(party) for party in asked):
            continue
        heard = others & {party.department for party in asked}
        if len(heard) < min(2, len(others)):
            message = f"{len(heard) or 'none'} of {len(others)} departments beyond sales and support {'was' if len(heard) == 1 else 'were'} asked"
            yield Finding(loc / "consulted", message, "ask the others, and add the party with its day")
