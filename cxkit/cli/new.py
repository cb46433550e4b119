"""`cx new`."""

from __future__ import annotations

from typing import Annotated

import typer


def new(
    kind: Annotated[str, typer.Argument(help="Such as persona, journey, objective, metric, risk or review.")],
    id_: Annotated[str, typer.Argument(metavar="ID", help="Its id; a file of its own is named so.")],
    within: Annotated[str, typer.Option("--in", help="Id of what it stands in: a touchpoint's stage, …")] = "",
) -> None:
    """Add a persona, a journey, an objective or another part."""
    from cxkit.api.new import new as add
    from cxkit.cli.output import out, paint

    added = add(kind, id_, within=within or None)
    out(f"added      {paint('place', f'{added.file}:{added.line}')}\n")
    out("next       take the # away where you fill something in; cx validate says what is missing\n")
