"""Personal data without a ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Feedback, Source, Touchpoint
from cxkit.rules._rule import rule
from cxkit.rules._said import left_open, to_write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("PRV102", severity=Severity.WARNING, since="0.1")
def no_legal_ground(workspace: Workspace) -> Iterator[Finding]:
    """Answers carry a customer's id, or a touchpoint is fitted to the person, and no legal ground (`basis`) or no time after which data is deleted is written.

    Bad:

        # file: feedback.yaml
        basis:
        sources: [{id: survey, columns: {customer: Id}}]

    Good:

        # file: feedback.yaml
        basis: consent
        sources: [{id: survey, columns: {customer: Id}}]
    """
    head = workspace.head(Feedback)
    for loc, source in workspace.walk(Source):
        if "customer" not in source.columns:
            continue
        lacking = [key for key in ("basis", "keep_for") if getattr(source, key) is None and getattr(head, key) is None]
        if lacking:
            message = f"'{source.id}' knows who answered, and doesn't say {left_open('source', lacking)}"
            yield Finding(
                loc / "columns" / "customer",
                message,
                f"{to_write(lacking)} at the source, or at the top of feedback.yaml",
                entity=source.id,
            )
    for loc, touchpoint in workspace.walk(Touchpoint):
        if touchpoint.personalised is not None and touchpoint.personalised.basis is None:
            message = f"'{touchpoint.id}' is fitted to the person without a legal ground"
            yield Finding(loc / "personalised", message, "write basis: consent, contract, …", entity=touchpoint.id)
