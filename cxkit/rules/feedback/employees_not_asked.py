"""Those who know aren't heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Loc, Severity
from cxkit.model import Source, StakeholderGroup, Study
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("VOC303", severity=Severity.INFO, since="0.1")
def employees_not_asked(workspace: Workspace) -> Iterator[Finding]:
    """Three sources or more are collected, and none asks employees; no study did either.

    The front line hears each day what a survey hears each quarter.

    Bad:

        # file: feedback.yaml
        sources: [{id: crew-survey, kind: panel}]

    Good:

        # file: feedback.yaml
        sources: [{id: crew-survey, kind: employee}]
    """
    sources = list(workspace.walk(Source))
    staff = {group.id for _, group in workspace.walk(StakeholderGroup) if group.kind == "employees"}
    heard = {name for _, study in workspace.walk(Study) for name in study.participants}
    if len(sources) > 2 and staff and not staff & heard and not any(source.kind == "employee" for _, source in sources):
        message = f"none of {len(sources)} sources asks employees"
        hint = "write a source with kind: employee, or a study with them"
        yield Finding(Loc(sources[0][0].file), message, hint)
