"""`cx demo`."""

from __future__ import annotations

from typing import Annotated

import typer


def demo(folder: Annotated[str, typer.Argument(help="A new folder.")] = "cx-demo") -> None:
    """Write an example company and run the main job on it."""
    from cxkit.api.demo import AS_OF
    from cxkit.api.demo import demo as run
    from cxkit.cli.output import err, out, paint
    from cxkit.cli.tables import table
    from cxkit.findings import Severity

    made = run(folder)
    errors, warnings = made.validation.count(Severity.ERROR), made.validation.count(Severity.WARNING)
    err(f"validated  {made.files} files: {errors} errors, {warnings} warnings (as of {AS_OF})\n")
    for score in made.scores:
        out(table(score, made.validation.workspace.config.thresholds.confidence / 100) + "\n")
    err(f"recorded   {made.recorded} waves of two surveys in {made.root}/measurements/\n")
    err(f"wrote      {', '.join(str(path) for path in made.reports)}\n")
    err(f"open       {paint('place', str(made.reports[0]))} in a browser\n")
    err(f"next       cd {made.root} && cx status --as-of {AS_OF}\n")
