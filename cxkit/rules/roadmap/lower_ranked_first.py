"""The second-best goes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Initiative
from cxkit.planning.plan import Plan
from cxkit.rules._chain import ready, recommendations_of
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace
    from cxkit.rules._facts import Facts

_PLACES = 2
"""Neighbours in the ranking are as good as equal."""


@rule("RMP308", severity=Severity.INFO, since="0.1")
def lower_ranked_first(workspace: Workspace, facts: Facts) -> Iterator[Finding]:
    """An initiative goes live before one whose recommendation ranks higher by two or more places, and nothing says why.

    Phases follow priorities: most impact for the effort first. A dependency (`after`), or a `because` at the initiative,
    answers for another order.

    Bad:

        # file: recommendations.yaml
        recommendations: [{id: cheap, name: A cheap one, answers: [waits], objectives: [recommend], evidence: [tickets, talks], impact: 5, effort: 1, feasibility: 5, acceptability: {crew: 5}, requires: {listening: 3}, case: {costs: [{what: Paint, once: 900..1100}], benefits: [{what: Shops kept, yearly: 9000..12000, metric: nps-q, because: 30 shops}, {what: Less waiting, for: customers}]}, decision: {outcome: accepted, forum: steering, at: 2026-08-25}}, {id: middle, name: A middle one, answers: [waits], objectives: [recommend], evidence: [tickets, talks], impact: 5, effort: 2, feasibility: 5, acceptability: {crew: 5}, requires: {listening: 3}}]
        # file: roadmap.yaml
        initiatives: [{id: paint, name: Paint, phase: first, recommendation: cheap, objectives: [recommend], values: [own-it], owner: lead, consulted: {crew: 2026-09-10}, budget: 1000, effects: [{metric: nps-q, change: 1..2}], go_live: 2027-06-15, activities: [{id: brush, name: Brush, team: team, work: 5 days, start: 2027-06-01, end: 2027-06-11}], milestones: [{name: Painted, by: 2027-06-11}]}]
        # file: training.yaml
        courses: [{id: brushes, name: Brushes, audience: [crew], skills: [process], initiative: paint, owner: lead, target: {value: 100, by: 2027-06-01}}]

    Good:

        # file: roadmap.yaml
        initiatives: [{id: desk, recommendation: more-people}]
    """
    plan = Plan(workspace, facts.today)
    ranks = {one.recommendation: one.rank for one in plan.priorities if one.rank} if plan.initiatives else {}
    live = [
        (day, min(found), loc, one)
        for loc, one in workspace.walk(Initiative)
        if one.stopped is None
        and (day := ready(one))
        and (found := [ranks[name] for name in recommendations_of(one) if name in ranks])
    ]
    waited = {name for _, _, _, one in live for name in one.after}
    for day, rank, loc, one in live:
        later = [(other.id, place) for when, place, _, other in live if when > day and place + _PLACES <= rank]
        if later and one.because is None and one.id not in waited:
            name, place = min(later, key=lambda pair: (pair[1], pair[0]))
            message = f"'{one.id}' (rank {rank}) goes live before '{name}' (rank {place})"
            yield Finding(loc, message, "write because: … at the initiative, or change the order", entity=one.id)
