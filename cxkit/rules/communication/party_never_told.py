"""Affected and never told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Message, Phase, Risk, StakeholderGroup
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("COM201", severity=Severity.WARNING, since="0.1")
def party_never_told(workspace: Workspace) -> Iterator[Finding]:
    """A group that a phase affects, or that a contingency plan informs, is the audience of no message.

    Scores kept from those who could change them, and changes that arrive unannounced, undo the best plan.

    Bad:

        # file: roadmap.yaml
        budget: 100000
        reserve: {budget: 10000}
        teams: [{id: care, name: Care, people: 4}]
        phases: [{id: first, name: First, start: 2027-01-01, end: 2027-06-30, owner: lead, stakeholders: [crew], success: Nobody waits an hour}]
        initiatives: [{id: desk, name: One desk, phase: first, recommendation: {because: Asked for by the board}, objectives: [recommend], values: [own-it], owner: lead, consulted: {crew: 2026-09-10}, budget: 50000, effects: [{metric: nps-q, change: 2..4}], go_live: 2027-05-04, activities: [{id: design, name: Design, team: care, work: 20 days, start: 2027-01-04, end: 2027-01-29}, {id: build, name: Build, team: care, work: 20 days, start: 2027-02-01, end: 2027-03-26, after: [design]}]}]
        # file: communication.yaml
        messages: [{id: news, name: News, audience: [board], about: [scores, roadmap], says: What changes for you, channel: huddle, cadence: monthly, owner: lead}]

    Good:

        # file: roadmap.yaml
        budget: 100000
        reserve: {budget: 10000}
        teams: [{id: care, name: Care, people: 4}]
        phases: [{id: first, name: First, start: 2027-01-01, end: 2027-06-30, owner: lead, stakeholders: [crew], success: Nobody waits an hour}]
        initiatives: [{id: desk, name: One desk, phase: first, recommendation: {because: Asked for by the board}, objectives: [recommend], values: [own-it], owner: lead, consulted: {crew: 2026-09-10}, budget: 50000, effects: [{metric: nps-q, change: 2..4}], go_live: 2027-05-04, activities: [{id: design, name: Design, team: care, work: 20 days, start: 2027-01-04, end: 2027-01-29}, {id: build, name: Build, team: care, work: 20 days, start: 2027-02-01, end: 2027-03-26, after: [design]}]}]
        # file: communication.yaml
        messages: [{id: news, name: News, audience: [board, crew], about: [scores, roadmap], says: What changes for you, channel: huddle, cadence: monthly, owner: lead}]
    """
    bots = {group.id for _, group in workspace.walk(StakeholderGroup) if group.kind == "bot"}
    told = {name for _, message in workspace.walk(Message) for name in message.audience}
    if not told:
        return
    for loc, phase in workspace.walk(Phase):
        for at, name in enumerate(phase.stakeholders):
            if name not in told | bots:
                message = f"no message reaches '{name}', whom the phase '{phase.id}' affects"
                yield Finding(
                    loc / "stakeholders" / at, message, "name the group in a message's audience", entity=phase.id
                )
    for loc, risk in workspace.walk(Risk):
        for at, name in enumerate(risk.plan.inform if risk.plan else ()):
            if name not in told:
                message = f"no message reaches '{name}', who must be told of '{risk.id}'"
                place = loc / "contingency" / "inform" / at
                yield Finding(place, message, "name the group in a message's audience", entity=risk.id)
