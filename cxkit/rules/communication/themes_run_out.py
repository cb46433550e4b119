"""No theme for today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Communication
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace
    from cxkit.rules._facts import Facts


@rule("COM208", severity=Severity.INFO, since="0.1")
def themes_run_out(workspace: Workspace, facts: Facts) -> Iterator[Finding]:
    """Themes are set, and the last of them is over.

    Bad:

        # file: communication.yaml
        themes: [{at: 2026-05, name: Heard once, values: [own-it]}]

    Good:

        # file: communication.yaml
        themes: [{at: 2026-12, name: Heard once, values: [own-it]}]
    """
    for loc, head in workspace.walk(Communication):
        if head.themes and max(theme.at for theme in head.themes) < facts.today:
            message = f"the last theme ended on {max(theme.at for theme in head.themes)}"
            yield Finding(loc / "themes" / (len(head.themes) - 1), message, "write the next one")
