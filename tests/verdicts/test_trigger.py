"""Triggers: the interval must pass, not the point, in periods that follow upon one another."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cxkit.scan.periods import following
from cxkit.verdicts.trigger import Stand, answered, stand

CASES = yaml.safe_load(Path(__file__).with_name("trigger.yaml").read_text())


class Wave(NamedTuple):
    period: str
    low: float | None
    high: float | None
    revision: int = 1


def waves(text: str) -> list[Wave]:
    found = []
    for one in filter(None, text.split(", ")):
        period, limits, *revision = one.split()
        low, high = (None, None) if limits == "-" else map(float, limits.split(".."))
        found.append(Wave(period, low, high, int(revision[0][1:]) if revision else 1))
    return found


@pytest.mark.parametrize(("asked", "recorded", "wanted"), CASES)
def test_stands(asked: str, recorded: str, wanted: str) -> None:
    sign, value, periods = asked.split()
    found = stand(sign, float(value), int(periods[1:]), waves(recorded), following)
    said = found.word + (f": {found.reason}" if found.reason else "") + (f" since {found.since}" if found.since else "")
    said += f" earlier {', '.join(found.earlier)}" if found.earlier else ""
    assert said == wanted.removesuffix(" earlier none")


limits = st.one_of(st.tuples(st.none(), st.none()), st.tuples(st.integers(0, 9), st.integers(0, 9)).map(sorted))


@given(
    st.sampled_from(["<", "<=", ">", ">="]), st.integers(0, 9), st.integers(1, 4), st.lists(limits, max_size=8)
)  # fmt: skip
def test_it_fires_where_every_value_in_the_intervals_has_passed(sign, value, periods, found) -> None:
    """Against the definition: fired, if no value of the intervals could be on the wrong side; quiet, if all of one are."""
    recorded = [Wave(f"20{at:02d}", *pair) for at, pair in enumerate(found)]
    passes = {"<": value.__gt__, "<=": value.__ge__, ">": value.__lt__, ">=": value.__le__}[sign]
    last = recorded[-periods:]
    ends = [[passes(end) for end in (one.low, one.high)] if one.low is not None else None for one in last]
    every = len(last) == periods and all(one is not None and all(one) for one in ends)
    none = any(one is not None and not any(one) for one in ends)
    assert stand(sign, value, periods, recorded, following).word == (
        "fired" if every else "quiet" if none else "cannot_tell"
    )


def test_an_answer_counts_from_the_first_period_on() -> None:
    found = Stand("fired", since="2026-q3")
    assert answered(found, [date(2026, 9, 30), date(2027, 1, 5), date(2026, 11, 2)]) == date(2026, 11, 2)
    assert answered(found, [date(2026, 9, 30)]) is None
    assert answered(Stand("quiet"), [date(2026, 11, 2)]) is None
