"""`cx rename`."""

from __future__ import annotations

from typing import Annotated

import typer


def rename(
    kind: Annotated[str, typer.Argument(help="Such as metric, role or journey; question is named SOURCE.QUESTION.")],
    old: Annotated[str, typer.Argument(help="Its id.")],
    new: Annotated[str, typer.Argument(help="Its id from now on.")],
    diff: Annotated[bool, typer.Option("--diff", help="Show what would change; change nothing.")] = False,
    new_series: Annotated[
        bool, typer.Option("--new-series", help="Go on although figures are recorded under the old id.")
    ] = False,
) -> None:
    """Give something another id, wherever it is named."""
    from cxkit.api.rename import renaming, write
    from cxkit.clean import term
    from cxkit.cli.changes import differences
    from cxkit.cli.output import err, out

    found = renaming(kind, old, new, new_series=new_series)
    if diff:
        out(differences(found.changes, "renamed"))
        verb = "would move"
    else:
        write(found)
        verb = "moved"
        for change in found.changes:
            out(f"{'changed':<10} {term(change.file)}: {change.fixes} place{'' if change.fixes == 1 else 's'}\n")
    if found.moved:
        out(f"{verb:<10} {term(found.moved[0])} to {term(found.moved[1])}\n")
    for note in found.notes:
        err(f"note: {note}\n")
