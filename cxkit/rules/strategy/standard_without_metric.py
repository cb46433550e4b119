"""What customers count on, and nothing shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Loc, Severity
from cxkit.model import Value
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("STR103", severity=Severity.WARNING, since="0.1")
def standard_without_metric(workspace: Workspace) -> Iterator[Finding]:
    """A value or a standard names no metric, so nobody can tell whether it is kept.

    Some expectations are fundamental: they can't delight, but breaking them drives customers away. They need a
    figure more than any goal does.

    Bad:

        # file: strategy.yaml
        standards: [{expects: A person when it is urgent}]

    Good:

        # file: strategy.yaml
        standards: [{expects: A person when it is urgent, metric: nps-q}]
    """
    for loc, value in workspace.walk(Value):
        if value.metric_ is None:
            yield Finding(
                loc, f"no metric shows whether the value '{value.id}' is lived", "write metric: …", entity=value.id
            )
    for at, standard in enumerate(workspace.strategy.standards):
        if standard.metric_ is None:
            loc = Loc("strategy.yaml") / "standards" / at
            yield Finding(loc, "no metric shows whether this standard is kept", "write metric: … beside expects")
