"""`cx demo`."""

from __future__ import annotations

from typing import Annotated

import typer


def demo(
    folder: Annotated[str, typer.Argument(help="A new folder.")] = "cx-demo",
    company: Annotated[str, typer.Option("--from", help="Another example: a folder with exports/waves.yaml.")] = "",
) -> None:
    """Write an example company and run the main job on it."""
    from cxkit.api.demo import AS_OF
    from cxkit.api.demo import demo as run
    from cxkit.clean import term
    from cxkit.cli.output import err, out, paint
    from cxkit.findings import Severity

    made = run(folder, company or None)
    root, name = term(str(made.root)), term(made.validation.workspace.config.name)
    found = f"{made.validation.count(Severity.ERROR)} errors, {made.validation.count(Severity.WARNING)} warnings"
    out(f"wrote      {root}/: {name}, an invented company; {made.files} files and {made.exports} exports\n")
    out(f"validated  {found} (as of {AS_OF})\n")
    out(f"recorded   {made.recorded} waves in {root}/measurements/\n")
    for note in made.notes:
        err(f"note       {term(note)}\n")
    for path in made.reports:
        out(f"wrote      {term(str(path))}\n")
    out(f"open       {paint('place', term(str(made.reports[0])))} in a browser\n")
    out(f"next       cd {root} && cx status --as-of {AS_OF}\n")
