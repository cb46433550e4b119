"""Moved and approved by one hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit import clean
from cxkit.findings import Finding, Severity
from cxkit.model import Decision, Role
from cxkit.rules._better import gain
from cxkit.rules._moves import moves, reviews_of, unreversed
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace
    from cxkit.rules._facts import Facts


@rule("SMT605", severity=Severity.WARNING, since="0.1")
def approved_by_its_author(workspace: Workspace, facts: Facts) -> Iterator[Finding]:
    """The one who made an objective's target easier in git holds the role that answers for targets.

    Who approves a change is someone else than who makes it; a review in which others were present answers for it.

    Bad:

        # committed: 2026-09-01 Nadia
        # file: strategy.yaml
        objectives: [{id: recommend, target: {value: 36, by: 2027-12-31}, agreed: {board: 2026-10-14}}]
        # file: reviews/2026-q3.yaml
        present: [boss]
        reviewed: [{risk: strike, outcome: keep}, {objective: recommend, outcome: change, because: A rival left, changed: {field: target.value, was: 40, now: 36}}]
        # file: governance.yaml
        forums: [{id: steering, quorum: 1}]
        # committed: 2026-10-13 Ruth

    Good:

        # committed: 2026-09-01 Nadia
        # file: strategy.yaml
        objectives: [{id: recommend, target: {value: 36, by: 2027-12-31}, agreed: {board: 2026-10-14}}]
        # file: reviews/2026-q3.yaml
        reviewed: [{risk: strike, outcome: keep}, {objective: recommend, outcome: change, because: A rival left, changed: {field: target.value, was: 40, now: 36}}]
        # committed: 2026-10-13 Nadia
    """
    approvers = {
        name
        for _, one in workspace.walk(Decision)
        if "objective-target" in one.covers and one.raci
        for name in one.raci.A
    }
    hands = {who: role.id for _, role in workspace.walk(Role) if role.id in approvers for who in role.held_by}
    for move in unreversed(moves(workspace, facts, "objectives")) if hands else ():
        objective, loc = workspace.get("objective", move.name), workspace.place("objective", move.name)
        metric = workspace.get("metric", objective.metric) if objective is not None and objective.metric else None
        if loc is None or metric is None or move.field != "target.value" or move.author not in hands:
            continue
        witnesses = {name for review in reviews_of(workspace, move) for name in review.present}
        if gain(metric, move.number("was"), move.number("now")) < 0 and not witnesses - {hands[move.author]}:
            message = f"{clean.visible(move.author)}, who answers for targets, made this one easier on {move.day}"
            yield Finding(
                loc / "target" / "value",
                message,
                "have another member of the forum approve it in a review",
                entity=move.name,
            )
