"""The drivers that metrics declare, ranked on all rows of each period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.api.answered_all import answered_all
from cxkit.api.drivers import SEED, rank, require_different
from cxkit.api.source_metrics import question_decoding, question_told
from cxkit.errors import CxError, DataError, UsageError
from cxkit.history.drivers import RecordedDriver, RecordedDrivers, rounded
from cxkit.publish import nested
from cxkit.scan.date_order import date_order, in_order
from cxkit.scan.decimals import decimals
from cxkit.scan.request import Request

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cxkit.api.answered_all import Answered
    from cxkit.api.asked import Asked
    from cxkit.api.drivers import Drivers
    from cxkit.api.measure import Manner
    from cxkit.loading.workspace import Workspace
    from cxkit.model import Question, Source
    from cxkit.readers._responses import Responses

Ranked = dict[tuple[str, str], RecordedDrivers]


def metric_drivers(
    workspace: Workspace, source: Source, responses: Responses, asked: Iterable[Asked], manner: Manner
) -> tuple[Ranked, tuple[str, ...]]:
    """Metric and period → its drivers, and a sentence for each that can't be ranked.

    Args:
        workspace: where codebooks lie.
        source: whose exports they are.
        responses: its rows.
        asked: what is measured; metrics without declared drivers are left out.
        manner: how it is measured.
    """
    ranked: Ranked = {}
    notes: list[str] = []
    for one in asked:
        if one.metric is None or not one.metric.drivers:
            continue
        try:
            for period, found in _of_metric(workspace, source, responses, one, manner, notes):
                ranked[one.name, period] = found
        except CxError as error:
            notes.append(_note(one, error))
    return ranked, tuple(notes)


def _of_metric(
    workspace: Workspace, source: Source, responses: Responses, one: Asked, manner: Manner, notes: list[str]
) -> Iterable[tuple[str, RecordedDrivers]]:
    names = one.metric.drivers if one.metric else ()
    _require_points(one, manner)
    questions = {name: _question(source, name) for name in names}
    columns = [one.column, *(question.column or "" for question in questions.values())]
    require_different(columns)
    decodings = [one.decoding, *(question_decoding(workspace, question) for question in questions.values())]
    responses = in_order(responses, manner.date_order)
    by_period, ledgers = answered_all(
        responses, columns, decodings, _request(responses, one, manner),
        option=f"in feedback.yaml, {source.id}: ", max_rejected=manner.max_rejected,
    )  # fmt: skip
    asked = tuple(
        question_told(source, name, decoding) for name, decoding in sorted(zip(names, decodings[1:], strict=True))
    )
    for period, answered in sorted(by_period.items(), key=str):
        try:
            _require_people(answered, manner.group)
            found = rank(columns, [decoding.scale for decoding in decodings], answered, manner.confidence, ledgers)
        except DataError as error:
            notes.append(_note(one, error, f" for {period}"))
            continue
        yield str(period), _recorded(found, dict(zip(columns[1:], names, strict=True)), asked)


def _require_points(one: Asked, manner: Manner) -> None:
    """Only answers on a scale can go up and down with others, each with a weight of its own."""
    if one.feed != "question" or one.kpi.yes_no or one.declared.get("by") or one.declared.get("complete"):
        message = "they are ranked for a question answered on a scale"
        raise UsageError(message, hint=f"leave drivers: out of {one.name}")
    if manner.margins:
        message = "they can't be weighted to margins yet"
        raise UsageError(message, hint="rank them unweighted: cx drivers")


def _question(source: Source, name: str) -> Question:
    question = source.questions.get(name)
    if question is None or question.column is None or question.scale is None:
        message = f"the question '{name}' of {source.id} has no column or no scale"
        raise UsageError(message, hint="write column: and scale: at it in feedback.yaml")
    return question


def _request(responses: Responses, one: Asked, manner: Manner) -> Request:
    time = responses.column(manner.time, "--time ").position if manner.period and manner.time else None
    order = (manner.date_order or date_order(responses, time)) if time is not None else None
    weight = responses.column(manner.weight, "--weight ").position if manner.weight else None
    return Request(
        questions=(),
        period=manner.period,
        time=time,
        zone=manner.zone,
        orders={time: order} if time is not None and order else {},
        decimals=decimals(responses, weight, set(), manner.decimal),
        weight=weight,
        where=manner.where,
        population=one.population,
    )


def _require_people(answered: Answered, group: int) -> None:
    """Enough who answered all, and none or enough who answered one and not all: the rest says what they did."""
    n = len(answered.whole)
    if n < group or not all(nested(each, n, group) for each in answered.each):
        message = f"fewer than {group} people could be told from the others"
        raise DataError(message, hint="name other questions, or wait for more answers")


def _recorded(found: Drivers, names: Mapping[str, str], asked: Sequence[Mapping[str, object]]) -> RecordedDrivers:
    return RecordedDrivers(
        tuple(asked),
        rounded(found.explained),
        rounded(found.low),
        rounded(found.high),
        found.n,
        found.method,
        SEED,
        tuple(
            RecordedDriver(
                names[one.column], rounded(one.share), rounded(one.low), rounded(one.high), one.tied,
                rounded(one.performance), rounded(one.performance_low), rounded(one.performance_high), one.place,
            )
            for one in found.drivers
        ),
    )  # fmt: skip


def _note(one: Asked, error: CxError, period: str = "") -> str:
    hint = f"; {error.hint}" if error.hint else ""
    return f"{one.name}: its drivers aren't recorded{period}: {error.message}{hint}"
