"""A name that promises another number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Objective
from cxkit.rules._figures import contradicted
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("SMT103", severity=Severity.ERROR, since="0.1")
def name_contradicts_target(workspace: Workspace) -> Iterator[Finding]:
    """The figure in an objective's name is neither its baseline, nor its target, nor the way between them.

    Whoever reads the name and whoever reads the field work for different targets. Leave figures to the fields.

    Bad:

        # file: strategy.yaml
        objectives: [{id: recommend, name: More shops recommend us (45)}]

    Good:

        # file: strategy.yaml
        objectives: [{id: recommend, name: More shops recommend us}]
    """
    for loc, objective in workspace.walk(Objective):
        figure = contradicted(objective)
        if figure and objective.target:
            message = f"the name says {figure}, and the target is {objective.target.value:g}"
            also = ((loc / "target" / "value", "the target"),)
            hint = "take the figure out of the name, or mend the target"
            yield Finding(loc / "name", message, hint, entity=objective.id, also=also)
