"""Three of four."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.listed import listed
from cxkit.model import Capability
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace

_FOUR = ("purposeful-leadership", "compelling-brand-values", "employee-engagement", "customer-connectedness")


@rule("CAP206", severity=Severity.INFO, since="0.1")
def competency_not_assessed(workspace: Workspace) -> Iterator[Finding]:
    """Some of the four competencies are assessed and others aren't: purposeful leadership, compelling brand values, employee engagement, customer connectedness.

    The four stand together in Temkin's framework; the radar in the report has a gap where one is missing.

    Bad:

        # file: capabilities.yaml
        capabilities: [{id: listening, competency: customer-connectedness}]

    Good:

        # file: capabilities.yaml
        capabilities: [{id: listening, competency: }]
    """
    named = [(loc, one) for loc, one in workspace.walk(Capability) if one.competency]
    missing = [word for word in _FOUR if word not in {one.competency for _, one in named}]
    if named and missing:
        message = f"not assessed of the four competencies: {listed(missing, 'and')}"
        yield Finding(named[0][0] / "competency", message, f"assess one with competency: {missing[0]}")
