"""What is wrong in the user's files, as values: a symbolic place, a sentence, and what to do.

Rules name a place by its route through a file (`Loc`); only the loader knows lines and columns (`Position`) and
resolves one into the other.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Self


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


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem in one place.

    A rule gives `loc`, `message` and perhaps `hint`; the engine stamps code, slug and severity, and resolves the
    position. `entity` is the id of the nearest entity (a baseline knows a finding by rule and entity). `label` stands
    beside the mark below the author's line; `also` are places that make the fault together with `loc`, each with its
    label.
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

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Sort key: by file, line, column, code, then text."""
        line, column = (self.position.line, self.position.column) if self.position else (0, 0)
        return (self.loc.file, line, column, self.code, self.message)
