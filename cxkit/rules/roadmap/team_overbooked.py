"""Three jobs for two hands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Team
from cxkit.planning.plan import Plan
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace
    from cxkit.planning.capacity import Load
    from cxkit.rules._facts import Facts

_A_DAY = 1.0
"""Person-days; less is rounding."""


@rule("RMP208", severity=Severity.WARNING, since="0.1")
def team_overbooked(workspace: Workspace, facts: Facts) -> Iterator[Finding]:
    """A team's work in a month comes to more than its people have: people × the share of their time × working days.

    Given days are kept, and work is spread evenly over them; `cx plan` shows each month.

    Bad:

        # file: roadmap.yaml
        initiatives: [{id: desk, activities: [{id: design, work: 120 days}]}]

    Good:

        # file: roadmap.yaml
        initiatives: [{id: desk, activities: [{id: design, work: 20 days}]}]
    """
    plan = Plan(workspace, facts.today)
    worst: dict[str, Load] = {}
    for load in plan.loads if plan.initiatives and plan.teams else ():
        if load.short and (load.team not in worst or load.short > worst[load.team].short):
            worst[load.team] = load
    for loc, team in workspace.walk(Team):
        most = worst.get(team.id)
        if most is not None and team.people is not None and most.short >= _A_DAY:
            message = f"'{team.id}' has {most.available:,.0f} days in {most.month}, and {most.booked:,.0f} are booked"
            hint = f"move or lighten one of: {', '.join(name for name, _ in most.parts)}"
            yield Finding(loc, message, hint, entity=team.id)
