"""`cx fmt`."""

from __future__ import annotations

from typing import Annotated

import typer


def fmt(
    path: Annotated[list[str] | None, typer.Argument(help="A workspace, or files and folders in it.")] = None,
    check: Annotated[bool, typer.Option("--check", help="Write nothing; exit with 1 if a file would change.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what would change; write nothing.")] = False,
) -> None:
    """Lay out the files alike; keep comments and order."""
    from cxkit.api.fmt import fmt as run
    from cxkit.api.mend import write
    from cxkit.clean import term
    from cxkit.cli.changes import differences
    from cxkit.cli.output import err, out
    from cxkit.formats._view import PLAIN
    from cxkit.formats.concise import head

    found = run(path or ["."])
    if diff:
        out(differences(found.changes, "laid out"))
    elif not check:
        write(found.root, found.changes)
    verb = "would lay out" if check or diff else "laid out"
    for change in found.changes:
        err(f"{verb:<10} {term(change.file)}\n")
    for finding in found.unread:
        err(f"{head(finding, PLAIN)}\n")
    files = f"{found.files} file{'s' * (found.files != 1)}"
    left = f"; {len(found.unread)} can't be read" if found.unread else ""
    err(f"cx: {len(found.changes)} of {files} {'would be ' if check or diff else ''}laid out anew{left}\n")
    raise typer.Exit(1 if found.unread or (found.changes and (check or diff)) else 0)
