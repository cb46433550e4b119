"""Aims here, promises there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Initiative
from cxkit.rules._chain import objectives_of
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("RMP303", severity=Severity.WARNING, since="0.1")
def effect_on_another_metric(workspace: Workspace) -> Iterator[Finding]:
    """An initiative serves objectives and promises effects, and none of the effects is on the metric of an objective it serves.

    Bad:

        # file: roadmap.yaml
        initiatives: [{id: desk, effects: [{metric: crew-nps, change: 1..3}]}]

    Good:

        # file: roadmap.yaml
        initiatives: [{id: desk, effects: [{metric: nps-q, change: 15..25}]}]
    """
    for loc, one in workspace.walk(Initiative):
        aims = {found.metric for name in objectives_of(workspace, one) if (found := workspace.get("objective", name))}
        if aims and one.promised and not aims & {effect.metric for effect in one.promised}:
            message = (
                f"'{one.id}' promises nothing on {' or '.join(sorted(filter(None, aims)))}, which its objectives aim at"
            )
            yield Finding(loc / "effects", message, "write its effect on that metric", entity=one.id)
