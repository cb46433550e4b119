"""Three people said so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Recommendation
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace

_FEWEST = 5


@rule("REC214", severity=Severity.INFO, since="0.1")
def rests_on_anecdote(workspace: Workspace) -> Iterator[Finding]:
    """A recommendation that wasn't rejected rests on a study with fewer than five people.

    A chain of proof is as strong as its weakest link. Five people find most of what is wrong with a thing that is shown
    to them (Nielsen and Landauer, 1993); fewer are an anecdote, and good for a question, not for a decision.

    Bad:

        # file: feedback.yaml
        studies: [{id: talks, n: 3}]

    Good:

        # file: feedback.yaml
        studies: [{id: talks, n: 12}]
    """
    for loc, one in workspace.walk(Recommendation):
        for at, evidence in enumerate(one.evidence if not one.rejected else ()):
            study = workspace.get("study", evidence.from_)
            n = evidence.n if evidence.n is not None else study.n if study is not None else None
            if study is not None and n is not None and n < _FEWEST:
                people = "one person" if n == 1 else f"{n:g} people"
                hint = "ask more, or let it rest on something else as well"
                message = f"'{one.id}' rests on '{study.id}', and that is {people}"
                yield Finding(loc / "evidence" / at, message, hint, entity=one.id)
