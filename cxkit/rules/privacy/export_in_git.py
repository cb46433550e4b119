"""Customers' answers in git."""

from __future__ import annotations

import fnmatch
from typing import TYPE_CHECKING

from cxkit import clean
from cxkit.findings import Finding, Severity
from cxkit.model import Source
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace
    from cxkit.rules._facts import Facts


@rule("PRV101", severity=Severity.ERROR, since="0.1")
def export_in_git(workspace: Workspace, facts: Facts) -> Iterator[Finding]:
    """A file that a source reads its rows from is kept by git.

    Exports hold personal data. What was committed once stays in every clone, and no deletion request reaches it.

    Bad:

        # file: feedback.yaml
        sources: [{id: survey, files: "exports/*.csv"}]
        # file: exports/answers.csv
        Q1
        10
        # committed: 2026-10-01 Nadia

    Good:

        # file: feedback.yaml
        sources: [{id: survey, files: "exports/*.csv"}]
        # committed: 2026-10-01 Nadia
    """
    for loc, source in workspace.walk(Source):
        kept = fnmatch.filter(facts.tracked, source.files) if source.files else []
        if kept:
            more = f" and {len(kept) - 1} more" if len(kept) > 1 else ""
            hint = "git rm --cached it, write its folder into .gitignore, and rewrite what was pushed"
            yield Finding(loc / "files", f"git keeps {clean.visible(kept[0])}{more}", hint, entity=source.id)
