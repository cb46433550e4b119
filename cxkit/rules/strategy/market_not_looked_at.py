"""The market, from memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Loc, Severity
from cxkit.model import Recommendation, Study
from cxkit.model.values import days
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace
    from cxkit.rules._facts import Facts

_MARKET = frozenset({"market-data", "competitor-benchmark", "mystery-shopping"})


@rule("STR301", severity=Severity.INFO, since="0.1")
def market_not_looked_at(workspace: Workspace, facts: Facts) -> Iterator[Finding]:
    """Recommendations are written, and no look at the market (market data, benchmark of competitors, mystery shopping) is younger than `thresholds.evidence_age`.

    Customers compare us with others that changed meanwhile. A study of one of these methods answers.

    Bad:

        # file: feedback.yaml
        studies: [{id: report, at: 2024-12-31}]
        # file: cx.yaml
        rules: {off: {stale-evidence: Shown elsewhere}}

    Good:

        # file: feedback.yaml
        studies: [{id: report, at: 2026-03-31}]
    """
    recommended = next((loc for loc, _ in workspace.walk(Recommendation)), None)
    age = workspace.config.thresholds.evidence_age
    looks = [(study.at, loc) for loc, study in workspace.walk(Study) if study.method in _MARKET and study.at]
    if recommended is None or any((facts.today - at).days <= days(age) for at, _ in looks):
        return
    newest = max(looks, key=lambda look: look[0]) if looks else None
    message = f"the last look at the market was on {newest[0]}" if newest else "nobody has looked at the market"
    hint = "write a study with method: market-data, competitor-benchmark or mystery-shopping"
    yield Finding(newest[1] / "at" if newest else Loc(recommended.file), message, hint)
