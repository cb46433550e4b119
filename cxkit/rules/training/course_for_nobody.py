"""A course without an audience or an aim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Course
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("TRN101", severity=Severity.WARNING, since="0.1")
def course_for_nobody(workspace: Workspace) -> Iterator[Finding]:
    """A course has no audience, no skills, no owner or no target, so nobody can tell whether it was held.

    Bad:

        # file: roadmap.yaml
        budget: 100000
        reserve: {budget: 10000}
        teams: [{id: care, name: Care, people: 4}]
        phases: [{id: first, name: First, start: 2027-01-01, end: 2027-06-30, owner: lead, stakeholders: [crew], success: Nobody waits an hour}]
        initiatives: [{id: desk, name: One desk, phase: first, recommendation: {because: Asked for by the board}, objectives: [recommend], values: [own-it], owner: lead, consulted: {crew: 2026-09-10}, budget: 50000, effects: [{metric: nps-q, change: 2..4}], go_live: 2027-05-04, activities: [{id: design, name: Design, team: care, work: 20 days, start: 2027-01-04, end: 2027-01-29}, {id: build, name: Build, team: care, work: 20 days, start: 2027-02-01, end: 2027-03-26, after: [design]}]}]
        # file: training.yaml
        courses: [{id: desk-course, name: One desk, skills: [process], initiative: desk, owner: lead, target: {value: 100, by: 2027-04-27}}]

    Good:

        # file: roadmap.yaml
        budget: 100000
        reserve: {budget: 10000}
        teams: [{id: care, name: Care, people: 4}]
        phases: [{id: first, name: First, start: 2027-01-01, end: 2027-06-30, owner: lead, stakeholders: [crew], success: Nobody waits an hour}]
        initiatives: [{id: desk, name: One desk, phase: first, recommendation: {because: Asked for by the board}, objectives: [recommend], values: [own-it], owner: lead, consulted: {crew: 2026-09-10}, budget: 50000, effects: [{metric: nps-q, change: 2..4}], go_live: 2027-05-04, activities: [{id: design, name: Design, team: care, work: 20 days, start: 2027-01-04, end: 2027-01-29}, {id: build, name: Build, team: care, work: 20 days, start: 2027-02-01, end: 2027-03-26, after: [design]}]}]
        # file: training.yaml
        courses: [{id: desk-course, name: One desk, audience: [crew], skills: [process], initiative: desk, owner: lead, target: {value: 100, by: 2027-04-27}}]
    """
    for loc, course in workspace.walk(Course):
        lacking = [key for key in ("audience", "skills", "owner", "target") if not getattr(course, key)]
        if lacking:
            message = f"course '{course.id}' has no {', no '.join(lacking)}"
            yield Finding(loc, message, f"write {lacking[0]}: …", entity=course.id)
