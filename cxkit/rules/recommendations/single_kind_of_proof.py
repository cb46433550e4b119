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
        recommendations: [{id: more-people, evidence: [talks]}]

    Good:

        # file: recommendations.yaml
        recommendations: [{id: more-people, evidence: [talks, tickets]}]
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
