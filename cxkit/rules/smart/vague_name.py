"""A name that says nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Objective
from cxkit.rules._rule import rule
from cxkit.rules._words import split, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("SMT101", severity=Severity.WARNING, since="0.1")
def vague_name(workspace: Workspace) -> Iterator[Finding]:
    """An objective's name uses a word that anything fulfils, such as improve, optimise or better.

    Specific is the S of SMART (Doran, 1981): say who does what more, or less. The words are listed for each language;
    in a language without a list nothing is reported.

    Bad:

        # file: strategy.yaml
        objectives: [{id: recommend, name: Improve what more shops say}]

    Good:

        # file: strategy.yaml
        objectives: [{id: recommend, name: More shops recommend us}]
    """
    words = words_of(workspace)
    for loc, objective in workspace.walk(Objective) if words else ():
        vague = next((word for word in split(objective.name) if words and word in words.vague), None)
        if vague is not None:
            message = f"'{vague}' could mean anything"
            yield Finding(loc / "name", message, "say who does what more, or less", entity=objective.id)
