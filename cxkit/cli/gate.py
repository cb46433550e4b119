"""`--gate`: which verdicts end a command with 1."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cxkit.verdicts.target import Verdict

_STOPS = {"": (), "missed": ("missed",), "cannot-tell": ("missed", "cannot_tell")}
VERDICTS = tuple(_STOPS)
"""What `--gate` may ask of verdicts; `cannot-tell` asks of missed ones, too."""


def gated(gate: str, verdicts: Iterable[Verdict | None]) -> bool:
    """Whether a verdict is among those that the gate stops."""
    return any(one is not None and one.word in _STOPS[gate] for one in verdicts)
