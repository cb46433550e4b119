"""What stops a run: a sentence, a hint, and the exit status that goes with it.

Problems in a user's strategy files are values (see `cxkit.findings`); these are the failures after which a run can't
go on. The command line catches them in one place and prints them as `PATH:LINE: error[CODE slug]: sentence`.
"""

from __future__ import annotations

from typing import ClassVar


class CxError(Exception):
    """A failure the user can mend.

    Args:
        message: one sentence in the user's words; no text from an export, only names the user typed and whole numbers.
        hint: what to do; lines after the first are alternatives.
        code: the code that `cx explain` knows, such as `DAT204`; empty where there is no page.
        place: `path`, `path:line` or `path:line:column`, empty where the fault has no place.

    Example:
        >>> str(CxError("no cx.yaml here", hint="start one with cx init"))
        'no cx.yaml here'
    """

    exit_status: ClassVar[int] = 2

    def __init__(self, message: str, *, hint: str = "", code: str = "", place: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.code = code
        self.place = place


class UsageError(CxError):
    """The call can't be understood: a bad option, no workspace, a declaration that a KPI always needs (exit 2)."""

    exit_status = 2


class DataError(CxError):
    """An export is unreadable, ambiguous or over a limit; nothing was recorded (exit 3)."""

    exit_status = 3


class OutputError(CxError):
    """A result can't be written; nothing was changed (exit 4)."""

    exit_status = 4


class BugError(CxError):
    """Something that can't be happened: a fault of cxkit, not of the user's files (exit 70)."""

    exit_status = 70
