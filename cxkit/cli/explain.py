"""`cx explain`."""

from __future__ import annotations

from typing import Annotated

import typer


def explain(
    name: Annotated[
        str, typer.Argument(help="A code, its beginning, a KPI, a reader or a field; none: what there is.")
    ] = "",
) -> None:
    """Say what a finding, a KPI or a field means.

    cx explain                     what there is
    cx explain SMT                 all codes about objectives
    cx explain SMT204              one of them; its name does too
    cx explain objective.target    a field
    """
    from cxkit.api.explain import explain as page
    from cxkit.cli.output import out, paint

    heading, text = page(name)
    out(f"{paint('place', heading)}\n{text}\n")
