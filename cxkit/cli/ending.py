"""How a process ends: with a status once everything is out, or by the signal that it got."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING, NoReturn

from cxkit.cli.output import UnwrittenError, err, error_line, out

if TYPE_CHECKING:
    from types import FrameType


PIPE = int(getattr(signal, "SIGPIPE", 13))


class StoppedError(BaseException):
    """A signal asked the process to end; what it was writing is cleaned up on the way out."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def listen() -> None:
    """Let TERM and HUP unwind the process as Ctrl-C does, so that no half-written file stays; ignored ones stay so."""
    for name in ("SIGTERM", "SIGHUP", "SIGINT"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _stop)


def _stop(number: int, _frame: FrameType | None) -> None:
    signal.signal(number, signal.SIG_DFL)  # a second one ends it at once
    raise StoppedError(number)


def by_signal(number: int) -> NoReturn:
    """Die by a signal, as those who wait for the process expect."""
    if number == PIPE:
        _let_go()
    else:
        err("cx: stopped; nothing was written\n")
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)
    os._exit(128 + number)  # where the signal is blocked


def printed(text: str) -> NoReturn:
    """Print a result and end."""
    try:
        out(text)
    except UnwrittenError as error:
        unwritten(error.cause)
    with_status(0)


def with_status(status: int) -> NoReturn:
    """End with a status; 4 if the last of the result can't be written."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        unwritten(error)
    sys.exit(status)


def unwritten(error: OSError) -> NoReturn:
    """End because a result can't be written: by the signal where nobody reads it any more, as git and cat do."""
    if isinstance(error, BrokenPipeError):
        by_signal(PIPE)
    err(error_line(f"can't write the result: {(error.strerror or 'it failed').lower()}"))
    _let_go()
    sys.exit(4)


def _let_go() -> None:
    """Throw away what still waits to be written, or Python would try, and complain, once more on its way out."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
