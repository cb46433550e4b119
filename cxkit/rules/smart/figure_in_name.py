"""A number that stands twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Objective
from cxkit.rules._figures import contradicted, figures
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("SMT102", severity=Severity.WARNING, since="0.1")
def figure_in_name(workspace: Workspace) -> Iterator[Finding]:
    """An objective's name repeats a figure that stands in a field, or speaks of 'by N'.

    Figures stand in `baseline` and `target`, where they are checked. 'By 10 %' leaves open whether points or per cent of
    today's value are meant; a target is a level, in the metric's own unit.

    Bad:

        # file: strategy.yaml
        objectives: [{id: recommend, name: More shops recommend us by 20 points}]

    Good:

        # file: strategy.yaml
        objectives: [{id: recommend, name: More shops recommend us}]
    """
    for loc, objective in workspace.walk(Objective):
        found = figures(objective.name)
        if found and not contradicted(objective):
            message = f"the name carries the figure {found[0]}"
            yield Finding(loc / "name", message, "leave figures to baseline and target", entity=objective.id)
