"""The grammar of triggers: what is read, what is refused and where, and that nothing makes it fall over or hang."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import ValidationError

from cxkit.model import Trigger
from cxkit.model.trigger import read

CASES = yaml.safe_load(Path(__file__).with_name("trigger.yaml").read_text())


@pytest.mark.parametrize(("written", "wanted"), CASES["read"].items())
def test_read(written: str, wanted: str) -> None:
    found = Trigger.model_validate(written)
    assert " | ".join(map(str, (found.metric, found.sign, found.value, found.unit, found.periods))) == wanted
    pieces = {piece: written[slice(*found.span(piece))] for piece in ("metric", "sign", "value", "periods")}
    assert (pieces["metric"], pieces["sign"]) == (found.metric, found.sign)
    assert (float(pieces["value"]), int(pieces["periods"])) == (found.value, found.periods)


@pytest.mark.parametrize(("written", "wanted"), CASES["refused"].items())
def test_refused(written: str, wanted: str) -> None:
    with pytest.raises(ValidationError) as told:
        Trigger.model_validate(written)
    (fault,) = told.value.errors()
    start, end = fault["ctx"]["within"]
    marked = f"{written[:start]}[{written[start:end]}]{written[end:]}"
    assert (fault["type"], f"{marked} | {fault['ctx']['message']} | {fault['ctx']['hint']}") == ("SCH118", wanted)


PIECES = st.lists(
    st.one_of(
        st.sampled_from(["churn-90d", "<", ">=", "3", "-4.5", "%", "points", "for", "2", "periods", "period", "≤", ""]),
        st.text(max_size=8),
    ),
    max_size=12,
)


@given(st.one_of(st.text(), PIECES.map(" ".join)))
@example("x" * 300)
@example("x < " + "1" * 290)
@example("x < 1" + " y" * 140)
@example("\x00 < 1 for 1 period")
def test_any_text_is_read_or_refused_in_words(written: str) -> None:
    started = perf_counter()
    try:
        found = Trigger.model_validate(written)
    except ValidationError as error:
        for fault in error.errors():
            assert fault["type"] == "SCH118"
            assert fault["ctx"]["message"]
    else:
        again = f"{found.metric} {found.sign} {found.value:.17g} {found.unit} for {found.periods} periods"
        assert Trigger.model_validate(again).model_dump() == found.model_dump()
    assert perf_counter() - started < 0.5


@given(st.text(min_size=1, max_size=301))
def test_spans_lie_in_the_text(written: str) -> None:
    try:
        _, spans = read(written)
    except ValueError as error:
        within = error.context["within"]
        assert within is None or 0 <= within[0] < within[1] <= max(1, len(written))
    else:
        assert all(0 <= start <= end <= len(written) for start, end in spans.values())


@pytest.mark.parametrize("written", [3, None, ["a"], {"metric": "x"}])
def test_nothing_but_a_text(written: object) -> None:
    with pytest.raises(ValidationError, match="a trigger is wanted here"):
        Trigger.model_validate(written)
