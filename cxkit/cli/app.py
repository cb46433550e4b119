"""The commands in the order of a first week, and the one place where failures are caught."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import typer

from cxkit.cli.demo import demo
from cxkit.cli.diff import diff
from cxkit.cli.explain import explain
from cxkit.cli.fmt import fmt
from cxkit.cli.init import init
from cxkit.cli.migrate import migrate
from cxkit.cli.new import new
from cxkit.cli.output import err, error_line
from cxkit.cli.plan import plan
from cxkit.cli.power import power
from cxkit.cli.rename import rename
from cxkit.cli.report import report
from cxkit.cli.schema import schema
from cxkit.cli.score import score
from cxkit.cli.simulate import simulate
from cxkit.cli.status import status
from cxkit.cli.validate import validate
from cxkit.errors import BugError, CxError

if TYPE_CHECKING:
    from collections.abc import Callable

app = typer.Typer(
    name="cx",
    help="Keep a customer experience strategy in plain files; measure whether it works.",
    epilog="Exit status: 0 clean, 1 findings, 2 usage, 3 data, 4 can't write, 70 a bug. "
    "No workspace needed: cx score survey.csv --metric nps=COLUMN",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

_GROUPS: tuple[tuple[str, tuple[Callable[..., Any], ...]], ...] = (
    ("Start", (demo, init, new, rename, migrate)),
    ("Check", (validate, explain, diff, fmt, schema)),
    ("Measure", (score, power)),
    ("Steer", (status, plan, simulate, report)),
)
for _group, _commands in _GROUPS:
    for _command in _commands:
        app.command(rich_help_panel=_group)(_command)


@app.callback()
def _root(version: bool = typer.Option(False, "--version", "-V", help="Print the version.")) -> None:
    if version:
        from cxkit import __version__

        sys.stdout.write(f"cx {__version__}\n")
        raise typer.Exit


def run() -> None:
    """Run the command line and end the process with its exit status."""
    try:
        status_ = app(standalone_mode=False)
    except BrokenPipeError:
        _end_by_pipe()
    except KeyboardInterrupt:
        _end_by_interrupt()
    except CxError as error:
        _finish(_report(error))
    except (OSError, MemoryError) as error:
        cause = getattr(error, "strerror", None) or "not enough memory"
        err(error_line(f"{cause.lower()}; nothing was written"))
        _finish(4)
    except Exception as error:  # noqa: BLE001 - the one boundary
        _finish(_usage(error) or _bug(error))
    else:
        _finish(status_ if isinstance(status_, int) else 0)


def _finish(status_: int) -> None:
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _end_by_pipe()
    except OSError:
        err(error_line("can't write the result; nothing else was changed"))
        os._exit(4)
    sys.exit(status_)


def _report(error: CxError) -> int:
    if isinstance(error, BugError):
        return _bug(error)
    from cxkit.codes import CODES

    slug = CODES[error.code].slug if error.code in CODES else ""
    err(error_line(error.message, place=error.place, code=error.code, slug=slug, hint=error.hint))
    return error.exit_status


def _usage(error: Exception) -> int:
    import click

    if isinstance(error, (click.exceptions.Exit, typer.Exit)):
        return error.exit_code or 0
    if isinstance(error, (click.exceptions.Abort, typer.Abort)):
        err("cx: stopped; nothing was written\n")
        return 130
    message = getattr(error, "format_message", None)
    if message is None:
        return 0
    text = str(message())
    if text:
        err(error_line(text[:1].lower() + text[1:].rstrip("."), hint="see cx --help"))
    return 2


def _bug(error: BaseException) -> int:
    if os.environ.get("CX_DEBUG"):
        raise error
    import hashlib
    import traceback

    frames = "".join(f"{frame.name}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__))
    report_id = hashlib.sha256(frames.encode()).hexdigest()[:8]
    err(
        error_line(
            f"a bug in cx, not in your files (report {report_id}); nothing was written",
            hint="run it again with CX_DEBUG=1 in the environment and send us what it prints",
        )
    )
    return 70


def _end_by_pipe() -> None:
    import signal

    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    os.kill(os.getpid(), signal.SIGPIPE)


def _end_by_interrupt() -> None:
    import signal

    err("cx: stopped; nothing was written\n")
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    os.kill(os.getpid(), signal.SIGINT)
