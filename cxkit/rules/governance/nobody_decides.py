"""A change that nobody decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Decision, Initiative, Objective, Part, Recommendation, Risk, Roadmap
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace

_WORDS: tuple[tuple[str, type[Part], str], ...] = (
    ("objective-target", Objective, "a target"), ("recommendation", Recommendation, "a recommendation"),
    ("initiative", Initiative, "an initiative"), ("budget", Roadmap, "the budget"), ("roadmap", Initiative, "the roadmap"),
    ("risk", Risk, "a risk"), ("pain", Recommendation, "which pain may stay"),
)  # fmt: skip


@rule("GOV207", severity=Severity.WARNING, since="0.1")
def nobody_decides(workspace: Workspace) -> Iterator[Finding]:
    """Decisions are laid down, and none covers a kind of change that the strategy will meet.

    Exactly one role answers for each: targets, definitions, questions, recommendations, initiatives, budget, roadmap, risks,
    pains. Only kinds whose artifact stands in the workspace are asked for.

    Bad:

        # file: governance.yaml
        decisions: [{id: dangers, covers: [risk]}]

    Good:

        # file: governance.yaml
        decisions: [{id: dangers, covers: [risk, pain]}]
    """
    covered = {word for _, decision in workspace.walk(Decision) for word in decision.covers}
    first = next((loc for loc, _ in workspace.walk(Decision)), None)
    for word, kind, said in _WORDS if first else ():
        if first and word not in covered and any(True for _ in workspace.walk(kind)):
            yield Finding(first, f"no decision says who changes {said}", f"write a decision that covers: [{word}]")
