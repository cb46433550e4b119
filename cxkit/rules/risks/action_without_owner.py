"""Someone will do it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Risk
from cxkit.rules._rule import rule
from cxkit.rules._said import left_open, to_write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("RSK208", severity=Severity.WARNING, since="0.1")
def action_without_owner(workspace: Workspace) -> Iterator[Finding]:
    """An action of a contingency plan names no owner, or a correction no time within which it is done.

    Bad:

        # file: risks.yaml
        risks: [{id: strike, contingency: {correct: [{what: Tell the shops, within: 1 day}]}}]

    Good:

        # file: risks.yaml
        risks: [{id: strike, contingency: {correct: [{what: Tell the shops, owner: lead, within: 1 day}]}}]
    """
    for loc, risk in workspace.walk(Risk):
        for key in ("prevent", "correct"):
            for at, one in enumerate(getattr(risk.plan, key) if risk.plan else ()):
                lacking = [] if one.owner else ["owner"]
                lacking += ["within"] if key == "correct" and one.within is None and one.by is None else []
                if lacking:
                    message = f"an action for '{risk.id}' doesn't say {left_open('action', lacking)}"
                    yield Finding(loc / "contingency" / key / at, message, to_write(lacking), entity=risk.id)
