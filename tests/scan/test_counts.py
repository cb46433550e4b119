"""The scan against a plain count in Python, however the columns are counted together."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import cxkit
from cxkit.readers import open_export
from cxkit.scan import tally
from cxkit.scan.plan import apart, plan
from cxkit.scan.request import BLANK, Group, Request
from cxkit.scan.sample import Sample
from cxkit.stats.weights import Cell

ANSWERS = ["", "0", "9", "10", "11", "N/A", " 7"]
PLACES = ["", "DE", "AT", "x,y"]
ROWS = st.lists(
    st.tuples(
        st.sampled_from(ANSWERS),
        st.sampled_from(ANSWERS),
        st.sampled_from(PLACES),
        st.sampled_from(["", "a", "b"]),
    ),
    min_size=1,
    max_size=40,
)
REQUEST = Request(questions=(1, 2), breakdowns=((3,), (4,), (3, 4)))
NAMES = ("id", "q1", "q2", "place", "plan")


def counted(rows) -> dict[Group, Counter]:
    groups: dict[Group, Counter] = {}
    for row in rows:
        for question in REQUEST.questions:
            for breakdown in ((), *REQUEST.breakdowns):
                segment = tuple((NAMES[column], row[column] or BLANK) for column in breakdown)
                groups.setdefault(Group(question, segment), Counter())[row[question] or None] += 1
    return groups


@pytest.mark.parametrize("look", [True, False], ids=["looks for empty rows", "doesn't"])
@pytest.mark.parametrize("together", ["all", "some", "none"])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answers=ROWS, blank=st.integers(0, 3))
def test_same_counts_however_counted(
    tmp_path: Path, monkeypatch, together: str, look: bool, answers: list, blank: int
) -> None:
    rows = [("" if at % 2 else str(at), *answer) for at, answer in enumerate(answers)]
    rows = [row for row in rows if any(row)]
    path = tmp_path / "answers.csv"
    with path.open("w", newline="") as stream:
        csv.writer(stream).writerows([NAMES, *rows, *[[""] * 5] * blank])
    sizes = {"all": 1, "some": 60, "none": 100_000}[together]
    head = Sample(dict.fromkeys(range(5), sizes), blank=look, filled=0)
    monkeypatch.setattr(tally, "sample", lambda source, asked, width: head)

    found = tally.scan(open_export([str(path)], delimiter=","), REQUEST)

    expected = {
        group: {raw: Cell.of(n) for raw, n in counts.items()} for group, counts in counted(rows).items() if counts
    }
    assert {group: dict(cells) for group, cells in found.groups.items()} == expected
    (ledger,) = found.ledgers
    assert (ledger.rows, ledger.used, ledger.excluded) == (
        len(rows) + blank,
        len(rows),
        {"blank": blank} if blank else {},
    )


def test_many_combinations_are_counted_apart(tmp_path: Path, monkeypatch) -> None:
    """A head that promises few combinations and a body that holds many: counted again, same result."""
    path = tmp_path / "answers.csv"
    path.write_text("id,q1,q2,place,plan\n" + "".join(f"{n},{n % 11},{n % 7},{n % 13},{n % 5}\n" for n in range(5000)))
    responses = open_export([str(path)])
    whole = tally.scan(responses, REQUEST)
    monkeypatch.setattr(tally, "_MOST_CELLS", 100)
    assert tally.scan(responses, REQUEST).groups == whole.groups


@given(
    distinct=st.dictionaries(st.integers(0, 8), st.integers(1, 5000)),
    questions=st.lists(st.integers(0, 4), min_size=1, unique=True),
    breakdowns=st.lists(st.lists(st.integers(3, 8), min_size=1, max_size=2, unique=True).map(tuple), unique=True),
)
def test_every_question_and_breakdown_is_counted_once(distinct, questions, breakdowns) -> None:
    request = Request(questions=tuple(questions), breakdowns=tuple(breakdowns))
    wanted = Counter((question, breakdown) for question in questions for breakdown in ((), *breakdowns))
    for counts in (plan(request, distinct), apart(request)):
        found = Counter(
            (question, breakdown)
            for together in counts
            for breakdown in together.breakdowns
            for question in together.questions
        )
        assert found == wanted
        assert all(set(breakdown) <= set(one.segments) for one in counts for breakdown in one.breakdowns)


def test_more_questions_than_a_database_tells_apart(tmp_path) -> None:
    width = 130
    path = tmp_path / "wide.csv"
    lines = [",".join(f"q{at}" for at in range(width))]
    lines += [",".join(str((row + at) % 11) for at in range(width)) for row in range(22)]
    path.write_text("\n".join(lines) + "\n")
    found = cxkit.score(path, [f"nps=q{at}" for at in range(width)])
    for at, figure in enumerate(found.figures):
        assert {point: cell.n for point, cell in figure.answers.cells.items()} == dict.fromkeys(range(11), 2), at
