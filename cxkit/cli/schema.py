"""`cx schema`."""

from __future__ import annotations

from typing import Annotated

import typer


def schema(
    kind: Annotated[str, typer.Argument(help="A kind of file, such as metrics or journey; all where left out.")] = "",
    write: Annotated[
        bool, typer.Option("--write", help="Renew the schemas in .cx/schemas/, which editors read.")
    ] = False,
) -> None:
    """Write JSON Schemas, for completion in an editor."""
    from cxkit.api import schema as schemas
    from cxkit.cli.output import out
    from cxkit.errors import UsageError
    from cxkit.loading.load import find_root

    if not write:
        out(schemas.printed(kind) if kind else "".join(f"{name}\n" for name in schemas.kinds()))
        return
    root = find_root()
    if root is None:
        message = "no cx.yaml in this folder or above it"
        raise UsageError(message, hint="start one with cx init")
    changed = schemas.write(root)
    out("".join(f"{'wrote':<10} {schemas.FOLDER}/{name}\n" for name in changed) or "unchanged  they are of this cx\n")
