"""Who leads, who decides, who is asked and told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.model import Decision, Department, Forum, Role, StakeholderGroup
from cxkit.render.blocks import Cell, Facts, Heading, Paragraph, Table
from cxkit.render.numbers import day, money
from cxkit.sections._figures import declared
from cxkit.sections._names import holder, lines, name, owner, said
from cxkit.sections._raci import raci
from cxkit.sections._section import section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.model import Governance
    from cxkit.render.blocks import Block
    from cxkit.results import Results


@section("governance", title="Governance", order=70)
def governance(results: Results) -> Iterator[Block | str]:
    """Leader and sponsor, forums, decisions with RACI, roles and their authority, departments, stakeholders."""
    yield "Exactly one role answers for each kind of decision; every owner in this report is a role or group below."
    workspace = results.workspace
    head = workspace.governance
    roles = [one for _, one in workspace.walk(Role)]
    if not (roles or head.leader or any(True for _ in workspace.walk(Forum))):
        yield Paragraph("Nobody is named yet: write roles and forums in governance.yaml.", "soft")
        return
    yield Facts(
        (
            ("Leader", owner(workspace, head.leader)),
            ("Sponsor", owner(workspace, head.sponsor)),
            ("Changes", said(head.change_process, "no process is written")),
        )
    )
    yield from _forums(results)
    decisions = [one for _, one in workspace.walk(Decision)]
    if decisions:
        yield Heading("Who takes part in which decision")
        yield raci(workspace, decisions)
    yield from _escalation(results, head)
    yield from _people(results, roles)


def _forums(results: Results) -> Iterator[Block]:
    workspace = results.workspace
    forums = [one for _, one in workspace.walk(Forum)]
    if not forums:
        return
    rows = tuple(
        (
            Cell(one.name, one.cadence or "no cadence"),
            owner(workspace, one.chair),
            said(", ".join(holder(workspace, each) for each in one.members), "nobody"),
            Cell(str(one.quorum)) if one.quorum is not None else Cell("none", tone="soft"),
            said(", ".join(one.reviews), "nothing named"),
            said(name(workspace, "forum", one.escalates_to) if one.escalates_to else None, "nobody above"),
        )
        for one in forums
    )
    yield Table(("Forum", "Chair", "Members", "Quorum#", "Reviews", "Escalates to"), rows, "Forums")


def _escalation(results: Results, head: Governance) -> Iterator[Block]:
    if not head.escalation:
        return
    workspace = results.workspace
    rows = tuple(
        (
            Cell(one.when),
            said(
                name(workspace, "forum" if workspace.get("forum", one.to) else "party", one.to) if one.to else None,
                "nobody",
            ),
            said(one.within),
        )
        for one in head.escalation
    )
    yield Table(("When", "Goes to", "Within"), rows, "Escalation")


def _people(results: Results, roles: list[Role]) -> Iterator[Block]:
    workspace = results.workspace
    if roles:
        yield Table(
            ("Role", "Held by", "Department, level", "May spend#", "May"),
            tuple(
                (
                    Cell(one.name),
                    said(", ".join(one.held_by), "nobody"),
                    _place(results, one),
                    Cell(money(one.may_spend)) if one.may_spend is not None else Cell("not said", tone="soft"),
                    lines(one.may),
                )
                for one in roles
            ),
            "Roles and what they may do",
        )
    departments = [one for _, one in workspace.walk(Department)]
    if departments:
        yield Table(
            ("Department", "Faces customers", "Champion"),
            tuple(
                (
                    Cell(one.name),
                    Cell("yes" if one.customer_facing else "no"),
                    owner(workspace, one.champion)
                    if one.champion or one.customer_facing
                    else Cell("none needed", tone="soft"),
                )
                for one in departments
            ),
            "Departments",
        )
    groups = [one for _, one in workspace.walk(StakeholderGroup)]
    if groups:
        yield Table(
            ("Group", "Who", "Size#", "May spend#", "May settle alone", "Was asked"),
            tuple(_group(results, one) for one in groups),
            "Stakeholders",
        )


def _place(results: Results, one: Role | StakeholderGroup) -> Cell:
    where = name(results.workspace, "department", one.department) if one.department else ""
    return Cell(
        where or one.level or "not said", one.level or "" if where else "", tone="" if where or one.level else "soft"
    )


def _group(results: Results, one: StakeholderGroup) -> tuple[Cell, ...]:
    asked = results.workspace.strategy.consulted.get(one.id)
    return (
        Cell(one.name),
        Cell(", ".join(part for part in (one.kind, one.level or "") if part)),
        declared(one.size),
        Cell(money(one.may_spend)) if one.may_spend is not None else Cell("nothing", tone="soft"),
        lines(one.may),
        Cell(day(asked)) if asked else Cell("not asked", tone="soft"),
    )
