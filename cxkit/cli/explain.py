"""`cx explain`."""

from __future__ import annotations

from typing import Annotated

import typer


def explain(name: Annotated[str, typer.Argument(help="A code, such as SMT204, a KPI or a reader.")]) -> None:
    """Say what a finding, a KPI or a reader means."""
    from cxkit.api.explain import explain as page
    from cxkit.cli.output import out, paint

    heading, text = page(name)
    out(f"{paint('place', heading)}\n{text}\n")
