"""The shape of a rule, and the engine that runs them all."""

from __future__ import annotations

import inspect
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cxkit.loading.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its code, its slug, its default severity and its check."""

    code: str
    name: str
    severity: Severity
    since: str
    check: Callable[[Workspace], Iterator[Finding]]
    page: str

    @property
    def title(self) -> str:
        """The first line of its page."""
        return self.page.split("\n", 1)[0]


def rule(code: str, *, severity: Severity, since: str) -> Callable[[Callable[[Workspace], Iterator[Finding]]], Rule]:
    """Make a rule of a function from a workspace to findings; its name is the slug, its docstring the page."""

    def decorate(check: Callable[[Workspace], Iterator[Finding]]) -> Rule:
        return Rule(code, check.__name__.replace("_", "-"), severity, since, check, inspect.getdoc(check) or "")

    return decorate


def run(workspace: Workspace) -> Iterator[Finding]:
    """Findings of all rules that aren't switched off, with code, slug, severity and position."""
    settings = workspace.config.rules
    for one in RULES.all():
        if one.name in settings.off or one.code in settings.off:
            continue
        word = settings.severity.get(one.name) or settings.severity.get(one.code) or one.severity.word
        severity = Severity.__members__.get(word.upper(), one.severity)
        for finding in one.check(workspace):
            yield replace(
                finding,
                code=one.code,
                slug=one.name,
                severity=severity,
                position=workspace.position(finding.loc),
            )
