"""`cx report`."""

from __future__ import annotations

from typing import Annotated

import typer


def report(
    path: Annotated[str, typer.Argument(help="A workspace, or a folder in it.")] = ".",
    to: Annotated[str, typer.Option(help="html or md.")] = "html",
    output: Annotated[str, typer.Option("--output", "-o", help="The file to write; - prints it.")] = "",
    only: Annotated[list[str] | None, typer.Option(help="A section; may repeat.")] = None,
    as_of: Annotated[str, typer.Option(help="Take this day as today.")] = "",
) -> None:
    """Write strategy and figures as one page."""
    from cxkit.api.report import render
    from cxkit.api.report import report as write
    from cxkit.cli.output import err, out

    if output == "-":
        from cxkit.api.status import status

        out(render(status(path, as_of=as_of or None), to, only or []))
        return
    written = write(path, to=to, output=output or None, only=only or [], as_of=as_of or None)
    err(f"wrote      {written} (opens without a network)\n")
