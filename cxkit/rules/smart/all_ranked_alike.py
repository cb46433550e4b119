"""Everything comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Objective
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("SMT408", severity=Severity.INFO, since="0.1")
def all_ranked_alike(workspace: Workspace) -> Iterator[Finding]:
    """All objectives have the same impact, so none comes before another.

    Objectives are prioritised by what they do for satisfaction, loyalty and the business. Three or more that weigh the
    same weren't weighed.

    Bad:

        # file: strategy.yaml
        objectives:
          - {id: b, name: More shops are content, goal: loyalty, metric: nps-q, owner: lead, dimension: emotion, impact: 4, agreed: {board: 2026-08-25}, baseline: {value: 20, n: 900, at: 2026-06-30}, target: {value: 40, by: 2027-06-30}, because: A trial}
          - {id: c, name: More shops get it done, goal: loyalty, metric: nps-q, owner: lead, dimension: success, impact: 4, agreed: {board: 2026-08-25}, baseline: {value: 20, n: 900, at: 2026-06-30}, target: {value: 40, by: 2027-06-30}, because: A trial}
          - {id: d, name: More shops find it easy, goal: loyalty, metric: nps-q, owner: lead, dimension: effort, impact: 4, agreed: {board: 2026-08-25}, baseline: {value: 20, n: 900, at: 2026-06-30}, target: {value: 40, by: 2027-06-30}, because: A trial}
        # file: recommendations.yaml
        recommendations: [{id: more-people, objectives: [recommend, b, c, d]}]
        # file: roadmap.yaml
        initiatives: [{id: desk, objectives: [recommend, b, c, d]}]

    Good:

        # file: strategy.yaml
        objectives: [{id: recommend, impact: 4}]
    """
    ranked = [(loc, objective.impact) for loc, objective in workspace.walk(Objective) if objective.impact]
    if len(ranked) > 2 and len({impact.total for _, impact in ranked}) == 1:
        message = f"all {len(ranked)} objectives weigh the same"
        yield Finding(ranked[0][0] / "impact", message, "weigh satisfaction, loyalty and business for each")
