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
        initiatives: [{id: desk, activities: [{id: design, start: , end: , after: [build]}, {id: build, start: , end: , after: [design]}]}]

    Good:

        # file: roadmap.yaml
        initiatives: [{id: desk, activities: [{id: design}, {id: build, after: [design]}]}]
    """
    yield from _circles({one.id: (loc, one.after) for loc, one in workspace.walk(Activity)})
    yield from _circles({one.id: (loc, one.after) for loc, one in workspace.walk(Initiative)})


def _circles(waiting: dict[str, tuple[Loc, tuple[str, ...]]]) -> Iterator[Finding]:
    after = {name: names for name, (_, names) in waiting.items()}
    for name, (loc, _) in waiting.items():
        circle = _circle(name, after)
        if circle and name == min(circle):
            others = ", which waits for ".join(f"'{one}'" for one in (*circle[1:], name))
            message = f"'{name}' waits for {others}: none of them can begin"
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
