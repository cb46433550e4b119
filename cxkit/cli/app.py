"""The commands in the order of a first week, and the one place where failures are caught."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from cxkit.cli.demo import demo
from cxkit.cli.diff import diff
from cxkit.cli.drivers import drivers
from cxkit.cli.ending import unwritten, with_status
from cxkit.cli.explain import explain
from cxkit.cli.fmt import fmt
from cxkit.cli.help import Command, Commands
from cxkit.cli.history import history
from cxkit.cli.init import init
from cxkit.cli.migrate import migrate
from cxkit.cli.new import new
from cxkit.cli.output import UnwrittenError, err, error_line, failed, out
from cxkit.cli.plan import plan
from cxkit.cli.power import power
from cxkit.cli.rename import rename
from cxkit.cli.report import report
from cxkit.cli.schema import schema
from cxkit.cli.score import score
from cxkit.cli.simulate import simulate
from cxkit.cli.status import status
from cxkit.cli.themes import themes
from cxkit.cli.validate import validate
from cxkit.errors import BugError, CxError

if TYPE_CHECKING:
    from collections.abc import Callable

app = typer.Typer(
    name="cx",
    help="Keep a customer experience strategy in plain files; measure whether it works.",
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

_GROUPS: tuple[tuple[str, tuple[Callable[..., Any], ...]], ...] = (
    ("Start", (demo, init, new, rename, migrate)),
    ("Check", (validate, explain, diff, fmt, schema)),
    ("Measure", (score, drivers, themes, power, history)),
    ("Steer", (status, plan, simulate, report)),
)
for _group, _commands in _GROUPS:
    for _command in _commands:
        app.command(rich_help_panel=_group, cls=Command)(_command)


@app.callback()
def _root(version: bool = typer.Option(False, "--version", "-V", help="Print the version.")) -> None:
    if version:
        from cxkit import __version__

        out(f"cx {__version__}\n")
        raise typer.Exit


def run() -> None:
    """Run the command line and end the process with its exit status."""
    try:
        status_ = app(standalone_mode=False)
    except UnwrittenError as error:
        unwritten(error.cause)
    except CxError as error:
        status_ = _report(error)
    except (OSError, MemoryError) as error:
        status_ = _refused(error)
    except Exception as error:  # noqa: BLE001 - the one boundary
        found = _usage(error)
        status_ = _bug(error) if found is None else found
    with_status(status_ if isinstance(status_, int) else 0)


def _refused(error: OSError | MemoryError) -> int:
    cause = (getattr(error, "strerror", None) or "not enough memory").lower()
    try:
        Path.cwd()
    except OSError:
        err(error_line("the folder you stand in is gone", hint="go to another one"))
        return 2
    err(error_line(f"{cause}; nothing was written"))
    return 4


def _report(error: CxError) -> int:
    if isinstance(error, BugError):
        return _bug(error)
    err(failed(error))
    return error.exit_status


def _usage(error: Exception) -> int | None:
    """The status of an error in the call, or None where it is none."""
    if isinstance(error, typer.Exit):
        return error.exit_code or 0
    if isinstance(error, typer.Abort):
        err("cx: stopped; nothing was written\n")
        return 130
    message = getattr(error, "format_message", None)
    if message is None:
        return None
    text = str(message())
    context = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError":
        err(f"{text}\n")
    elif text:
        inside = getattr(getattr(context, "command", None), "name", None)
        page = f"cx {inside} --help" if inside and inside != "cx" else "cx --help"
        said, hint = _meant(error, text)
        err(error_line(said[:1].lower() + said[1:].rstrip("."), hint=hint or f"see {page}"))
    return 2


def _meant(error: Exception, text: str) -> tuple[str, str]:
    """What is wrong with the call, and which option or command must be meant."""
    from cxkit.registry import suggestion

    option = getattr(error, "option_name", "")
    if type(error).__name__ == "NoSuchOption":
        command = getattr(getattr(error, "ctx", None), "command", None)
        known = [word for param in getattr(command, "params", ()) for word in getattr(param, "opts", ())]
        return f"there is no option {option}", suggestion(str(option), known)
    said, asked, meant = text.partition(" Did you mean ")
    return said, f"did you mean {meant}" if asked else ""


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
