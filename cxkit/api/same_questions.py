"""An export that no longer asks what its mapping says stops the run, rather than scoring something else."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from cxkit.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxkit.api.asked import Asked
    from cxkit.model import Source
    from cxkit.readers._responses import Responses

_ALIKE = 0.85
_SENTENCE = 4
"""Words from which on a header is a question and no code."""


def require_same_questions(source: Source, responses: Responses, asked: Sequence[Asked]) -> None:
    """See that each column still asks its question, where both the mapping and the export say what it is.

    Small differences (signs, capitals, a word) are none; a question that stands within a longer one is the same.

    Raises:
        DataError: the export asks something else in a column. (That a column is gone is said where it is counted.)
    """
    for one in asked:
        for name in one.metric.question if one.metric else ():
            question = source.questions.get(name)
            if question is None or not question.text or not question.column:
                continue
            found = [one for one in responses.columns if question.column.strip() in (one.name, f"#{one.position + 1}")]
            for column in found if len(found) == 1 else ():
                asked_there = column.text or (column.name if len(column.name.split()) >= _SENTENCE else "")
                if not asked_there or _same(question.text, asked_there):
                    continue
                raise DataError(
                    f"{column.name} asks something else in this export than feedback.yaml says of '{name}'",
                    hint="name the column that asks it now, or write the new wording as `text:` and raise `revision:`",
                    code="DAT118",
                    place=f"{responses.name}:1",
                )


def _same(declared: str, exported: str) -> bool:
    first, second = _plain(declared), _plain(exported)
    return (
        not first
        or not second
        or first in second
        or second in first
        or difflib.SequenceMatcher(None, first, second, autojunk=False).ratio() >= _ALIKE
    )


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
