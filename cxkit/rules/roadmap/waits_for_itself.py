"""Work that waits for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Activity, Initiative
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.findings import Loc
    from cxkit.loading.workspace import Workspace


@rule("RMP204", severity=Severity.ERROR, since="0.1")
def waits_for_itself(workspace: Workspace) -> Iterator[Finding]:
    """Activities or initiatives wait for each other in a circle, so none can begin.

    Bad:

        # file: roadmap.yaml
        budget: 100000
        reserve: {budget: 10000}
        teams: [{id: care, name: Care, people: 4}]
        phases: [{id: first, name: First, start: 2027-01-01, end: 2027-06-30, owner: lead, stakeholders: [crew], success: Nobody waits an hour}]
        initiatives: [{id: desk, name: One desk, phase: first, recommendation: {because: Asked for by the board}, objectives: [recommend], values: [own-it], owner: lead, consulted: {crew: 2026-09-10}, budget: 50000, effects: [{metric: nps-q, change: 2..4}], go_live: 2027-05-04, activities: [{id: design, name: Design, team: care, work: 20 days, start: 2027-01-04, end: 2027-01-29, after: [build]}, {id: build, name: Build, team: care, work: 20 days, start: 2027-02-01, end: 2027-03-26, after: [design]}]}]

    Good:

        # file: roadmap.yaml
        budget: 100000
        reserve: {budget: 10000}
        teams: [{id: care, name: Care, people: 4}]
        phases: [{id: first, name: First, start: 2027-01-01, end: 2027-06-30, owner: lead, stakeholders: [crew], success: Nobody waits an hour}]
        initiatives: [{id: desk, name: One desk, phase: first, recommendation: {because: Asked for by the board}, objectives: [recommend], values: [own-it], owner: lead, consulted: {crew: 2026-09-10}, budget: 50000, effects: [{metric: nps-q, change: 2..4}], go_live: 2027-05-04, activities: [{id: design, name: Design, team: care, work: 20 days, start: 2027-01-04, end: 2027-01-29}, {id: build, name: Build, team: care, work: 20 days, start: 2027-02-01, end: 2027-03-26, after: [design]}]}]
    """
    yield from _circles({one.id: (loc, one.after) for loc, one in workspace.walk(Activity)})
    yield from _circles({one.id: (loc, one.after) for loc, one in workspace.walk(Initiative)})


def _circles(waiting: dict[str, tuple[Loc, tuple[str, ...]]]) -> Iterator[Finding]:
    after = {name: names for name, (_, names) in waiting.items()}
    for name, (loc, _) in waiting.items():
        circle = _circle(name, after)
        if circle and name == min(circle):
            message = f"{' waits for '.join((*circle, name))}: none can begin"
            yield Finding(loc / "after", message, "take one of them out of after", entity=name)


def _circle(start: str, after: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The shortest way from a name back to itself, or nothing."""
    waiting: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while waiting:
        way = waiting.pop(0)
        for name in after.get(way[-1], ()):
            if name == start:
                return way
            if name not in seen:
                seen.add(name)
                waiting.append((*way, name))
    return ()
