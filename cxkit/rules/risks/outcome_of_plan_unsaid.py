"""It happened, and did the plan work?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Risk
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("RSK302", severity=Severity.INFO, since="0.1")
def outcome_of_plan_unsaid(workspace: Workspace) -> Iterator[Finding]:
    """A risk came to pass, and nothing says whether its plan worked.

    The effectiveness of plans is followed; the next one learns from it.

    Bad:

        # file: risks.yaml
        risks: [{id: strike, happened: [{at: 2026-10-05, says: Two days without vans}]}]

    Good:

        # file: risks.yaml
        risks: [{id: strike, happened: [{at: 2026-10-05, says: Two days without vans, worked: partly}]}]
    """
    for loc, risk in workspace.walk(Risk):
        for at, one in enumerate(risk.happened):
            if one.worked is None and risk.plan is not None:
                message = f"nothing says whether the plan for '{risk.id}' worked"
                yield Finding(loc / "happened" / at, message, "write worked: yes, partly or no", entity=risk.id)
