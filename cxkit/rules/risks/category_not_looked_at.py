"""Looked at from three sides of five."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Loc, Severity
from cxkit.listed import listed
from cxkit.model import Risk
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace

_SIDES = {
    "category": ("strategic", "operational", "financial", "reputational", "regulatory"),
    "origin": ("internal", "external"),
}


@rule("RSK102", severity=Severity.INFO, since="0.1")
def category_not_looked_at(workspace: Workspace) -> Iterator[Finding]:
    """Three risks or more are written, and none is of a category (strategic, operational, financial, reputational, regulatory), or none of an origin (internal, external).

    One may be empty; that nobody looked is the usual reason.

    Bad:

        # file: risks.yaml
        risks: [{id: flood, name: A flood, origin: external, category: strategic, owner: lead, initiatives: [desk], inherent: {likelihood: 1, impact: 5}, contingency: {because: It lies under our appetite}}, {id: fine, name: A fine, origin: internal, category: regulatory, owner: lead, initiatives: [desk], inherent: {likelihood: 1, impact: 2}, contingency: {because: It lies under our appetite}}, {id: press, name: Bad press, origin: internal, category: reputational, owner: lead, initiatives: [desk], inherent: {likelihood: 2, impact: 2}, contingency: {because: It lies under our appetite}}]

    Good:

        # file: risks.yaml
        risks: [{id: flood, name: A flood, origin: external, category: strategic, owner: lead, initiatives: [desk], inherent: {likelihood: 1, impact: 5}, contingency: {because: It lies under our appetite}}]
    """
    risks = list(workspace.walk(Risk))
    for key, words in _SIDES.items() if len(risks) > 2 else ():
        missing = [word for word in words if word not in {getattr(one, key) for _, one in risks}]
        if missing:
            message = f"no {listed(missing, 'or')} risk is written down"
            yield Finding(Loc(risks[0][0].file), message, f"look for one with {key}: {missing[0]}")
