"""`cx validate`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from pathlib import Path


def validate(
    path: Annotated[str, typer.Argument(help="A workspace, or a file or folder in it.")] = ".",
    fail_on: Annotated[str, typer.Option(help="Lowest weight that fails the run: error, warning or info.")] = "error",
    format_: Annotated[
        str,
        typer.Option("--format", help="text, concise, summary, json, github, gitlab, sarif, junit or markdown."),
    ] = "text",
    as_of: Annotated[str, typer.Option(help="Take this day as today.")] = "",
) -> None:
    """Find what is wrong, missing or can't be measured."""
    from cxkit.api.validate import validate as run
    from cxkit.cli.output import err, out, paint, width
    from cxkit.errors import UsageError
    from cxkit.findings import Severity
    from cxkit.formats import FORMATS
    from cxkit.formats._view import View

    severity = Severity.__members__.get(fail_on.upper())
    if severity is None:
        message = f"--fail-on knows no '{fail_on}'"
        raise UsageError(message, hint="write error, warning or info")
    printer = FORMATS.get(format_)
    found = run(path, as_of=as_of or None)
    out(printer(found, View(width(), _folder(found.workspace.root), severity, paint)))
    errors, warnings, infos = (found.count(each) for each in reversed(Severity))
    counts = f"{_plural(errors, 'error')}, {_plural(warnings, 'warning')}" + (f", {infos} info" if infos else "")
    for note in found.notes:
        err(f"note: {note}\n")
    clean = "" if found.findings else "clean: "
    files = len(found.workspace.files)
    err(f"cx: {clean}{counts} in {_plural(files, 'file')} (as of {found.as_of})\n")
    raise typer.Exit(1 if found.fails(severity) else 0)


def _folder(root: Path) -> str:
    """The workspace as seen from here, so that paths can be opened; empty where it isn't below."""
    from pathlib import Path

    try:
        seen = root.relative_to(Path.cwd().resolve()).as_posix()
    except (OSError, ValueError):
        return ""
    return "" if seen == "." else seen


def _plural(n: int, word: str) -> str:
    return f"{n} {word}{'' if n == 1 else 's'}"
