"""Only what came in after a commit: findings that its tree, checked by the same rules on the same day, hasn't got."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from cxkit.loading.gitfacts import past
from cxkit.loading.load import ROOT_FILE, load

if TYPE_CHECKING:
    from cxkit.results import Validation


def introduced(whole: Validation, revision: str, *, ignores: bool = True) -> Validation:
    """A validation without what stood at a commit already, matched by rule, entity and sentence.

    Where there was no workspace at that commit, everything is new.

    Raises:
        UsageError: git, the repository or the commit is missing.
    """
    from cxkit.api.validate import check

    with past(whole.workspace.root, revision) as before:
        if not (before.root / ROOT_FILE).is_file():
            return whole
        stood = check(
            load(before.root), whole.as_of, ignores=ignores, past=before, repository=whole.workspace.root
        ).findings
    known = Counter(finding.identity for finding in stood)
    new = []
    for finding in whole.findings:
        if known[finding.identity] > 0:
            known[finding.identity] -= 1
        else:
            new.append(finding)
    hidden = {**whole.hidden, f"older than {revision}": len(whole.findings) - len(new)}
    return replace(whole, findings=tuple(new), hidden=hidden)
