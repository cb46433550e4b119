"""Tried out on everyone at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Initiative, Segment, StakeholderGroup
from cxkit.model.words import WITH_CUSTOMERS
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("RMP305", severity=Severity.WARNING, since="0.1")
def untested_with_users(workspace: Workspace) -> Iterator[Finding]:
    """An initiative changes touchpoints and goes live without having been tested with users: none of its evidence is a method with customers, or a workshop that they took part in.

    User-centred design: a test before the go-live finds what a survey finds after it.

    Bad:

        # file: roadmap.yaml
        initiatives: [{id: desk, evidence: }]
        # file: personas/ann.yaml
        evidence: [talks, trial]

    Good:

        # file: roadmap.yaml
        initiatives: [{id: desk, evidence: [trial]}]
    """
    customers = {group.id for _, group in workspace.walk(StakeholderGroup) if group.kind == "customers"}
    customers |= {segment.id for _, segment in workspace.walk(Segment)}
    for loc, one in workspace.walk(Initiative):
        if not one.touchpoints or one.go_live is None or one.stopped is not None:
            continue
        studies = [study for item in one.evidence if (study := workspace.get("study", item.from_))]
        if not any(study.method in WITH_CUSTOMERS or customers & set(study.participants) for study in studies):
            message = f"'{one.id}' goes live without a test with users"
            hint = "write evidence: [STUDY] (usability-test, pilot, ab-test, …)"
            yield Finding(loc / "go_live", message, hint, entity=one.id)
