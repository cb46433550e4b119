"""Findings that the author has answered for: `# cx: ignore[SMT204] until=2026-12-31 board accepted the sample`."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import yaml

from cxkit.codes import CODES
from cxkit.findings import Finding, Loc, Position, Severity
from cxkit.loading.text import position

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxkit.loading.workspace import Workspace

_IGNORE = re.compile(r"#\s*cx:\s*ignore\[([^\]]*)\]\s*(?:until=(\S+))?\s*(.*)$")


def apply(workspace: Workspace, findings: Iterable[Finding], as_of: date) -> Iterator[Finding]:
    """The findings that nobody has answered for, and what is wrong with the answers.

    A comment holds for its own line and the next one.
    """
    ignores = [one for file in sorted(workspace.documents) for one in _read(workspace, file)]
    for finding in findings:
        matching = [one for one in ignores if one.covers(finding)]
        for one in matching:
            one.used = True
        if not any(one.holds(as_of) for one in matching):
            yield finding
    for one in ignores:
        yield from one.faults(as_of)


class _Ignore:
    def __init__(self, file: str, line: int, column: int, codes: str, until: str | None, reason: str) -> None:
        self.loc, self.line, self.column = Loc(file), line, column
        self.codes = {code.strip() for code in codes.split(",")}
        self.until, self.reason, self.used = _day(until), reason.strip(), False

    def covers(self, finding: Finding) -> bool:
        if finding.loc.file != self.loc.file or finding.position is None:
            return False
        near = finding.position.line in (self.line, self.line + 1)
        return near and bool(self.codes & {finding.code, finding.slug})

    def holds(self, as_of: date) -> bool:
        return bool(self.reason) and (self.until is None or as_of <= self.until)

    def faults(self, as_of: date) -> Iterator[Finding]:
        if not self.reason:
            yield self._finding(
                "IGN101", Severity.ERROR, "a finding is ignored without a reason", "write the reason after the brackets"
            )
        elif self.until is not None and as_of > self.until:
            yield self._finding(
                "IGN103", Severity.WARNING, f"this ignore ended on {self.until}", "mend the finding, or give a new day"
            )
        elif not self.used:
            yield self._finding(
                "IGN102", Severity.WARNING, "nothing is found here that this would ignore", "delete the comment"
            )

    def _finding(self, code: str, severity: Severity, message: str, hint: str) -> Finding:
        place = Position(self.line, self.column, self.line, self.column + 1)
        return Finding(self.loc, message, hint, code, CODES[code].slug, severity, place)


def _read(workspace: Workspace, file: str) -> Iterator[_Ignore]:
    document = workspace.documents[file]
    if "cx:" not in document.text:
        return
    texts = [] if file in workspace.unreadable else list(_texts(document.node))
    for number, line in enumerate(document.lines, 1):
        match = _IGNORE.search(line)
        if match and not any(start <= (number, match.start() + 1) < end for start, end in texts):
            yield _Ignore(file, number, match.start() + 1, *match.groups())


def _texts(node: yaml.Node) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Where texts begin and end: what looks like a comment inside one is text."""
    if isinstance(node, yaml.ScalarNode):
        where = position(node)
        yield (where.line, where.column), (where.end_line, where.end_column)
    children = node.value if isinstance(node, yaml.SequenceNode) else ()
    if isinstance(node, yaml.MappingNode):
        children = [child for pair in node.value for child in pair]
    for child in children:
        yield from _texts(child)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return date.min
