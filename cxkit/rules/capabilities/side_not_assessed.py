"""A leg of the chair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Loc, Severity
from cxkit.listed import listed
from cxkit.model import Capability, Recommendation
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("CAP205", severity=Severity.INFO, since="0.1")
def side_not_assessed(workspace: Workspace) -> Iterator[Finding]:
    """Recommendations are written, and of people, process, technology and data two or more weren't assessed.

    What is feasible rests on all four; money stands in roadmap.yaml.

    Bad:

        # file: capabilities.yaml
        capabilities: [{id: numbers, kind: process}, {id: listening, kind: process}]

    Good:

        # file: capabilities.yaml
        capabilities: [{id: numbers, kind: data}]
    """
    ones = list(workspace.walk(Capability))
    kinds = {one.kind for _, one in ones}
    missing = [kind for kind in ("people", "process", "technology", "data") if kind not in kinds]
    if ones and len(missing) > 1 and any(True for _ in workspace.walk(Recommendation)):
        message = f"no capability of {listed(missing, 'or')} is assessed"
        yield Finding(Loc(ones[0][0].file), message, f"assess one with kind: {missing[0]}")
