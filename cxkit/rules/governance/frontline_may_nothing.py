"""Nobody at the counter may help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Initiative, StakeholderGroup
from cxkit.rules._parties import parties
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("GOV213", severity=Severity.INFO, since="0.1")
def frontline_may_nothing(workspace: Workspace) -> Iterator[Finding]:
    """No front-line group or role may settle anything without asking: none has `may` or `may_spend`.

    Empowered employees turn a complaint into a story that is told. A small sum, or one thing they may do, is enough.

    Bad:

        # file: governance.yaml
        stakeholders: [{id: crew, may_spend: }]

    Good:

        # file: governance.yaml
        stakeholders: [{id: crew, may_spend: 40}]
    """
    front = [(loc, one) for loc, one in parties(workspace) if one.level == "frontline"]
    groups = [loc for loc, one in front if isinstance(one, StakeholderGroup)]
    planned = any(True for _ in workspace.walk(Initiative))
    if planned and groups and not any(one.may or one.may_spend for _, one in front):
        message = "nobody at the front line may settle anything without asking"
        yield Finding(groups[0], message, "write may_spend: …, or may: [what they may do]")
