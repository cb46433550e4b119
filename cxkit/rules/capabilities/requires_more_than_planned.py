"""It rests on more than anyone plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Recommendation
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("CAP202", severity=Severity.WARNING, since="0.1")
def requires_more_than_planned(workspace: Workspace) -> Iterator[Finding]:
    """A recommendation requires a capability at a level that is neither there today nor its target.

    Its feasibility rests on a hope. Raise the target, or require less.

    Bad:

        # file: recommendations.yaml
        recommendations: [{id: more-people, requires: {routing: 5}}]

    Good:

        # file: recommendations.yaml
        recommendations: [{id: more-people, requires: {routing: 4}}]
    """
    for loc, one in workspace.walk(Recommendation):
        for name, level in one.requires.items() if not one.rejected else ():
            capability = workspace.get("capability", name)
            if capability is None:
                continue
            values = [
                figure.value
                for figure in (capability.baseline, capability.target)
                if figure and figure.value is not None
            ]
            if values and max(values) < level:
                message = f"'{one.id}' requires '{name}' at level {level}, and no more than {max(values):g} is planned"
                hint = "raise the capability's target, or require less"
                yield Finding(loc / "requires" / name, message, hint, entity=one.id)
