"""Health, faith and the like, without asking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Feedback, Segments, Source, Touchpoint
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace


@rule("PRV104", severity=Severity.WARNING, since="0.1")
def sensitive_without_consent(workspace: Workspace) -> Iterator[Finding]:
    """A source maps a sensitive attribute, or a touchpoint is fitted to the person by one, and the legal ground isn't consent.

    For data such as health or religion other grounds hardly ever hold (GDPR, article 9).

    Bad:

        # file: segments.yaml
        attributes: {plan: {values: [small, large], sensitive: true}}
        # file: feedback.yaml
        basis: contract

    Good:

        # file: segments.yaml
        attributes: {plan: {values: [small, large], sensitive: true}}
        # file: feedback.yaml
        basis: consent
    """
    sensitive = {name for _, head in workspace.walk(Segments) for name, one in head.attributes.items() if one.sensitive}
    basis = workspace.head(Feedback).basis
    for loc, source in workspace.walk(Source) if sensitive else ():
        for name in source.attributes:
            if name in sensitive and (source.basis or basis) != "consent":
                message = f"'{name}' is sensitive, and its legal ground is {source.basis or basis or 'not written'}, not consent"
                place = (loc / "attributes" / name).key()
                yield Finding(
                    place, message, "ask for consent, and write basis: consent, or don't map it", entity=source.id
                )
    for loc, touchpoint in workspace.walk(Touchpoint) if sensitive else ():
        fitted = touchpoint.personalised
        if fitted is not None and sensitive & set(fitted.uses) and fitted.basis != "consent":
            message = f"'{touchpoint.id}' uses sensitive data without consent"
            yield Finding(
                loc / "personalised", message, "ask for consent, and write basis: consent", entity=touchpoint.id
            )
