"""Better than whom, says who?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Benchmark
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("MET208", severity=Severity.INFO, since="0.1")
def benchmark_without_source(workspace: Workspace) -> Iterator[Finding]:
    """A benchmark names no evidence, so nobody can look up what was asked of whom.

    Bad:

        # file: metrics.yaml
        metrics: [{id: nps-q, benchmark: [{who: rival, value: 30, n: 400, at: 2026-03-31}]}]

    Good:

        # file: metrics.yaml
        metrics: [{id: nps-q, benchmark: [{who: rival, value: 30, n: 400, at: 2026-03-31, evidence: [report]}]}]
    """
    for loc, one in workspace.walk(Benchmark):
        if not one.evidence:
            yield Finding(loc, f"the benchmark against '{one.who}' names no evidence", "write evidence: [STUDY]")
