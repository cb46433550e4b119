"""Which rows or customers, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.model import Segments
from cxkit.render.numbers import span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxkit.loading.workspace import Workspace


def conditions(workspace: Workspace, where: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Each condition as a line: `tenure up to 365 days`, `plan plus or none`."""
    attributes = workspace.head(Segments).attributes
    units = {key: "days" for key, one in attributes.items() if one.values == ("days",)}
    return [
        f"{key.replace('-', ' ')} {' or '.join(_words(one) for one in values)} {units.get(key, '')}".strip()
        for key, values in where.items()
    ]


def _words(written: str) -> str:
    low, dots, high = written.partition("..")
    try:
        ends = [float(end) if end else None for end in (low, high)]
    except ValueError:
        return written
    return span(ends[0], ends[1]) if dots else written
