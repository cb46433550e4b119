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
        sources: [{id: survey, name: Survey, kind: relationship, owner: lead, cadence: quarterly, population: All customers, invites: 9000 per quarter, response_rate: 20..30, files: "exports/*.csv", questions: {recommend: {column: Q1, scale: 0..10}}}]
        # file: exports/answers.csv
        Q1: 10

    Good:

        # file: feedback.yaml
        sources: [{id: survey, name: Survey, kind: relationship, owner: lead, cadence: quarterly, population: All customers, invites: 9000 per quarter, response_rate: 20..30, files: "exports/*.csv", questions: {recommend: {column: Q1, scale: 0..10}}}]
    """
    for loc, source in workspace.walk(Source):
        kept = fnmatch.filter(facts.tracked, source.files) if source.files else []
        if kept:
            more = f" and {len(kept) - 1} more" if len(kept) > 1 else ""
            hint = "git rm --cached it, write its folder into .gitignore, and rewrite what was pushed"
            yield Finding(loc / "files", f"git keeps {clean.visible(kept[0])}{more}", hint, entity=source.id)
