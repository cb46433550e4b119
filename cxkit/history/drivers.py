"""What went with a metric's answers, as published: its drivers in a record."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, get_args

from cxkit.stats.importance_performance import Quadrant

if TYPE_CHECKING:
    from collections.abc import Mapping

_DIGITS = 6
_METHODS = ("shapley", "relative weights")


@dataclass(frozen=True, slots=True)
class RecordedDriver:
    """One question.

    Args:
        question: its id.
        share: of what all of them explain together (R²), 0 to 1.
        low: lower limit.
        high: upper limit.
        tied: whether its place beside a neighbour can't be told.
        performance: its own mean, 0 to 100 over its scale.
        performance_low: lower limit.
        performance_high: upper limit.
        place: importance against performance, `undetermined` where an interval crosses a line.
    """

    question: str
    share: float
    low: float
    high: float
    tied: bool
    performance: float
    performance_low: float
    performance_high: float
    place: Quadrant


@dataclass(frozen=True, slots=True)
class RecordedDrivers:
    """The questions by their share, largest first.

    Args:
        asked: id, text, scale and the rest of each question, by id: what makes two rankings comparable.
        explained: R², the share of the differences that they explain together, 0 to 1.
        low: lower limit.
        high: upper limit.
        n: respondents who answered all of them.
        method: `shapley`, or `relative weights` (Johnson's).
        seed: of the bootstrap behind the intervals.
        drivers: the questions.
    """

    asked: tuple[Mapping[str, Any], ...]
    explained: float
    low: float
    high: float
    n: int
    method: str
    seed: int
    drivers: tuple[RecordedDriver, ...]


def rounded(value: float) -> float:
    """To six digits: beyond them, machines may differ."""
    return round(float(value), _DIGITS) + 0.0


def drivers_data(drivers: RecordedDrivers) -> dict[str, Any]:
    """As a record keeps them."""
    return {
        "asked": [dict(one) for one in drivers.asked],
        "explained": drivers.explained,
        "low": drivers.low,
        "high": drivers.high,
        "n": drivers.n,
        "method": drivers.method,
        "seed": drivers.seed,
        "drivers": [asdict(one) for one in drivers.drivers],
    }


def drivers_from(body: Any) -> RecordedDrivers:
    """From what was read; a `ValueError`, `KeyError` or `TypeError` where it isn't that."""
    drivers = RecordedDrivers(
        tuple(dict(one) for one in body["asked"]),
        float(body["explained"]),
        float(body["low"]),
        float(body["high"]),
        int(body["n"]),
        str(body["method"]),
        int(body["seed"]),
        tuple(_driver(one) for one in body["drivers"]),
    )
    if drivers.method not in _METHODS:
        message = f"unknown method {drivers.method}"
        raise ValueError(message)
    if sorted(one.question for one in drivers.drivers) != sorted(str(one["question"]) for one in drivers.asked):
        message = "its drivers aren't those that were asked"
        raise ValueError(message)
    return drivers


def _driver(body: Any) -> RecordedDriver:
    if body["place"] not in get_args(Quadrant):
        message = f"unknown place {body['place']}"
        raise ValueError(message)
    return RecordedDriver(
        str(body["question"]),
        float(body["share"]),
        float(body["low"]),
        float(body["high"]),
        bool(body["tied"]),
        float(body["performance"]),
        float(body["performance_low"]),
        float(body["performance_high"]),
        body["place"],
    )
