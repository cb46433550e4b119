"""Known before it happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Benchmark, Evidence, Figure, Part, Review, Study
from cxkit.model.risks import Tested
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace
    from cxkit.rules._facts import Facts

_PAST: tuple[type[Part], ...] = (Study, Evidence, Figure, Benchmark, Tested, Review)


@rule("VOC406", severity=Severity.ERROR, since="0.1")
def evidence_from_the_future(workspace: Workspace, facts: Facts) -> Iterator[Finding]:
    """A study, a piece of evidence, a figure or a test is dated after today.

    A period that isn't over counts as its last day. Plans have `by` and `start`; `at` is for what has been.

    Bad:

        # file: feedback.yaml
        studies: [{id: report, at: 2027-03-31}]

    Good:

        # file: feedback.yaml
        studies: [{id: report, at: 2026-03-31}]
    """
    for kind in _PAST:
        for loc, one in workspace.walk(kind):
            at = getattr(one, "at", None)
            if at is not None and at > facts.today:
                yield Finding(loc / "at", f"{at} lies after today ({facts.today})", "check the day")
