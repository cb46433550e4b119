"""`cx schema`."""

from __future__ import annotations

from typing import Annotated

import typer


def schema(
    kind: Annotated[str, typer.Argument(help="A kind of file, such as metrics or journey; all where left out.")] = "",
) -> None:
    """Print the JSON Schema of a strategy file, for editors."""
    from cxkit.api.schema import kinds, printed
    from cxkit.cli.output import out

    out(printed(kind) if kind else "".join(f"{name}\n" for name in kinds()))
