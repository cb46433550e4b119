"""Git's memory is short here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Loc, Severity
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace
    from cxkit.rules._facts import Facts


@rule("GOV401", severity=Severity.INFO, since="0.1")
def history_not_checked(workspace: Workspace, facts: Facts) -> Iterator[Finding]:
    """The workspace lies in a git repository whose history can't be read, so moved targets, people who left and new risks weren't looked for.

    Most often the clone is shallow: in CI, fetch the whole history (`fetch-depth: 0`); here, `git fetch --unshallow`. Where
    git doesn't answer, it may be that it isn't installed, or that it doesn't trust the folder (`safe.directory`). Outside a
    repository a note below the findings says that these rules were not run.

    Bad:

        # cloned: shallow

    Good:

        # committed: 2026-10-01 Nadia
    """
    trouble = facts.history.trouble
    if trouble is not None and workspace.objectives:
        hint = "fetch the whole history (in CI fetch-depth: 0), or let git trust the folder"
        message = f"{trouble}, so moved targets and people who left weren't looked for"
        yield Finding(Loc("cx.yaml"), message, hint)
