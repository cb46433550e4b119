"""A name that doesn't say which way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Objective
from cxkit.rules._rule import rule
from cxkit.rules._words import split, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("SMT105", severity=Severity.INFO, since="0.1")
def name_without_direction(workspace: Workspace) -> Iterator[Finding]:
    """An objective's name holds no verb or comparative that says which way something shall go, such as more, fewer or halve.

    'Waiting time' is a subject; 'shops wait half as long' is an objective. The words are listed for each language.

    Bad:

        # file: strategy.yaml
        objectives: [{id: recommend, name: Recommendation by shops}]

    Good:

        # file: strategy.yaml
        objectives: [{id: recommend, name: More shops recommend us}]
    """
    words = words_of(workspace)
    for loc, objective in workspace.walk(Objective) if words else ():
        if words and not words.directions & set(split(objective.name)) and not words.vague & set(split(objective.name)):
            message = f"the name of '{objective.id}' doesn't say which way it shall go"
            yield Finding(loc / "name", message, "begin with more, fewer, or a verb", entity=objective.id)
