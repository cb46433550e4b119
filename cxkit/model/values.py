"""Shapes that several artifacts share: figures, targets, evidence, ranges, durations, dates and periods."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from cxkit.model import meant
from cxkit.model.entity import Part, Ref
from cxkit.model.many import Many
from cxkit.model.scalar import Day, Integer, Number, Raw, Text, fault, integer, is_null, many, no_such_day
from cxkit.model.written import also_written

_WHEN = re.compile(r"(\d{4})(?:-(?:q([1-4])|h([12])|w(\d{2})|(\d{2})(?:-(\d{2}))?))?\Z", re.ASCII)
_NUMBER = r"(-?\d+(?:\.\d+)?)"
_SINGLE = re.compile(rf"{_NUMBER}\Z", re.ASCII)
_RANGE = re.compile(rf"{_NUMBER}?\.\.(?:{_NUMBER}\.\.)?{_NUMBER}?\Z", re.ASCII)
_DURATION = re.compile(r"(\d+) (working days?|days?|weeks?|months?|quarters?|years?|hours?|minutes?)\Z", re.ASCII)
_RATE = re.compile(r"(\d+(?:\.\d+)?) per (day|week|month|quarter|half-year|year)\Z", re.ASCII)
_DAYS = {
    "minute": 1 / 1440, "hour": 1 / 24, "day": 1, "working day": 7 / 5, "week": 7, "month": 365.25 / 12,
    "quarter": 365.25 / 4, "year": 365.25,
}  # fmt: skip
_PER_YEAR = {"day": 365, "week": 52, "month": 12, "quarter": 4, "half-year": 2, "year": 1}


def when(value: Any) -> date:
    """A day, or a period, which stands for its last day."""
    if isinstance(value, date):
        return value
    match = _WHEN.match(str(value)) if isinstance(value, str) else None
    try:
        if match:
            return _last_day(match)
    except ValueError:
        raise no_such_day(str(value)) from None
    wanted = meant.period(value) if isinstance(value, str) else ""
    hint = f"write it as {wanted}" if wanted else "write 2026-09-30, 2026-09, 2026-q3, 2026-h2 or 2026"
    raise fault("SCH109", "a day or a period is wanted here", hint, instead=wanted)


def _last_day(match: re.Match[str]) -> date:
    year = int(match[1])
    quarter, half, week, month, of_month = match.groups()[1:]
    if week:
        return date.fromisocalendar(year, int(week), 7)
    if of_month:
        return date(year, int(month), int(of_month))
    last = int(quarter) * 3 if quarter else int(half) * 6 if half else int(month) if month else 12
    return date(year, last, calendar.monthrange(year, last)[1])


When = Annotated[
    date,
    BeforeValidator(when),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}(-(q[1-4]|h[12]|w\d{2}|\d{2}(-\d{2})?))?$"}),
]
"""A day; a period stands for its last day."""


def _one_to_five(value: Any) -> int:
    point = integer(value)
    if not 1 <= point <= 5:
        raise fault("SCH119", f"{point} lies off the scale", "write 1 (very low) to 5 (very high)")
    return point


OneToFive = Annotated[
    int, BeforeValidator(_one_to_five), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 5})
]


@also_written("string", "number")
class Range(Part):
    """From a low to a high number, 9 chances in 10; either end may be open."""

    low: float | None = None
    high: float | None = None
    likely: float | None = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        if isinstance(value, (int, float)):
            return {"low": value, "high": value}
        if not isinstance(value, str):
            return value
        match = _RANGE.match(value)
        single = _SINGLE.match(value)
        if not (match and value != "..") and not single:
            wanted = meant.between(value)
            raise fault(
                "SCH111", "a range is wanted here", f"write {wanted or 'low..high, such as 16..20'}", instead=wanted
            )
        parts = match.groups() if match else (value, None, value)
        low, likely, high = (float(part) if part else None for part in parts)
        if low is not None and high is not None and low > high:
            turned = f"{parts[2]}..{parts[0]}" if likely is None else ""
            raise fault(
                "SCH111", "the range runs backwards", f"write {turned or 'the lower end first'}", instead=turned
            )
        if likely is not None and not (low if low is not None else likely) <= likely <= (
            likely if high is None else high
        ):
            raise fault("SCH111", "the likely value lies outside its range", "write low..likely..high")
        return {"low": low, "high": high, "likely": likely}


def duration(value: Any) -> str:
    """A time span such as `10 working days`."""
    if isinstance(value, str) and _DURATION.match(value):
        return str(value)
    wanted = meant.time_span(value) if isinstance(value, str) else ""
    hint = f"write it as {wanted or '2 days, 10 working days, 6 weeks or 18 months'}"
    raise fault("SCH112", "a time span is wanted here", hint, instead=wanted)


Duration = Annotated[
    str, BeforeValidator(duration), WithJsonSchema({"type": "string", "pattern": _DURATION.pattern.replace(r"\Z", "$")})
]


def span(written: str) -> tuple[int, str]:
    """How many, and of what.

    Example:
        >>> span("10 working days")
        (10, 'working day')
    """
    match = _DURATION.match(written)
    if match is None:
        message = f"'{written}' is no time span"
        raise ValueError(message)
    return int(match[1]), match[2].removesuffix("s")


def days(written: str) -> float:
    """A time span in calendar days, for comparing ages; working days count as seven fifths.

    Example:
        >>> days("18 months"), days("10 working days")
        (547.875, 14.0)
    """
    many, unit = span(written)
    return round(many * _DAYS[unit], 3)


@also_written("string")
class Rate(Part):
    """How many per period."""

    value: float
    per: str

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        if isinstance(value, dict):
            return value
        match = _RATE.match(str(value)) if isinstance(value, str) else None
        if not match:
            wanted = meant.rate(value) if isinstance(value, str) else ""
            raise fault(
                "SCH113", "a rate is wanted here", f"write it as {wanted or '5000 per quarter'}", instead=wanted
            )
        return {"value": float(match[1]), "per": match[2]}

    def in_a(self, period: str) -> float:
        """The same rate, counted per another period."""
        return self.value * _PER_YEAR[self.per] / _PER_YEAR[period]


def _figure(value: Any) -> Any:
    return value if isinstance(value, dict) else {"value": value}


@also_written("string")
class Evidence(Part):
    """What a claim rests on: a source or study, and how many of it."""

    from_: Annotated[Text, Ref("proof")] = Field(alias="from")
    n: Integer | None = None
    at: When | None = None
    says: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        return {"from": value} if isinstance(value, str) else value


Evidences = Many[Evidence]


class Entity(Part):
    """A part that other parts refer to; it may always say why it is so, and what it rests on."""

    because: Text | None = None
    evidence: Evidences = ()


@also_written("number")
class Figure(Part):
    """A number typed by the author, with what it rests on; `{at: period}` takes the recorded measurement."""

    value: Number | None = None
    n: Integer | None = None
    low: Number | None = None
    high: Number | None = None
    at: When | None = None
    evidence: Evidences = ()
    promoters: Integer | None = None
    detractors: Integer | None = None
    sd: Number | None = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        return _figure(value)


@also_written("number")
class Target(Part):
    """A wanted value and its day."""

    value: Number
    by: When | None = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        return _figure(value)


class Benchmark(Part):
    """What others reach."""

    who: Text
    value: Number
    n: Integer | None = None
    at: When | None = None
    evidence: Evidences = ()


@also_written("integer")
class Impact(Part):
    """Impact on satisfaction, loyalty and business, 1 to 5; one number stands for all three."""

    satisfaction: OneToFive | None = None
    loyalty: OneToFive | None = None
    business: OneToFive | None = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        return value if isinstance(value, dict) else {"satisfaction": value, "loyalty": value, "business": value}

    @property
    def total(self) -> int:
        """The sum, for ranking."""
        return (self.satisfaction or 0) + (self.loyalty or 0) + (self.business or 0)


def where(value: Any) -> Any:
    """Attribute → values or range; all must hold."""
    if not isinstance(value, dict):
        raise fault("SCH104", "a mapping is wanted here", "write attribute: value")
    return {key: tuple(str(one) for one in many(item) if not is_null(one)) for key, item in value.items()}


Where = Annotated[
    dict[str, tuple[Raw, ...]], BeforeValidator(where, json_schema_input_type=dict[str, Raw | tuple[Raw, ...]])
]
Parties = Annotated[dict[Text, Day], Ref("party")]


Scores = Annotated[dict[Text, OneToFive], Ref("party")]
Levels = Annotated[dict[Text, OneToFive], Ref("capability")]


@also_written("string")
class Action(Part):
    """Something to do: by whom, by when, within what time; done once `done` has a day."""

    what: Text
    owner: Annotated[Text | None, Ref("party")] = None
    by: Day | None = None
    within: Duration | None = None
    done: Day | None = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        return value if isinstance(value, dict) else {"what": value}


Actions = Many[Action]
