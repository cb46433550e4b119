"""Lost on the way, and nobody minds?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Handover
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("JRN206", severity=Severity.WARNING, since="0.1")
def loss_without_pain(workspace: Workspace) -> Iterator[Finding]:
    """A hand-over between channels loses something, and no pain stands at either end.

    What gets lost is what the customer has to say again. Name the pain, so that something can answer it.

    Bad:

        # file: journeys/help.yaml
        handovers: [{from: write, to: call, carries: [name], loses: [question]}, {from: page, to: write, carries: [name], loses: [basket]}]

    Good:

        # file: journeys/help.yaml
        handovers: [{from: write, to: call, carries: [name], loses: [question]}, {from: page, to: write, carries: [basket]}]
    """
    for loc, one in workspace.walk(Handover):
        ends = [workspace.get("touchpoint", one.from_), workspace.get("touchpoint", one.to)]
        if one.loses and None not in ends and not any(end.pains for end in ends):
            message = f"'{one.loses[0]}' gets lost from '{one.from_}' to '{one.to}', and no pain says so"
            yield Finding(loc / "loses", message, "write a pain at one of the two touchpoints")
