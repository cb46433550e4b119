"""What should they get?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Persona, Segment
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("SEG204", severity=Severity.WARNING, since="0.1")
def nothing_wanted_for(workspace: Workspace) -> Iterator[Finding]:
    """A segment comes first, or an objective or persona is about it, and it doesn't say what these customers shall get, or what they shall do differently.

    A strategy wants two things of each group it serves: what they get, and what they do as a result.

    Bad:

        # file: segments.yaml
        segments: [{id: shops, want: {do: }}]

    Good:

        # file: segments.yaml
        segments: [{id: shops, want: {get: An answer at once, do: Renew}}]
    """
    named = {persona.segment for _, persona in workspace.walk(Persona)}
    named |= {objective.segment for objective in workspace.objectives}
    for loc, segment in workspace.walk(Segment):
        lacking = [key for key in ("get", "do") if not getattr(segment.want, key)]
        if lacking and (segment.priority == 1 or segment.id in named):
            message = f"nothing says what '{segment.id}' shall {' or '.join(lacking)}"
            yield Finding(loc, message, "write want: {get: …, do: …}", entity=segment.id)
