"""Texts that can't be read: each is said in words, at the place where a reader would look."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from cxkit.loading.text import TextFaultError, compose

CASES = yaml.safe_load(Path(__file__).with_name("syntax.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[str(number) for number in range(len(CASES))])
def test_said_in_words(case: dict[str, str]) -> None:
    with pytest.raises(TextFaultError) as raised:
        compose(case["text"])
    fault = raised.value
    assert f"{fault.position.line}:{fault.position.column} {fault.message}" == case["says"]
    assert fault.hint == case["do"]


def test_the_parsers_own_words_reach_nobody() -> None:
    assert not [case for case in CASES if "expected" in case["says"] or "token" in case["says"]]


@pytest.mark.parametrize("text", ["a: b: c\n", "a: % x\n", "a: @x\n", "a: x y\nb: *\n"])
def test_quotes_mend_what_they_are_offered_for(text: str) -> None:
    with pytest.raises(TextFaultError) as raised:
        compose(text)
    assert raised.value.fix
    lines = text.splitlines()
    for edit in raised.value.fix.edits:
        at = edit.span.line - 1
        lines[at] = lines[at][: edit.span.column - 1] + edit.text + lines[at][edit.span.end_column - 1 :]
    compose("\n".join(lines))


def test_a_key_that_is_indented_too_deep_gets_no_quotes() -> None:
    with pytest.raises(TextFaultError) as raised:
        compose("a: 1\n  b: 2\n")
    assert raised.value.fix is None
