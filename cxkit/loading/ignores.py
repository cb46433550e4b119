"""Findings that the author has answered for: `# cx: ignore[SMT204] until=2026-12-31 board accepted the sample`."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import yaml

from cxkit.clean import visible
from cxkit.codes import CODES
from cxkit.findings import Edit, Finding, Fix, Loc, Position, Severity
from cxkit.loading.text import position
from cxkit.model.meant import day as meant_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cxkit.loading.workspace import Workspace

_IGNORE = re.compile(r"#\s*cx:\s*ignore\[([^\]]*)\]\s*(?:until=(\S+))?\s*(.*)$")
_SAID = re.compile(r"(?:^|\s)#\s*cx:\s*(\S*)")


class Answered(NamedTuple):
    """Findings that nobody has answered for, those that somebody has, and what is wrong with the answers."""

    open: tuple[Finding, ...]
    answered: tuple[Finding, ...]
    faults: tuple[Finding, ...]


def answered(
    workspace: Workspace,
    findings: Iterable[Finding],
    as_of: date,
    unknown: Callable[[str], str | None],
    meant: Callable[[str], str],
) -> Answered:
    """Divide findings by what the authors have answered for; a comment holds for its own line and the next one.

    Args:
        workspace: where the comments stand.
        findings: of the whole workspace.
        as_of: the day taken as today.
        unknown: a name → None if a rule is called so, else what may have been meant.
        meant: a misspelt name → the one that must be meant, or nothing.
    """
    read = [one for file in sorted(workspace.documents) for one in _read(workspace, file)]
    ignores = [one for one in read if isinstance(one, _Ignore)]
    waiting: list[Finding] = []
    done: list[Finding] = []
    for finding in findings:
        matching = [one for one in ignores if one.covers(finding)]
        for one in matching:
            one.used = True
        (done if any(one.holds(as_of) for one in matching) else waiting).append(finding)
    whole = not workspace.unreadable and not workspace.partial  # else what would be found here isn't known
    faults = [fault for one in ignores for fault in one.faults(as_of, unknown, meant, whole=whole)]
    misread = [one for one in read if isinstance(one, Finding)]
    return Answered(tuple(waiting), tuple(done), (*faults, *misread))


class _Ignore:
    def __init__(self, file: str, line: int, text: str, found: re.Match[str], *, last: bool) -> None:
        self.loc, self.line, self.column, self.text, self.last = Loc(file), line, found.start() + 1, text, last
        self.codes = [(one[0], found.start(1) + one.start() + 1) for one in re.finditer(r"[^\s,]+", found[1])]
        self.until, self.reason, self.used = found[2] or "", found[3].strip(), False

    def covers(self, finding: Finding) -> bool:
        if finding.loc.file != self.loc.file or finding.position is None:
            return False
        near = finding.position.line in (self.line, self.line + 1)
        return near and any(finding.called(code) for code, _ in self.codes)

    def holds(self, as_of: date) -> bool:
        return bool(self.reason) and (not self.until or as_of <= (_day(self.until) or date.min))

    def faults(
        self, as_of: date, unknown: Callable[[str], str | None], meant: Callable[[str], str], *, whole: bool
    ) -> Iterator[Finding]:
        named = [(code, at, hint) for code, at in self.codes if (hint := unknown(code)) is not None]
        for code, at, hint in named:
            yield self._misspelt(code, at, hint, meant(code))
        if not self.reason:
            yield self._finding(
                "IGN101", "a finding is ignored without a reason", "write the reason after the brackets"
            )
        elif not self.codes:
            yield self._finding("IGN104", "no rule stands between the brackets", "write its code: ignore[SMT204]")
        elif self.until and _day(self.until) is None:
            day = meant_day(self.until)
            hint = f"write it as until={day}" if day else "write a day such as until=2026-09-30"
            yield self._finding("IGN103", f"'{visible(self.until)}' is no day", hint)
        elif not self.holds(as_of):
            yield self._finding("IGN103", f"this ignore ended on {self.until}", "mend the finding, or give a new day")
        elif not self.used and not named and whole:
            found = self._finding("IGN102", "nothing is found here that this would ignore", "delete the comment")
            yield replace(found, fix=self._deleted())

    def _finding(self, code: str, message: str, hint: str) -> Finding:
        return _found(code, self.loc, Position(self.line, self.column, self.line, len(self.text) + 1), message, hint)

    def _deleted(self) -> Fix:
        """Without the comment, and without its line where nothing else stands on it."""
        before = self.text[: self.column - 1]
        if before.strip():
            place = Position(self.line, len(before.rstrip()) + 1, self.line, len(self.text) + 1)
        elif self.last:
            place = Position(self.line, 1, self.line, len(self.text) + 1)
        else:
            place = Position(self.line, 1, self.line + 1, 1)
        return Fix("delete the comment", (Edit(place, ""),))

    def _misspelt(self, code: str, at: int, hint: str, close: str) -> Finding:
        place = Position(self.line, at, self.line, at + len(code))
        fix = Fix(f"write {close}", (Edit(place, close),)) if close else None
        message = f"no rule is called '{visible(code)}', so nothing is ignored"
        return replace(_found("IGN104", self.loc, place, message, hint), fix=fix)


def _found(code: str, loc: Loc, place: Position, message: str, hint: str) -> Finding:
    return Finding(loc, message, hint, code, CODES[code].slug, Severity[CODES[code].weight.upper()], place)


def _read(workspace: Workspace, file: str) -> Iterator[_Ignore | Finding]:
    """Ignores in a file, and what looks like one and isn't."""
    document = workspace.documents[file]
    if "cx:" not in document.text:
        return
    texts = [] if file in workspace.unreadable else list(_texts(document.node))
    for number, line in enumerate(document.lines, 1):
        match = _IGNORE.search(line) or _SAID.search(line)
        if match is None or any(start <= (number, match.start() + 1) < end for start, end in texts):
            continue
        if match.re is _IGNORE:
            yield _Ignore(file, number, line, match, last=number == len(document.lines))
        else:
            place = Position(number, match.start(1) + 1, number, max(match.end(1), match.start(1) + 1) + 1)
            said = f"'{visible(match[1])}' is no instruction to cx, so it does nothing"
            yield _found("IGN106", Loc(file), place, said, "write # cx: ignore[CODE] and why")


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


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
