"""Able to, after it was needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Capability, Course, Initiative
from cxkit.rules._chain import ready
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cxkit.loading.workspace import Workspace


@rule("CAP203", severity=Severity.WARNING, since="0.1")
def built_too_late(workspace: Workspace) -> Iterator[Finding]:
    """What builds a capability is finished after the day by which it is needed.

    Bad:

        # file: capabilities.yaml
        capabilities: [{id: routing, target: {value: 4, by: 2027-03-31}}]

    Good:

        # file: capabilities.yaml
        capabilities: [{id: routing, target: {value: 4, by: 2027-06-30}}]
    """
    built: dict[str, list[tuple[date, int, str]]] = {}
    for _, one in workspace.walk(Initiative):
        for name, level in one.builds.items():
            if (day := ready(one)) is not None:
                built.setdefault(name, []).append((day, level, one.id))
    for _, course in workspace.walk(Course):
        for name, level in course.builds.items():
            if course.target is not None and course.target.by is not None:
                built.setdefault(name, []).append((course.target.by, level, course.id))
    for loc, capability in workspace.walk(Capability):
        target = capability.target
        enough = [(day, name) for day, level, name in built.get(capability.id, ()) if target and level >= target.value]
        if target is not None and target.by is not None and enough and min(enough)[0] > target.by:
            day, name = min(enough)
            message = f"'{name}' builds '{capability.id}' by {day}, and it is needed by {target.by}"
            yield Finding(loc / "target" / "by", message, "move one of the two days", entity=capability.id)
