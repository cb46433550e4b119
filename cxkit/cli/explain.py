"""`cx explain`."""

from __future__ import annotations

import textwrap
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
    from cxkit.cli.output import out, paint, width

    heading, text = page(name)
    out(f"{paint('place', heading)}\n{wrapped(text, width())}\n")


def wrapped(text: str, columns: int) -> str:
    r"""A page whose paragraphs fit; what is indented, as YAML is, stays as it is. With 0 columns all does.

    Example:
        >>> wrapped("One two three\nfour.\n\n    a: [1, 2, 3, 4, 5]", 12)
        'One two\nthree four.\n\n    a: [1, 2, 3, 4, 5]'
    """
    paragraphs = text.split("\n\n")
    return "\n\n".join(_filled(one, columns) for one in paragraphs) if columns else text


def _filled(paragraph: str, columns: int) -> str:
    lines = paragraph.split("\n")
    if paragraph.startswith((" ", "|")) or all(len(line) <= columns for line in lines):
        return paragraph
    return textwrap.fill(" ".join(lines), columns, break_long_words=False, break_on_hyphens=False)
