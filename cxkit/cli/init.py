"""`cx init`."""

from __future__ import annotations

from typing import Annotated

import typer


def init(
    folder: Annotated[str, typer.Argument(help="Where; this folder if not given.")] = ".",
    name: Annotated[str, typer.Option(help="The company's name.")] = "",
    template: Annotated[str, typer.Option(help="Its trade: saas.")] = "saas",
    currency: Annotated[str, typer.Option(help="Three letters.")] = "",
    timezone: Annotated[str, typer.Option(help="Such as Europe/Dublin.")] = "",
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Ask nothing; take the defaults.")] = False,
) -> None:
    """Start a strategy in this folder."""
    import sys
    from pathlib import Path

    from cxkit.api.init import init as write
    from cxkit.cli.output import err

    default = Path(folder).resolve().name
    if not yes and sys.stdin.isatty():
        name = name or typer.prompt("Company name", default=default, err=True)
        currency = currency or typer.prompt("Currency", default="EUR", err=True)
        timezone = timezone or typer.prompt("Time zone", default="UTC", err=True)
    written = write(
        folder, name=name or default, template=template, currency=currency or "EUR", timezone=timezone or "UTC"
    )
    for path in written:
        err(f"wrote      {path}\n")
    err("next       cx validate; then write strategy.yaml over until it is yours\n")
