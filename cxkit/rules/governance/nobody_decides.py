"""A change that nobody decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.listed import listed
from cxkit.model import Decision, Initiative, Objective, Part, Recommendation, Risk, Roadmap
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace

_WORDS: tuple[tuple[str, type[Part], str], ...] = (
    ("objective-target", Objective, "targets"), ("recommendation", Recommendation, "recommendations"),
    ("initiative", Initiative, "initiatives"), ("budget", Roadmap, "the budget"), ("roadmap", Initiative, "the roadmap"),
    ("risk", Risk, "risks"), ("pain", Recommendation, "pains that may stay"),
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
    there = [one for one in _WORDS if one[0] not in covered and any(True for _ in workspace.walk(one[1]))]
    if first and there:
        message = f"nothing says who decides on {listed([said for _, _, said in there], 'and')}"
        yield Finding(first, message, f"write a decision that covers: [{', '.join(word for word, _, _ in there)}]")
