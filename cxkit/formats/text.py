"""Findings for people: the author's own lines below each."""

from __future__ import annotations

import heapq
import textwrap
from collections import Counter
from typing import TYPE_CHECKING

from cxkit.clean import log_line, term
from cxkit.formats._excerpt import excerpt
from cxkit.formats._view import PLAIN, ROLES, View
from cxkit.formats.concise import head
from cxkit.formats.summary import by_rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cxkit.findings import Finding
    from cxkit.results import Validation

MANY = 100
"""More findings than that aren't read one by one."""
_OF_MANY, _OF_A_RULE, _RULES = 30, 3, 30


def text(validation: Validation, view: View = PLAIN) -> str:
    """Each finding with the lines it speaks of, a caret below, and what to do.

    Of more than a hundred: the weightiest, a few of each rule, and then how many more there are by rule.
    """
    findings = validation.findings
    shown = findings if len(findings) <= MANY else tuple(_weightiest(findings))
    blocks = [_block(finding, validation, view) for finding in shown]
    if len(shown) < len(findings):
        blocks.append(_more(findings, shown, view))
    return "\n".join(blocks)


def _weightiest(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Errors first and a few of each rule, then further ones as far as there is room; in the order of places."""
    seen: Counter[str] = Counter()
    ranked = []
    for finding in findings:
        seen[finding.code] += 1
        ranked.append((-finding.severity, seen[finding.code] > _OF_A_RULE, finding.order, finding))
    chosen = heapq.nsmallest(_OF_MANY, ranked, key=lambda one: one[:3])
    for _, _, _, finding in sorted(chosen, key=lambda one: (one[0], one[2])):
        yield finding


def _more(findings: Sequence[Finding], shown: Sequence[Finding], view: View) -> str:
    there = {id(finding) for finding in shown}
    rules = by_rule((finding for finding in findings if id(finding) not in there), view)
    lines = [f"and {len(findings) - len(shown):,} more:", *(f"  {line}" for line in rules[:_RULES])]
    lines += [f"  and {len(rules) - _RULES} more rules (--format summary shows all)"] if len(rules) > _RULES else []
    return "".join(f"{line}\n" for line in lines)


def _block(finding: Finding, validation: Validation, view: View) -> str:
    lines = _wrapped(head(finding, view), view.width)
    lines[0] = _painted(lines[0], finding, view)
    lines += excerpt(finding, validation.workspace, view)
    if finding.hint:
        lines += _wrapped(f"  help: {term(finding.hint)}", view.width)
    return "".join(f"{line}\n" for line in lines)


def _painted(line: str, finding: Finding, view: View) -> str:
    weight, code = finding.severity.word, f"[{finding.code} {finding.slug}]"
    place, found, rest = line.partition(f": {weight}[")
    if not found:
        return line
    told = view.paint("code", code) + rest.removeprefix(code[1:]) if rest.startswith(code[1:]) else f"[{rest}"
    return f"{view.paint('place', place)}: {view.paint(ROLES[finding.severity], weight)}{told}"


def _wrapped(line: str, width: int) -> list[str]:
    if width <= 0 or len(line) <= width:
        return [line]
    wrapped = textwrap.wrap(line, width, subsequent_indent="    ", break_on_hyphens=False, break_long_words=False)
    return [log_line(part) for part in wrapped]
