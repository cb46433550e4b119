"""Words in a row, as a sentence has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def listed(words: Sequence[str], last: str) -> str:
    """Words in a row, with `and` or `or` before the last.

    Example:
        >>> listed(["people", "process", "data"], "or")
        'people, process or data'
    """
    return f" {last} ".join(filter(None, (", ".join(words[:-1]), words[-1])))
