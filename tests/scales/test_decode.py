"""What raw values mean: one table of columns, scales and what must come out."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cxkit.scales.decode import Decoding, decide
from cxkit.scales.fault import UndecidedError
from cxkit.scales.nonanswers import WORDS
from cxkit.scales.scale import Scale
from cxkit.scales.vocabulary import _scales, folded, ordered

CASES = yaml.safe_load((Path(__file__).parent / "decode.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_case(case: dict) -> None:
    decoding = Decoding(
        Scale.parse(case["scale"]),
        {str(k): v for k, v in case.get("labels", {}).items()},
        frozenset(str(one) for one in case.get("missing", [])),
        codes={str(k): v for k, v in case.get("codes", {}).items()},
        unanswered=frozenset(str(one) for one in case.get("unanswered", [])),
        question=case.get("question", ""),
        words=case.get("words", True),
    )
    values = [str(value) for value in case["values"]]
    counts = dict.fromkeys(values, 6)
    if "refused" in case:
        with pytest.raises(UndecidedError) as refused:
            decide(counts, decoding, column="Q", kpi="csat", option="--metric csat=Q")
        assert refused.value.code == case["refused"], refused.value.message
        for value in values:
            if not value.strip().lstrip("-").isdigit() and len(value) > 3:
                assert value not in refused.value.message, "no cell text in a message"
        return
    reading = decide(counts, decoding, column="Q", kpi="csat", option="--metric csat=Q")
    found = [reading.points.get(value, reading.reasons.get(value)) for value in values]
    assert found == case["points"]
    plain = not any(
        any(sign.isalpha() or sign in "★☆⭐/" for sign in value)
        for value, point in zip(values, found, strict=True)
        if isinstance(point, int)
    )
    declared = bool(case.get("labels"))
    if not plain and not declared and any(isinstance(point, int) for point in found):
        assert reading.notes, "what isn't a plain number is said"


@pytest.mark.parametrize("scale", _scales(), ids=lambda scale: f"{scale.family}-{scale.language}-{scale.length}")
def test_every_scale_is_read_when_all_its_words_stand_there(scale) -> None:
    words = [next(word for word, place in scale.places.items() if place == at) for at in range(scale.length)]
    assert ordered(words, scale.length) == {word: at for at, word in enumerate(words)}


def test_no_word_is_both_an_answer_and_none() -> None:
    assert not {word for scale in _scales() for word in scale.places} & {folded(word) for word in WORDS}


@given(st.permutations(["very difficult", "difficult", "neutral", "easy", "very easy"]), st.integers(1, 5))
def test_order_of_rows_changes_nothing(words: list[str], cut: int) -> None:
    first = ordered(words, 5)
    assert first is not None
    some = ordered(words[:cut], 5)
    assert some is None or some == {word: first[word] for word in words[:cut]}
