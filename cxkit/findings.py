"""What is wrong in the user's files, as values: a symbolic place, a sentence, and what to do.

Rules name a place by its route through a file (`Loc`); only the loader knows lines and columns (`Position`) and
resolves one into the other.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterable

_STANDS = re.compile(r":\d+(:\d+)?")


class Severity(IntEnum):
    """How much a finding weighs; `--fail-on` compares them."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The word as it is printed: `error`, `warning` or `info`."""
        return self.name.lower()


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A span in a file. Lines and columns count from 1, columns in code points; the end column is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Loc:
    """A route to a place: the file, relative to the workspace with `/`, and the keys and indices inside it.

    `at_key` points at the last key of the route instead of its value.

    Example:
        >>> (Loc("metrics.yaml") / "metrics" / 0 / "kpi").path
        ('metrics', 0, 'kpi')
    """

    file: str
    path: tuple[str | int, ...] = ()
    at_key: bool = False

    def __truediv__(self, step: str | int) -> Self:
        """One step further down."""
        return replace(self, path=(*self.path, step), at_key=False)

    def key(self) -> Self:
        """The same place, at its key."""
        return replace(self, at_key=True)


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Text that replaces a span of a finding's file."""

    span: Position
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """What would mend a finding without changing what was meant: edits of its file, and a sentence for a menu."""

    says: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem in one place.

    A rule gives `loc`, `message` and perhaps `hint`; the engine stamps code, slug and severity, and resolves the
    position. `entity` is the id of the nearest entity (a baseline knows a finding by rule and entity). `label` stands
    beside the mark below the author's line; `also` are places that make the fault together with `loc`, each with its
    label. `within` is the part of the value's text that is meant, where it isn't all of it: offsets of its first sign
    and behind its last. `instead` is YAML that may safely stand in that place; the engine makes `fix` of it.
    """

    loc: Loc
    message: str
    hint: str = ""
    code: str = ""
    slug: str = ""
    severity: Severity = Severity.ERROR
    position: Position | None = None
    entity: str = ""
    label: str = ""
    also: tuple[tuple[Loc, str], ...] = ()
    instead: str = ""
    within: tuple[int, int] | None = None
    fix: Fix | None = None

    def called(self, name: str) -> bool:
        """Whether a name means it: its code, the beginning of its code, or its slug."""
        return named(name, self.code, self.slug)

    @property
    def identity(self) -> tuple[str, str, str]:
        """What stays the same while lines move: code, entity (or file) and the sentence without places in it."""
        return (self.code, self.entity or self.loc.file, _STANDS.sub("", self.message))

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Sort key: by file, line, column, code, then text."""
        line, column = (self.position.line, self.position.column) if self.position else (0, 0)
        return (self.loc.file, line, column, self.code, self.message)


def named(name: str, code: str, slug: str) -> bool:
    """Whether a name means a finding: its code, three or more signs that its code begins with, or its slug.

    Example:
        >>> named("JRN2", "JRN201", "touchpoint-without-owner"), named("JR", "JRN201", "touchpoint-without-owner")
        (True, False)
    """
    return slug == name or (len(name) >= 3 and code.startswith(name.upper()))


def fingerprints(findings: Iterable[Finding]) -> list[str]:
    """A fingerprint of each finding, the same wherever its line moves; like ones are told apart by their order."""
    seen: dict[tuple[str, str, str], int] = {}
    prints = []
    for finding in findings:
        count = seen[finding.identity] = seen.get(finding.identity, 0) + 1
        prints.append(hashlib.sha256("\0".join((*finding.identity, str(count))).encode("utf-8", "replace")).hexdigest())
    return prints
