"""A table that may hold people."""

from __future__ import annotations

import fnmatch
from typing import TYPE_CHECKING

from cxkit import clean
from cxkit.findings import Finding, Loc, Severity
from cxkit.model import Source
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace
    from cxkit.rules._facts import Facts

_TABLES = (".csv", ".tsv", ".xlsx", ".xls", ".parquet", ".sav", ".zsav", ".ods")


@rule("PRV106", severity=Severity.WARNING, since="0.1")
def table_in_git(workspace: Workspace, facts: Facts) -> Iterator[Finding]:
    """Git keeps a table (CSV, Excel, Parquet, SPSS) in the workspace that no source reads.

    Exports hold personal data, under whatever name they lie. What is committed once stays in every clone.

    Bad:

        # file: notes/answers.csv
        Q1
        10
        # committed: 2026-10-01 Nadia

    Good:

        # committed: 2026-10-01 Nadia
    """
    read = [source.files for _, source in workspace.walk(Source) if source.files]
    tables = [file for file in facts.tracked if file.lower().endswith(_TABLES)]
    left = [file for file in tables if not any(fnmatch.fnmatch(file, pattern) for pattern in read)]
    if left:
        more = f" and {len(left) - 1} more" if len(left) > 1 else ""
        hint = "git rm --cached it, write its folder into .gitignore, and rewrite what was pushed"
        yield Finding(Loc("cx.yaml"), f"git keeps the table {clean.visible(left[0])}{more}", hint)
