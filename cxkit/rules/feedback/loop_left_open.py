"""A loop that doesn't close."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Loop
from cxkit.rules._rule import rule
from cxkit.rules._said import left_open, to_write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace

_BY_KIND = {"inner": ("where",), "outer": ("forum",)}


@rule("VOC302", severity=Severity.WARNING, since="0.1")
def loop_left_open(workspace: Workspace) -> Iterator[Finding]:
    """A loop lacks what closes it: an inner one says whom it calls (`where`), an outer one which forum takes up the causes, both who does it and within what time.

    Bad:

        # file: feedback.yaml
        loops: [{id: call-back, within: 2 days, where: }]

    Good:

        # file: feedback.yaml
        loops: [{id: call-back, within: 2 days, where: {recommend: 0..6}}]
    """
    for loc, loop in workspace.walk(Loop):
        wanted = ["owner", "within", *_BY_KIND.get(loop.loop or "", ())]
        lacking = [key for key in wanted if not getattr(loop, key)]
        if lacking:
            message = f"loop '{loop.id}' doesn't say {left_open('loop', lacking)}"
            yield Finding(loc, message, to_write(lacking), entity=loop.id)
