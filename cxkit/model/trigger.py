"""Triggers: `churn-90d > 3 % for 2 periods`, read piece by piece, so that an error stands at its piece."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple

from pydantic import BeforeValidator, ModelWrapValidatorHandler, PrivateAttr, model_validator

from cxkit.model.entity import Part, Ref
from cxkit.model.scalar import Integer, Number, Text, fault, text

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic_core import PydanticCustomError, core_schema

Span = tuple[int, int]

_EXAMPLE = "write it as delivery-csat < 84 % for 2 periods"
_SPACE = re.compile(r"\s*")
_METRIC = re.compile(r"[^\s<>=≤≥≦≧]+")
_SIGN = re.compile(r"[<>=≤≥≦≧!]+|\w+")
_NUMBER = re.compile(r"[-+−]?[\d.,_]+")
_WORD = re.compile(r"[^\s]+")
_COUNT = re.compile(r"[1-9]\d{0,2}", re.ASCII)
_PLAIN = re.compile(r"[-+]?\d{1,15}(\.\d{1,15})?", re.ASCII)
_SIGNS = ("<", "<=", ">", ">=")
_MEANT = {
    "≤": "<=", "≦": "<=", "=<": "<=", "≥": ">=", "≧": ">=", "=>": ">=", "below": "<", "under": "<", "above": ">",
    "over": ">",
}  # fmt: skip
_LONGEST = 300


class _Piece(NamedTuple):
    text: str
    span: Span


class _Reader:
    """The text of a trigger, and how far it was read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def next(self, pattern: re.Pattern[str]) -> _Piece:
        """The next piece of that form; an empty one where something else, or nothing, stands there."""
        space = _SPACE.match(self.text, self.at)
        start = space.end() if space else self.at
        match = pattern.match(self.text, start)
        self.at = match.end() if match else start
        return _Piece(match[0] if match else "", (start, self.at))

    def wrong(self, piece: _Piece, wanted: str, hint: str = _EXAMPLE, *, instead: str = "") -> PydanticCustomError:
        """What is wanted where this piece stands."""
        shown = piece if piece.text else _Piece(*_rest(self.text, piece.span[0]))
        found = f", not '{shown.text}'" if shown.text else ", and nothing more is written"
        return fault("SCH118", f"{wanted} is wanted here{found}", hint, instead=instead, within=shown.span)


def _rest(text: str, start: int) -> tuple[str, Span]:
    """The word at a place; at the end the last sign, so that a mark has something to stand under."""
    match = _WORD.match(text, start)
    return (match[0], match.span()) if match else ("", (max(0, start - 1), max(1, start)))


def read(text: str) -> tuple[dict[str, Any], dict[str, Span]]:
    """The pieces of a trigger, and where in the text each of them stands.

    Written as METRIC SIGN NUMBER [UNIT] for COUNT period[s]; spaces around a sign and before `%` may be missing.

    Example:
        >>> read("churn-90d >= 3.5% for 2 periods")[0]
        {'metric': 'churn-90d', 'sign': '>=', 'value': 3.5, 'unit': '%', 'periods': 2}
    """
    if len(text) > _LONGEST:
        raise fault("SCH118", f"a trigger of {len(text):,} signs can't be read", _EXAMPLE)
    reader = _Reader(text)
    metric = reader.next(_METRIC)
    if not metric.text:
        raise reader.wrong(metric, "the id of a metric")
    sign = reader.next(_SIGN)
    if sign.text not in _SIGNS:
        meant = _MEANT.get(sign.text, "")
        raise reader.wrong(sign, "<, <=, > or >=", f"write {meant}" if meant else _EXAMPLE, instead=meant)
    number = reader.next(_NUMBER)
    if not _PLAIN.fullmatch(number.text):
        raise reader.wrong(number, "a number", "write a plain number such as 4.5" if number.text else _EXAMPLE)
    unit = _unit(reader)
    periods = _periods(reader)
    pieces = {"metric": metric, "sign": sign, "value": number, "unit": unit, "periods": periods}
    told = {name: piece.text for name, piece in pieces.items()}
    spans = {name: piece.span for name, piece in pieces.items()}
    return {**told, "value": float(number.text) + 0.0, "periods": int(periods.text)}, spans


def _unit(reader: _Reader) -> _Piece:
    """The words before `for`; often none."""
    words = []
    while (word := reader.next(_WORD)).text not in ("", "for"):
        words.append(word)
    reader.at = word.span[0]
    if not words:
        return _Piece("", (reader.at, reader.at))
    return _Piece(" ".join(one.text for one in words), (words[0].span[0], words[-1].span[1]))


def _periods(reader: _Reader) -> _Piece:
    told = "say for how many periods: for 1 period"
    word = reader.next(_WORD)
    if word.text != "for":
        raise reader.wrong(word, "the word 'for'", told)
    count = reader.next(_WORD)
    if not _COUNT.fullmatch(count.text):
        raise reader.wrong(count, "a number of periods, 1 to 999,", told)
    unit = reader.next(_WORD)
    if unit.text not in ("period", "periods"):
        many = "period" if count.text == "1" else "periods"
        hint = f"a period is what the metric is measured by: for {count.text} {many}"
        raise reader.wrong(unit, "period or periods", hint)
    more = reader.next(_WORD)
    if more.text:
        raise fault(
            "SCH118", f"nothing more is wanted here, but '{more.text}' stands there", _EXAMPLE, within=more.span
        )
    return count


class Trigger(Part):
    """When a plan comes into force: a metric's whole interval passes a number for some periods."""

    metric: Annotated[Text, Ref("metric")]
    sign: Annotated[Literal["<", "<=", ">", ">="], BeforeValidator(text)]
    value: Number
    unit: Text = ""
    periods: Integer = 1
    _spans: dict[str, Span] = PrivateAttr(default_factory=dict)

    @model_validator(mode="wrap")
    @classmethod
    def _read(cls, value: Any, handler: ModelWrapValidatorHandler[Trigger]) -> Trigger:
        if isinstance(value, Trigger):
            return value
        if not isinstance(value, str):
            raise fault("SCH118", "a trigger is wanted here", _EXAMPLE)
        pieces, spans = read(value)
        trigger = handler(pieces)
        trigger._spans = spans  # noqa: SLF001 - its own
        return trigger

    @classmethod
    def __get_pydantic_json_schema__(cls, _core: core_schema.CoreSchema, _: GetJsonSchemaHandler) -> dict[str, Any]:
        pattern = r"^\s*[^\s<>=]+\s*(<=?|>=?)\s*[-+]?\d+(\.\d+)?.*\sfor [1-9]\d{0,2} periods?\s*$"
        return {"type": "string", "pattern": pattern, "description": cls.__doc__}

    def span(self, piece: str) -> Span:
        """Where in its text a piece stands, such as `unit`: offsets of its first sign and behind its last."""
        return self._spans[piece]
