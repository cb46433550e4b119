"""Findings put aside when checking began: by rule and entity, and only ever fewer."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import yaml

from cxkit.clean import visible
from cxkit.codes import CODES
from cxkit.errors import UsageError
from cxkit.findings import Finding, Loc, Position
from cxkit.loading.text import TextFaultError, compose, decode, position

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

_HEAD = """\
# Findings put aside when checking began: a code, then the part of the strategy. The list only shrinks:
# mend one, then cx validate --update-baseline takes it out.
schema: cx-baseline/1
findings:
"""
_PLAIN = re.compile(r"[A-Z]{3}\d{3} [\w./-]+( [\w./-]+)*\Z", re.ASCII)
_NEVER = ("YML", "IGN")  # what can't be read hides the rest; an ignore is itself an answer


class Divided(NamedTuple):
    """Findings that are new, those put aside, and entries of the baseline that are mended."""

    new: tuple[Finding, ...]
    aside: tuple[Finding, ...]
    mended: tuple[Finding, ...]


def divide(
    path: Path, file: str, findings: Iterable[Finding], unknown: Callable[[str], str | None] = lambda _: None
) -> Divided:
    """Compare findings with a baseline.

    Args:
        path: of the baseline.
        file: its name in findings.
        findings: of the whole workspace.
        unknown: a code → None if there is one, else what may have been meant.

    Raises:
        UsageError: there is no such file, or it isn't a baseline.
    """
    entries = _entries(path)
    waiting = Counter(entry for entry, _ in entries)
    new: list[Finding] = []
    aside: list[Finding] = []
    for finding in findings:
        known = finding.code[:3] not in _NEVER and waiting[_entry(finding)] > 0
        (aside if known else new).append(finding)
        waiting[_entry(finding)] -= known
    mended = []
    for entry, where in reversed(entries):
        if waiting[entry] > 0:
            waiting[entry] -= 1
            mended.append(_mended(file, entry, where, unknown))
    return Divided(tuple(new), tuple(aside), tuple(reversed(mended)))


def written(findings: Iterable[Finding]) -> bytes:
    """A baseline of these findings, a line each, sorted."""
    entries = sorted(_entry(finding) for finding in findings if finding.code[:3] not in _NEVER)
    lines = "".join(f"  - {entry if _PLAIN.match(entry) else json.dumps(entry)}\n" for entry in entries)
    return (_HEAD + lines if entries else _HEAD.replace("findings:\n", "findings: []\n")).encode()


def renamed(text: str, old: str, new: str) -> tuple[str, int]:
    r"""A baseline in which the part called `old` is called `new`, and how many entries that changes.

    Example:
        >>> renamed("findings:\n  - SMT101 nps\n  - SMT204 nps-b2b\n", "nps", "net")
        ('findings:\n  - SMT101 net\n  - SMT204 nps-b2b\n', 1)
    """
    return re.subn(rf"^(\s*- [A-Z]{{3}}\d{{3}} ){re.escape(old)}(?=\r?$)", rf"\g<1>{new}", text, flags=re.MULTILINE)


def _entry(finding: Finding) -> str:
    return f"{finding.code} {finding.entity or finding.loc.file}"


def _entries(path: Path) -> list[tuple[str, Position]]:
    try:
        node = compose(decode(path.read_bytes()))
    except OSError as error:
        message = f"the baseline {path} can't be read: {(error.strerror or 'it failed').lower()}"
        raise UsageError(message, hint=f"make one with cx validate --baseline {path} --update-baseline") from None
    except TextFaultError as fault:
        where = f"{path}:{fault.position.line}:{fault.position.column}"
        raise UsageError(fault.message, hint=fault.hint, place=where, code=fault.code) from None
    held = {key.value: value for key, value in node.value if isinstance(key, yaml.ScalarNode)}
    listed = held.get("findings")
    if getattr(held.get("schema"), "value", "") != "cx-baseline/1" or not isinstance(listed, yaml.SequenceNode):
        message = f"{path} isn't a baseline of this cx"
        raise UsageError(message, hint="name another file, or delete it and make it anew with --update-baseline")
    return [(str(item.value), position(item)) for item in listed.value if isinstance(item, yaml.ScalarNode)]


def _mended(file: str, entry: str, where: Position, unknown: Callable[[str], str | None]) -> Finding:
    code = entry.partition(" ")[0]
    message = f"the baseline still lists {visible(entry)}, which is mended"
    if unknown(code) is not None:
        message = f"the baseline lists {visible(entry)}, and no rule is called so"
    hint = "take it out with --update-baseline"
    return Finding(Loc(file), message, hint, "IGN105", CODES["IGN105"].slug, position=where)
