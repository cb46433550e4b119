"""SurveyMonkey."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.readers._reader import Head, reader
from cxkit.readers._responses import Column
from cxkit.readers._table import described, excluded, position, repeated
from cxkit.scales.labels import number_in, whole_number
from cxkit.scales.nonanswers import is_nonanswer
from cxkit.scales.vocabulary import ordered

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cxkit.readers._responses import ExportFile

_FIRST = ("Respondent ID", "RespondentID", "respondent_id")
_RESPONSE = ("Response", "Open-Ended Response", "Antwort", "Réponse", "Respuesta", "Resposta", "Risposta", "Antwoord")
_KNOWN = (*_RESPONSE, "Other (please specify)", "Comments:")


def _header_lines(head: Head) -> int:
    """Two where the second line holds the choices, one where the export was flattened, none where it is no such."""
    if head.form not in ("text", "excel"):
        return 0
    names, second = head.header, head.table.names(1)
    has_id = bool(names) and any(name in names[:3] for name in _FIRST)
    worded = any(cell in _KNOWN for cell in second)
    at = next((names.index(name) for name in _FIRST if name in names), None)
    if has_id:
        return 2 if second and at is not None and not second[at] and (worded or any(second)) else 1
    blank_after_text = any(names[at] and not names[at + 1] for at in range(len(names) - 1))
    return 2 if blank_after_text and any(cell in _RESPONSE for cell in second) else 0


def _knows(head: Head) -> bool:
    return _header_lines(head) > 0


@reader("surveymonkey", title="SurveyMonkey", sniff=_knows)
def surveymonkey(head: Head) -> ExportFile:
    """Individual responses of SurveyMonkey, as CSV or Excel.

    How to export: Analyze Results › Save As › Export file › All individual responses; condensed or expanded
    columns, actual answer text.

    Two header lines: a question stands over the first of its columns, the second line holds `Response` or the choices.
    A column is named by its question, and by question and choice where it has several: `Which ones? - Other (please
    specify)`. A rating spread over one column per point becomes one column more, named by the question, that can be
    scored: points in numbers, or in words that have an order. Such a cell holds the point itself; a tick stops the run.
    Exports without respondent ids, and with both lines merged into one, are read too.

    Who counts: every row; a preview or test is excluded where `Collection mode` is exported. The CSV doesn't tell who
    finished: partial responses count where they answered. Times carry no zone. The same question asked twice makes
    two columns of one name, and asking for it stops the run.

    Not confirmed: what its numeric values stand for: a question of 0 to 10 may come out as 1 to 11, or as −100, 0
    and 100. Such numbers stop the run; export the answer text.
    """
    lines = _header_lines(head) or 1
    top, second = head.table.names(0), head.table.names(1) if lines == 2 else ()
    questions = list(_filled_forward(top, second)) if lines == 2 else list(top)
    names = [_name(at, questions, second) for at in range(len(top))]
    mode = position(top, "Collection mode", "collection_mode")
    return described(
        head,
        header=lines,
        names=names,
        texts=questions,
        made=_spread(questions, second),
        exclusions=[*excluded("preview", mode, "preview", "survey_preview"), *excluded("test", mode, "test")],
        repeats=repeated("duplicate", position(top, *_FIRST)),
        partial=excluded("partial", position(top, "Response status", "response_status"), "partial", "disqualified"),
        notes=["the export doesn't name its time zone, nor who finished"],
    )


def _filled_forward(top: Sequence[str], second: Sequence[str]) -> Iterator[str]:
    """The question of each column: a blank cell over a choice belongs to the question on the left."""
    current = ""
    for at, cell in enumerate(top):
        if cell:
            current = cell
        elif at >= len(second) or not second[at]:
            current = ""
        yield current


def _name(at: int, questions: Sequence[str], second: Sequence[str]) -> str:
    question = questions[at]
    choice = second[at] if at < len(second) else ""
    alone = questions.count(question) == 1
    if not choice or choice in _RESPONSE or (alone and choice in _KNOWN):
        return question
    return f"{question} - {choice.removeprefix('- ')}"


def _spread(questions: Sequence[str], second: Sequence[str]) -> Iterator[Column]:
    """One column more for each question whose columns are the points of a scale."""
    start = 0
    while start < len(questions):
        end = start + 1
        while end < len(questions) and questions[end] == questions[start]:
            end += 1
        choices = {at: second[at].removeprefix("- ") for at in range(start, min(end, len(second))) if second[at]}
        points = _points(choices)
        if questions[start] and points:
            question = questions[start]
            chosen = tuple(choices[at] for at in points)
            yield Column(0, question, question, text=question, parts=tuple(points), choices=chosen)
        start = end


def _points(choices: Mapping[int, str]) -> list[int]:
    """The columns that hold the points of a scale, in numbers without a gap or in words that have an order."""
    none = [at for at, choice in choices.items() if is_nonanswer(choice)]
    numbers = {
        at: number for at, choice in choices.items() if at not in none and (number := _number(choice)) is not None
    }
    values = sorted(numbers.values())
    if len(values) >= 3 and values == list(range(values[0], values[0] + len(values))):
        return sorted([*numbers, *none])
    words = [choice for at, choice in choices.items() if at not in none]
    return sorted(choices) if len(words) >= 3 and ordered(words, len(words)) else []


def _number(choice: str) -> int | None:
    number = whole_number(choice)
    return number_in(choice) if number is None else number
