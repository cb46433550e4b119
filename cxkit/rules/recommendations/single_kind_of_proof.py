"""A recommendation on one leg."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Recommendation
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("REC201", severity=Severity.WARNING, since="0.1")
def single_kind_of_proof(workspace: Workspace) -> Iterator[Finding]:
    """A recommendation rests on a single kind of proof.

    Interviews alone, or a survey alone, have misled every company once. Two kinds that agree are worth more than
    twice one.

    Bad:

        # file: recommendations.yaml
        recommendations: [{id: more-people, name: More people at the phone, answers: [waits], objectives: [recommend], evidence: [survey], impact: 4, effort: 2, feasibility: 4, acceptability: {crew: 5}, case: {costs: [{what: Two people, yearly: 80000..90000}], benefits: [{what: Customers kept, yearly: 120000..160000, metric: nps-q}]}, decision: {outcome: accepted, forum: steering, at: 2026-08-25}}]

    Good:

        # file: feedback.yaml
        studies: [{id: talks, name: Talks, method: interviews, at: 2026-05-22, owner: lead, n: 24}]
        # file: recommendations.yaml
        recommendations: [{id: more-people, name: More people at the phone, answers: [waits], objectives: [recommend], evidence: [survey, talks], impact: 4, effort: 2, feasibility: 4, acceptability: {crew: 5}, case: {costs: [{what: Two people, yearly: 80000..90000}], benefits: [{what: Customers kept, yearly: 120000..160000, metric: nps-q}]}, decision: {outcome: accepted, forum: steering, at: 2026-08-25}}]
    """
    for loc, one in workspace.walk(Recommendation):
        kinds = {kind for evidence in one.evidence if (kind := _kind(workspace, evidence.from_))}
        if not one.rejected and len(kinds) < 2:
            rests = f"rests on {next(iter(kinds))} alone" if kinds else "rests on no evidence"
            hint = "name evidence of another kind: what customers say, what they do, what others do"
            yield Finding(loc / "evidence", f"'{one.id}' {rests}", hint, entity=one.id)


def _kind(workspace: Workspace, proof: str) -> str:
    source = workspace.get("source", proof)
    if source is not None:
        return str(source.kind or "")
    study = workspace.get("study", proof)
    return str(study.method or "") if study is not None else ""
