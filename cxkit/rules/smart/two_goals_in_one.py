"""Two objectives under one name."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Objective
from cxkit.rules._rule import rule
from cxkit.rules._words import split, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("SMT104", severity=Severity.WARNING, since="0.1")
def two_goals_in_one(workspace: Workspace) -> Iterator[Finding]:
    """An objective's name joins two aims, and its target measures one of them.

    One metric, one aim: the second would never be missed.

    Bad:

        # file: strategy.yaml
        objectives: [{id: recommend, name: More shops recommend us and fewer call twice}]

    Good:

        # file: strategy.yaml
        objectives: [{id: recommend, name: More shops recommend us}]
    """
    words = words_of(workspace)
    for loc, objective in workspace.walk(Objective) if words else ():
        name = split(objective.name)
        for join, after in pairwise(name):
            if words and join in words.joins and after in words.directions:
                message = f"'{join} {after}' begins a second aim"
                yield Finding(loc / "name", message, "write an objective of its own for each aim", entity=objective.id)
                break
