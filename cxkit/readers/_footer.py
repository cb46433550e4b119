"""Lines at the end of a text that are no responses: reporting periods, totals, copyright."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path
from typing import Any

_TAIL = 8192


def without_footer(path: str, kept: Any, pattern: str) -> tuple[str, Any, int]:
    """A path whose text ends before its footer, what keeps it alive, and how many lines were left out.

    Args:
        path: of a UTF-8 text.
        kept: what keeps it alive.
        pattern: regular expression that the whole line matches, capitals and quotes aside.
    """
    with Path(path).open("rb") as stream:
        size = stream.seek(0, 2)
        start = max(0, size - _TAIL)
        stream.seek(start)
        tail = stream.read()
    lines = tail.splitlines(keepends=True)
    cut, count = len(lines), 0
    for at in range(len(lines) - 1, -1 if start == 0 else 0, -1):
        text = lines[at].decode("utf-8", "replace").strip().strip(',;"\t ')
        if text and not re.fullmatch(pattern, text, re.IGNORECASE):
            break
        if text:
            cut, count = at, count + 1
    if not count:
        return path, kept, 0
    spool = tempfile.NamedTemporaryFile(prefix="cx-", suffix=".csv")  # noqa: SIM115 - lives as long as the responses
    with Path(path).open("rb") as stream:
        shutil.copyfileobj(stream, spool)
    spool.truncate(start + sum(len(line) for line in lines[:cut]))
    spool.flush()
    return spool.name, (spool, kept), count
