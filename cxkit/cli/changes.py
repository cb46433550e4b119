"""Changes of files, as a diff and as one line each."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from cxkit.clean import term, visible
from cxkit.cli.output import paint

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cxkit.api.mend import Change

_ROLES = {"+": "good", "-": "bad", "@": "code"}


def differences(changes: Iterable[Change], word: str = "mended") -> str:
    """A unified diff; what can't be seen in a line is shown as `U+XXXX`."""
    lines: list[str] = []
    for change in changes:
        before, after = (data.decode("utf-8-sig").splitlines() for data in (change.before, change.after))
        names = (f"{term(change.file)} (as it is)", f"{term(change.file)} ({word})")
        for line in difflib.unified_diff(before, after, *names, lineterm=""):
            role = _ROLES.get(line[:1])
            shown = visible(line)
            lines.append(paint(role, shown) if role else shown)
    return "".join(f"{line}\n" for line in lines)


def told(changes: Sequence[Change], verb: str) -> str:
    """What was done, file by file."""
    if not changes:
        return "nothing can be mended without you\n"
    rows = [(verb, change.file, f"{change.fixes} finding{'s' * (change.fixes != 1)}") for change in changes]
    return "".join(f"{verb:<10} {term(file)}: {fixes}\n" for verb, file, fixes in rows)
