"""Measured, and no longer declared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Loc, Severity
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace
    from cxkit.rules._facts import Facts


@rule("HST302", severity=Severity.INFO, since="0.1")
def record_of_no_metric(workspace: Workspace, facts: Facts) -> Iterator[Finding]:
    """Figures are recorded for a metric that the strategy no longer declares.

    Its series ends here; if it was renamed, put the old id back, for records know metrics by their id.

    Bad:

        # recorded: nps-old 2026-q2 0=300 8=300 10=600

    Good:

        # recorded: nps-q 2026-q2 0=300 8=400 10=540
    """
    if any(one.fault[-1:] == ("id",) and one.file.startswith("metrics") for one in workspace.partial):
        return  # a metric whose id can't be read may be the one
    declared = set(workspace.ids("metric"))
    latest: dict[str, tuple[str, str]] = {}
    for file, record in facts.records.items():
        for name in record.metrics:
            if name.split(".", 1)[0] not in declared:  # parts are recorded by their own name
                latest[name] = max((record.period, file), latest.get(name, ("", "")))
    for name, (period, _) in sorted(latest.items()):
        message = f"'{name}' was recorded until {period}, and no metric has that name"
        yield Finding(
            Loc("metrics.yaml" if "metrics.yaml" in workspace.documents else "cx.yaml"),
            message,
            "put its id back, or leave the series to end",
        )
