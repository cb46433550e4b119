"""Live, and nothing learnt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Initiative, Review
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace
    from cxkit.rules._facts import Facts

_HALF_A_YEAR = 183


@rule("REV206", severity=Severity.INFO, since="0.1")
def lessons_not_drawn(workspace: Workspace, facts: Facts) -> Iterator[Finding]:
    """An initiative went live half a year ago or longer, and no review names a lesson of it.

    A post-implementation review says what to do again and what not.

    Bad:

        # file: roadmap.yaml
        phases: [{id: first, start: 2026-01-01, checkpoints: }]
        initiatives: [{id: desk, go_live: 2026-03-04, spent: {value: 48000, at: 2026-06-30}, activities: [{id: design, start: 2026-01-04, end: 2026-01-29, progress: 100}, {id: build, start: 2026-02-01, end: 2026-02-26, progress: 100}]}]
        # file: training.yaml
        courses: [{id: desk-course, target: {value: 100, by: 2026-02-27}, completed: {value: 100, n: 30, at: 2026-02-27}}]

    Good:

        # file: roadmap.yaml
        initiatives: [{id: desk, go_live: 2027-05-04}]
    """
    learnt = {lesson.initiative for _, review in workspace.walk(Review) for lesson in review.lessons}
    for loc, one in workspace.walk(Initiative):
        old = one.go_live is not None and (facts.today - one.go_live).days > _HALF_A_YEAR
        if old and one.stopped is None and one.id not in learnt:
            message = f"'{one.id}' went live on {one.go_live}, and no review names a lesson of it"
            yield Finding(
                loc / "go_live", message, f"write lessons: [{{says: …, initiative: {one.id}}}]", entity=one.id
            )
