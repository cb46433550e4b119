"""A capability that nothing builds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Capability, Course, Initiative
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("CAP201", severity=Severity.WARNING, since="0.1")
def gap_nobody_builds(workspace: Workspace) -> Iterator[Finding]:
    """A capability must grow, and no initiative and no course builds it as far as wanted.

    Recommendations rest on it; a maturity doesn't rise because a date comes near.

    Bad:

        # file: capabilities.yaml
        capabilities: [{id: listening, baseline: 3, target: {value: 4, by: 2027-06-30}}]

    Good:

        # file: capabilities.yaml
        capabilities: [{id: listening, baseline: 3, target: {value: 4, by: 2027-06-30}}]
        # file: training.yaml
        courses: [{id: welcome, builds: {listening: 4}}]
    """
    levels = [one.builds for _, one in workspace.walk(Initiative)] + [one.builds for _, one in workspace.walk(Course)]
    built: dict[str, int] = {}
    for name, level in ((name, level) for each in levels for name, level in each.items()):
        built[name] = max(level, built.get(name, 0))
    for loc, capability in workspace.walk(Capability):
        target, baseline = capability.target, capability.baseline
        today = baseline.value if baseline and baseline.value is not None else 0
        if target is not None and target.value > today and built.get(capability.id, 0) < target.value:
            message = f"no initiative or course brings '{capability.id}' to level {target.value:g}"
            hint = f"write builds: {{{capability.id}: {target.value:g}}} at an initiative or a course"
            yield Finding(loc / "target", message, hint, entity=capability.id)
