"""Write strategy and figures as one page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cxkit.api.results import gather
from cxkit.api.today import today
from cxkit.errors import UsageError
from cxkit.files import replace
from cxkit.loading.load import load
from cxkit.sections._section import compose

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cxkit.results import Results


def report(
    path: Path | str = ".",
    *,
    to: str = "html",
    output: Path | str | None = None,
    only: Sequence[str] = (),
    as_of: str | date | None = None,
) -> Path:
    """Write the report of the workspace at or above a path.

    Args:
        path: in the workspace.
        to: `html` or `md`.
        output: the file; else `report.html` or `report.md` in the folder one is in.
        only: names of sections; none for all.
        as_of: the day taken as today.

    Returns:
        The file that was written.

    Raises:
        UsageError: no workspace, or an unknown section or format.
        OutputError: it can't be written; the old report stands.
    """
    text = render(gather(load(path), today(as_of)), to, only)
    target = Path(output) if output else Path(f"report.{to}")
    replace(target, text.encode())
    return target


def render(results: Results, to: str, only: Sequence[str] = ()) -> str:
    """Results as the text of a page."""
    if to not in ("html", "md"):
        message = f"a report is written as html or md, not as '{to}'"
        raise UsageError(message, hint="write --to html or --to md")
    document = compose(results, only)
    if to == "md":
        from cxkit.render.markdown import markdown

        return markdown(document)
    from cxkit.render.html import html

    return html(document)
