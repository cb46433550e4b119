"""An objective's name that anything could fulfil."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Objective
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace

_VAGUE = re.compile(r"\b(improve|enhance|optimi[sz]e|boost|leverage|strengthen|maximi[sz]e|better)\b", re.IGNORECASE)
_FIGURE = re.compile(r"\d")


@rule("SMT101", severity=Severity.WARNING, since="0.1")
def vague_name(workspace: Workspace) -> Iterator[Finding]:
    """An objective's name uses a verb that anything fulfils, or carries a figure that belongs in a field.

    Specific is the S of SMART: say who does what more, or less. Figures stand in `baseline` and `target`, where they are
    checked, and not a second time in a sentence.

    Bad:

        # file: strategy.yaml
        objectives: [{id: recommend, name: Improve the experience}]

    Good:

        # file: strategy.yaml
        objectives: [{id: recommend, name: More shops recommend us}]
    """
    for loc, objective in workspace.walk(Objective):
        vague = _VAGUE.search(objective.name)
        if vague:
            yield Finding(
                loc / "name",
                f"'{vague[0]}' could mean anything",
                "say who does what more, or less",
                entity=objective.id,
            )
        elif _FIGURE.search(objective.name):
            yield Finding(
                loc / "name", "the name carries a figure", "leave it to baseline and target", entity=objective.id
            )
