"""Called back, and nothing changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Loc, Severity
from cxkit.model import Loop, Source
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("VOC305", severity=Severity.WARNING, since="0.1")
def loop_half_closed(workspace: Workspace) -> Iterator[Finding]:
    """There are loops back to the customer (inner), and none to the cause (outer), or the other way round.

    A Net Promoter System has both: the customer is called, and what caused it goes to a forum that can change it.

    Bad:

        # file: feedback.yaml
        loops: [{id: causes, loop: inner, where: {recommend: 0..6}}]

    Good:

        # file: feedback.yaml
        loops: [{id: causes, loop: outer, forum: steering}]
    """
    loops = list(workspace.walk(Loop))
    kinds = {loop.loop for _, loop in loops}
    many = len(list(workspace.walk(Source))) > 2
    for kind, does in (
        (("inner", "calls customers back"), ("outer", "takes causes to a forum")) if loops and many else ()
    ):
        if kind not in kinds:
            yield Finding(Loc(loops[0][0].file), f"no loop {does}", f"write a loop with loop: {kind}")
