"""The shape of a rule."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cxkit.findings import Finding, Severity
    from cxkit.loading.workspace import Workspace
    from cxkit.rules._facts import Facts

    Check = Callable[..., Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its code, its slug, its default severity and its check."""

    code: str
    name: str
    severity: Severity
    since: str
    check: Check
    wants_facts: bool
    page: str

    def findings(self, workspace: Workspace, facts: Facts) -> Iterator[Finding]:
        """What it finds."""
        return self.check(workspace, facts) if self.wants_facts else self.check(workspace)

    @property
    def title(self) -> str:
        """The first line of its page."""
        return self.page.split("\n", 1)[0]


def rule(code: str, *, severity: Severity, since: str) -> Callable[[Check], Rule]:
    """Make a rule of a function from a workspace to findings; its name is the slug, its docstring the page.

    A function with a second parameter is given the `Facts` of the day.
    """

    def decorate(check: Check) -> Rule:
        wants_facts = len(inspect.signature(check).parameters) == 2
        page = inspect.getdoc(check) or ""
        return Rule(code, check.__name__.replace("_", "-"), severity, since, check, wants_facts, page)

    return decorate
