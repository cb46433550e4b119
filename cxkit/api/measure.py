"""Measure: scan once, decode each raw value once, pass the gate."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from cxkit.api.frames import framed
from cxkit.api.gathered import answered_twice, gather, repeated
from cxkit.api.invitations import invitations
from cxkit.api.weighing import breakdowns_of, weighing, widened
from cxkit.errors import DataError
from cxkit.publish import Figure, Measured, publish
from cxkit.scales.decode import Reading, decide
from cxkit.scales.fault import UndecidedError
from cxkit.scales.filled import decide_filled
from cxkit.scales.polar import decide_polar
from cxkit.scan.currency import paid_back, require_one_currency
from cxkit.scan.date_order import date_order, in_order
from cxkit.scan.decimals import decimals
from cxkit.scan.groups import require_same_groups
from cxkit.scan.latest import latest_answers
from cxkit.scan.locate import locate
from cxkit.scan.request import BLANK, Request
from cxkit.scan.survey import require_one_survey
from cxkit.scan.tally import scan
from cxkit.scan.together import AMOUNTS, TIMES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cxkit.api.asked import Asked
    from cxkit.api.composites import Groups
    from cxkit.api.weighing import Margin, Raking, Weighing
    from cxkit.readers._responses import Responses
    from cxkit.scales.decode import Decoding
    from cxkit.scan.request import Ledger, Segment, Tally
    from cxkit.scan.respondents import Repeats
    from cxkit.scan.where import Condition
    from cxkit.stats.paired import Shared
    from cxkit.summaries.summary import Summary


@dataclass(frozen=True, slots=True)
class Manner:
    """How to measure: what all metrics of a run have in common.

    Args:
        period: word, or None.
        time: header of the column with times.
        zone: time zone.
        date_order: of times that aren't ISO, as declared; else the whole column must tell.
        decimal: what divides whole and part in weights and money, as declared; else the whole column must tell.
        weight: header of the column with weights.
        where: rows to keep.
        confidence: of intervals.
        group: smallest group shown.
        max_rejected: rows that may be unreadable.
        progress: told the share that is done.
        customer: header of the column that says whose answer it is.
        latest: whether only the latest answer of each customer counts, in each period.
        margins: how the population divides, which weights are raked to.
        orders: column with times → how it writes them, where that isn't as ISO does.
        decimals: column with weights or money → what divides whole and part.
    """

    period: str | None = None
    time: str | None = None
    zone: str | None = None
    date_order: str | None = None
    weight: str | None = None
    where: Condition | None = None
    confidence: float = 0.95
    group: int = 5
    max_rejected: float = 0
    progress: Callable[[float], None] | None = None
    customer: str | None = None
    orders: Mapping[int, str] = field(default_factory=dict)
    margins: tuple[Margin, ...] = ()
    decimal: str | None = None
    decimals: Mapping[int, str] = field(default_factory=dict)
    latest: bool = False

    @property
    def weighted(self) -> bool:
        """Whether answers weigh differently."""
        return bool(self.weight or self.margins)


@dataclass(frozen=True, slots=True)
class Measurement:
    """What came out.

    Args:
        figures: that may be shown.
        ledgers: where the rows went.
        notes: how values were read.
        shared: metric, segment and period → the period before, and the respondents who answered in both.
        rakings: how the samples were weighted to margins.
    """

    figures: tuple[Figure, ...]
    ledgers: tuple[Ledger, ...]
    notes: tuple[str, ...] = ()
    shared: Mapping[tuple[str, Segment, str], tuple[str, Shared]] = field(default_factory=dict)
    rakings: tuple[Raking, ...] = ()


def measure(responses: Responses, asked: Sequence[Asked], manner: Manner) -> Measurement:
    """Measure metrics on responses; metrics that count the same rows share one scan."""
    if manner.latest:
        responses = latest_answers(responses, manner.customer, manner.time, manner.period, manner.zone)
    responses = in_order(responses, manner.date_order)
    manner = replace(manner, orders=_orders(responses, asked, manner), decimals=_decimals(responses, asked, manner))
    figures: dict[str, list[Figure]] = {}
    ledgers: tuple[Ledger, ...] = ()
    notes = dict.fromkeys(_about_time(responses, manner))
    same: dict[tuple[str, Segment, str], tuple[str, Shared]] = {}
    weights = _weights(responses, asked, manner)
    for population in dict.fromkeys(one.population for one in asked):
        require_one_survey(responses, manner.where, population)
        together = [one for one in asked if one.population == population]
        if amounts := _amounts(responses, together):
            require_one_currency(responses, manner.where, population)
            notes.update(dict.fromkeys(paid_back(responses, amounts)))
        request = _request(responses, together, manner, population)
        tally = scan(responses, widened(request), max_rejected=manner.max_rejected, progress=manner.progress)
        ledgers = ledgers or tally.ledgers
        notes.update(dict.fromkeys(_about_partials(tally.ledgers)))
        if weights:
            tally = weights.tally(tally, breakdowns_of(responses, request))
        readings = {one.name: _readings(responses, one, manner, tally) for one in together}
        repeats = _repeats(responses, together, manner, readings, weights)
        for one in together:
            same.update(_shared(responses, one, manner, readings[one.name]))
            notes.update(dict.fromkeys(note for reading in readings[one.name] for note in reading.notes))
            measured = _measured(responses, one, manner, tally, readings[one.name], weights, repeats.get(one.name, {}))
            figures[one.name] = list(publish(measured, group=manner.group))
    found = tuple(figure for one in asked for figure in figures[one.name])
    return Measurement(found, ledgers, tuple(notes), same, weights.rakings if weights else ())


def _shared(
    responses: Responses, one: Asked, manner: Manner, readings: Sequence[Reading]
) -> dict[tuple[str, Segment, str], tuple[str, Shared]]:
    """Who answered in two periods running; segments in the strategy's own words.

    Samples that are weighted to margins each by itself are compared as such.
    """
    if one.feed != "question" or not (manner.customer and manner.period) or manner.margins:
        return {}
    position = _question(responses, one)
    request = _request(responses, [one], manner, one.population)
    named: dict[tuple[str, Segment, str], tuple[str, Shared]] = {}
    for (segment, period), (before, both) in answered_twice(
        responses, request, position, manner.customer, readings[0]
    ).items():
        key = one.name, tuple((_attribute(one, name), _word(one, name, raw)) for name, raw in segment), period
        named[key] = before, named[key][1].plus(both) if key in named else both
    return named


def _weights(responses: Responses, asked: Sequence[Asked], manner: Manner) -> Weighing | None:
    """Of everyone in the export, whoever a metric is about."""
    if not manner.margins:
        return None
    request = _request(responses, asked, manner, None)
    return weighing(responses, request, manner.margins, max_rejected=manner.max_rejected)


def _readings(responses: Responses, one: Asked, manner: Manner, tally: Tally) -> list[Reading]:
    """What the raw values of each of its questions mean."""
    if one.feed == "question":
        position = _question(responses, one)
        reading = _reading(responses, one, position, one.decoding, tally)
        if one.kpi.name == "nps" and not one.declared.get("breaks"):
            require_same_groups(responses, _request(responses, [one], manner, one.population), position, reading)
        return [reading]
    return [_reading(responses, one, _column(responses, one, item.column), item.decoding, tally) for item in one.items]


def _repeats(
    responses: Responses,
    asked: Sequence[Asked],
    manner: Manner,
    readings: Mapping[str, Sequence[Reading]],
    weights: Weighing | None,
) -> dict[str, Mapping[tuple[Segment, str | None], Repeats]]:
    """Metrics on one question → groups in which somebody answered more than once."""
    of_questions = [one for one in asked if one.feed == "question"]
    if not manner.customer or not of_questions:
        return {}
    request = _request(responses, of_questions, manner, of_questions[0].population)
    questions = [(_question(responses, one), readings[one.name][0]) for one in of_questions]
    found = repeated(responses, request, manner.customer, questions, weights)
    return {one.name: groups for one, groups in zip(of_questions, found, strict=True)}


def _measured(
    responses: Responses,
    one: Asked,
    manner: Manner,
    tally: Tally,
    readings: Sequence[Reading],
    weights: Weighing | None,
    repeats: Mapping[tuple[Segment, str | None], Repeats],
) -> list[Measured]:
    """A metric before the gate."""
    if one.feed == "question":
        question = _question(responses, one)
        parts: Mapping[str, Groups] = {"": _decoded(tally, question, readings[0], repeats, weighted=manner.weighted)}
        one = replace(one, column=responses.columns[question].name)
    elif one.feed == "invitations":
        parts = {"": invitations(one, tally, _column(responses, one, one.items[0].column), readings[0])}
    else:
        request = _request(responses, [one], manner, one.population)
        parts = gather(responses, one, request, readings, manner.customer, weights)
    return _by_part(responses, one, manner, parts)


def _decoded(
    tally: Tally,
    question: int,
    reading: Reading,
    repeats: Mapping[tuple[Segment, str | None], Repeats],
    *,
    weighted: bool,
) -> Groups:
    """Answers to one question, by group."""
    groups: Groups = {}
    for group, raw in sorted(tally.groups.items(), key=lambda item: (len(item[0].segment), str(item[0]))):
        if group.question == question:
            answers = reading.distribution(raw, weighted=weighted)
            again = repeats.get((group.segment, group.period))
            clusters = again.with_others(answers.cells) if again else None
            groups[group.segment, group.period] = replace(answers, clusters=clusters)
    return groups or {((), None): reading.distribution({})}


def _by_part(responses: Responses, one: Asked, manner: Manner, parts: Mapping[str, Groups]) -> list[Measured]:
    wanted = [tuple(responses.columns[at].name for at in _positions(responses, names)) for names in one.breakdowns]
    return [
        Measured(
            f"{one.name}.{part}" if part else one.name,
            one.kpi.name,
            one.column,
            period,
            partial(_estimate, one, manner.confidence),
            groups[(), period],
            {tuple(_attribute(one, name) for name in names): _segments(one, groups, names, period) for names in wanted},
        )
        for part, groups in ((part, framed(one, groups)) for part, groups in parts.items())
        for period in sorted({period for segment, period in groups if not segment}, key=str)
    ]


def _about_time(responses: Responses, manner: Manner) -> list[str]:
    if not (manner.period and manner.time):
        return []
    column = responses.column(manner.time, "--time ")
    return [f"by {column.name}, {column.caution}"] if column.caution else []


def _about_partials(ledgers: Sequence[Ledger]) -> list[str]:
    n = sum(ledger.partial for ledger in ledgers)
    if not n:
        return []
    held = "1 response is" if n == 1 else f"{n:,} responses are"
    return [f"{held} partial and counted where a question was answered; --partials drop leaves them out"]


def _request(responses: Responses, asked: Sequence[Asked], manner: Manner, population: Condition | None) -> Request:
    breakdowns = dict.fromkeys(_positions(responses, columns) for one in asked for columns in one.breakdowns)
    return Request(
        questions=tuple(dict.fromkeys(column for one in asked for column in _questions(responses, one))),
        breakdowns=tuple(breakdowns),
        period=manner.period,
        time=responses.column(manner.time, "--time ").position if manner.period and manner.time else None,
        zone=manner.zone,
        orders=manner.orders,
        decimals=manner.decimals,
        weight=responses.column(manner.weight, "--weight ").position if manner.weight else None,
        margins=tuple(responses.column(margin.column, "--margin ").position for margin in manner.margins),
        where=manner.where,
        population=population,
    )


def _orders(responses: Responses, asked: Sequence[Asked], manner: Manner) -> dict[int, str]:
    """How each column of times that the run reads writes days, as declared or as the whole column tells."""
    columns = {_column(responses, one, name) for one in asked for role, name in one.roles.items() if role in TIMES}
    if manner.period and manner.time:
        columns.add(responses.column(manner.time, "--time ").position)
    found = {at: manner.date_order or date_order(responses, at) for at in sorted(columns)}
    return {at: word for at, word in found.items() if word}


def _amounts(responses: Responses, asked: Sequence[Asked]) -> set[int]:
    """The columns of money that the run reads."""
    return {_column(responses, one, name) for one in asked for role, name in one.roles.items() if role in AMOUNTS}


def _decimals(responses: Responses, asked: Sequence[Asked], manner: Manner) -> dict[int, str]:
    """What divides whole and part in each column of weights or money that the run reads."""
    amounts = _amounts(responses, asked)
    weight = responses.column(manner.weight, "--weight ").position if manner.weight else None
    return decimals(responses, weight, amounts, manner.decimal)


def _questions(responses: Responses, one: Asked) -> tuple[int, ...]:
    """Columns whose raw values must be counted to read them."""
    if one.feed == "question":
        return (_question(responses, one),)
    return tuple(_column(responses, one, item.column) for item in one.items)


def _question(responses: Responses, one: Asked) -> int:
    return _column(responses, one, one.column)


def _column(responses: Responses, one: Asked, header: str) -> int:
    return responses.column(header, f"--metric {one.kpi.name}=").position


def _positions(responses: Responses, columns: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(responses.column(name, "--by ").position for name in columns)


def _estimate(one: Asked, confidence: float, answers: Summary) -> Any:
    return one.kpi(answers, confidence, **one.declared)


def _segments(
    one: Asked, groups: Mapping[tuple[Segment, str | None], Summary], names: tuple[str, ...], period: str | None
) -> dict[Segment, Summary]:
    """Answers by segment, in the strategy's own words; raw values of one name are one segment."""
    segments: dict[Segment, Summary] = {}
    for (rows, label), answers in groups.items():
        if label == period and rows and tuple(name for name, _ in rows) == names:
            segment = tuple((_attribute(one, name), _word(one, name, raw)) for name, raw in rows)
            segments[segment] = segments[segment].plus(answers) if segment in segments else answers
    return segments


def _attribute(one: Asked, header: str) -> str:
    return one.attributes[header][0] if header in one.attributes else header


def _word(one: Asked, header: str, raw: str) -> str:
    text = raw.strip() or BLANK
    return one.attributes[header][1].get(text, text) if header in one.attributes else text


def _reading(responses: Responses, one: Asked, question: int, decoding: Decoding, tally: Tally) -> Reading:
    """What the raw values of a question mean, decided on all of them at once."""
    column = responses.columns[question]
    if column.unfit:
        message = f"{column.name} is no answer to score: {column.unfit}"
        raise DataError(message, hint="name the question's own column", code="DAT119", place=f"{responses.name}:1")
    counts: dict[str | None, int] = {}
    for group, raw in tally.groups.items():
        if group.question == question and not group.segment:
            for value, cell in raw.items():
                counts[value] = counts.get(value, 0) + cell.n
    told = {"column": column.name, "kpi": one.kpi.name, "option": one.option}
    if one.declared.get("complete") == "filled":
        return decide_filled(counts, decoding.missing | column.missing, column=column.name)
    if one.declared.get("by") == "vader":
        from cxkit.scales.vader import decide_by_vader

        return decide_by_vader(counts, column=column.name, lexicon=decoding.lexicon)
    try:
        if one.kpi.yes_no:
            return decide_polar(counts, decoding.positive, decoding.missing, unanswered=column.missing, **told)
        decoding = replace(
            decoding,
            codes=decoding.codes or column.labels,
            unanswered=column.missing,
            question=column.text or column.name,
        )
        return decide(counts, decoding, **told)
    except UndecidedError as error:
        error.place = _place(responses, question, error.raw)
        raise


def _place(responses: Responses, question: int, raw: str) -> str:
    """The first line that holds a raw value; the file where lines can't be told."""
    for file in responses.files:
        line = locate(file, question, raw.__eq__)
        if line > 1:
            return f"{file.path}:{line}"
    return responses.name
