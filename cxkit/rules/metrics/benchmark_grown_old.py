"""Compared with years ago."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Benchmark
from cxkit.model.values import days
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace
    from cxkit.rules._facts import Facts


@rule("MET207", severity=Severity.INFO, since="0.1")
def benchmark_grown_old(workspace: Workspace, facts: Facts) -> Iterator[Finding]:
    """A benchmark is older than `thresholds.evidence_age`, or has no day.

    Bad:

        # file: metrics.yaml
        metrics: [{id: nps-q, benchmark: [{who: rival, value: 30, n: 400, at: 2024-03-31, evidence: [report]}]}]

    Good:

        # file: metrics.yaml
        metrics: [{id: nps-q, benchmark: [{who: rival, value: 30, n: 400, at: 2026-03-31, evidence: [report]}]}]
    """
    age = workspace.config.thresholds.evidence_age
    for loc, one in workspace.walk(Benchmark):
        if one.at is None:
            yield Finding(loc, f"the benchmark against '{one.who}' has no day", "write at: …")
        elif (facts.today - one.at).days > days(age):
            yield Finding(
                loc / "at", f"the benchmark against '{one.who}' is older than {age}", "look again, or say why not"
            )
