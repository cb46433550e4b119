"""Apply fixes to a text: all that fit together, each read again and compared with what was meant."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from cxkit.findings import Edit, Position
from cxkit.loading.splice import Splice, spliced
from cxkit.loading.text import TextFaultError, compose, position, value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxkit.findings import Finding

_STAND_IN = "x"
_MOST_FAULTS = 100


class Mended(NamedTuple):
    """A text with fixes in it, and whose fixes these are."""

    text: str
    done: tuple[Finding, ...]


def mended(text: str, findings: Sequence[Finding]) -> Mended:
    """Apply the fixes of findings in one file.

    All at once where that holds; else one after the other, leaving out those that would collide with what is there
    (a key that would stand twice), so that nothing is lost.
    """
    fixable = [finding for finding in findings if finding.fix]
    edits = [edit for finding in fixable if finding.fix for edit in finding.fix.edits]
    whole = _tried(text, _with_next(text, edits))
    if whole is not None:
        return Mended(whole, tuple(fixable))
    kept: list[Edit] = []
    done: list[Finding] = []
    for finding in fixable:
        more = [*kept, *(finding.fix.edits if finding.fix else ())]
        if _tried(text, more) is not None:
            kept, done = more, [*done, finding]
    return Mended(_tried(text, kept) or text, tuple(done))


def _with_next(text: str, edits: list[Edit]) -> list[Edit]:
    """Edits, and those of the faults that they uncover further down; reading stops at the first of them."""
    for _ in range(_MOST_FAULTS):
        try:
            compose(spliced(text, _splices(text, edits)))
        except TextFaultError as fault:
            if fault.fix is None or any(new.span.line == old.span.line for new in fault.fix.edits for old in edits):
                break
            edits = [*edits, *fault.fix.edits]
        else:
            break
    return edits


def _tried(text: str, edits: Sequence[Edit]) -> str | None:
    """The edited text, or None where the edits overlap, or it wouldn't hold what was meant."""
    spans = sorted(edit.span for edit in edits)
    if any((a.end_line, a.end_column) > (b.line, b.column) for a, b in pairwise(spans)):
        return None
    after = spliced(text, _splices(text, edits))
    try:
        value(compose(after))
        meant = _meant(text, edits)
    except TextFaultError:
        return None
    return after if outline(compose(after), {}) == meant else None


def _meant(text: str, edits: Sequence[Edit]) -> object:
    """What a text holds once the values and keys at the spans are those of the edits.

    A text that can't be read yet is read with a stand-in where the edits are.
    """
    spans = {edit.span: edit.text for edit in edits if edit.text}
    gone = [edit.span for edit in edits if not edit.text]
    try:
        return outline(compose(text), spans, gone)
    except TextFaultError:
        stand_ins = [Edit(edit.span, _STAND_IN) for edit in edits]
        there = {
            Position(at.line, at.column, at.line, at.column + len(_STAND_IN)): meant for at, meant in spans.items()
        }  # one to a line, so that no place moves
        return outline(compose(spliced(text, _splices(text, stand_ins))), there)


def _fragment(text: str) -> Any:
    return outline(compose(f"x: {text}"), {})[1][0][1]  # type: ignore[index]


def outline(node: yaml.Node, instead: dict[Position, str], gone: Sequence[Position] = ()) -> tuple[object, ...]:
    """A node as plain data: every key and value, and whether it stands in quotes.

    Args:
        node: of a composed text.
        instead: span of a key, a value or a piece of it → what is meant to stand there.
        gone: spans whose list items and keys are meant to be taken away.
    """
    swapped = instead.get(position(node))
    if swapped is not None:
        return tuple(_fragment(swapped))
    if isinstance(node, yaml.ScalarNode):
        return (_pieced(node, instead), bool(node.style))
    if isinstance(node, yaml.MappingNode):
        kept = [(key, item) for key, item in node.value if not _inside(key, gone)]
        return ("{}", tuple((outline(key, instead, gone), outline(item, instead, gone)) for key, item in kept))
    return ("[]", tuple(outline(item, instead, gone) for item in node.value if not _inside(item, gone)))


def _inside(node: yaml.Node, spans: Sequence[Position]) -> bool:
    where = position(node)
    start, end = (where.line, where.column), (where.end_line, where.end_column)
    return any((one.line, one.column) <= start and end <= (one.end_line, one.end_column) for one in spans)


def _pieced(node: yaml.ScalarNode, instead: dict[Position, str]) -> str:
    """The text of a node with those pieces inside it that are meant otherwise."""
    whole, held = position(node), str(node.value)
    first = whole.column + (1 if node.style else 0)
    inside = [
        (span, words)
        for span, words in instead.items()
        if (span.line, span.end_line) == (whole.line, whole.end_line)
        and whole.column <= span.column < span.end_column <= whole.end_column
    ]
    for span, words in sorted(inside, reverse=True):
        held = f"{held[: span.column - first]}{words}{held[span.end_column - first :]}"
    return held


def _splices(text: str, edits: Sequence[Edit]) -> list[Splice]:
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    return [
        Splice(starts[e.span.line - 1] + e.span.column - 1, starts[e.span.end_line - 1] + e.span.end_column - 1, e.text)
        for e in edits
    ]
