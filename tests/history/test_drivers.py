"""Drivers in a record: as `cx drivers` ranks the same rows, kept and read as they were, and none where none are said."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from cxkit.api.drivers import drivers
from cxkit.api.results import gather
from cxkit.api.score_source import score_source
from cxkit.api.validate import validate
from cxkit.history.store import live, read_all
from cxkit.loading.load import load
from cxkit.sections import SECTIONS

DAY = "2026-11-22"
NAMES = ["content", "arrival", "start", "price"]
DECLARED = "    drivers: [content, arrival, start, price]\n"


def record(root: Path, **options):
    return score_source([str(root / "exports/owners/2026-q3.csv")], root=root, as_of=DAY, record=True, **options)


def declare(root: Path, text: str) -> None:
    path = root / "metrics.yaml"
    before = path.read_text()
    assert DECLARED in before
    path.write_text(before.replace(DECLARED, text))


def recorded(root: Path):
    (held,) = live(read_all(root)).values()
    return held.metrics["owner-nps"].drivers


def test_a_record_holds_what_cx_drivers_says_of_the_same_rows(demo: Path) -> None:
    record(demo)
    found = recorded(demo)
    asked = drivers(
        demo / "exports/owners/2026-q3.csv", "q_recommend", [f"q_{name}" for name in NAMES],
        scale="1..5", scales={"q_recommend": "0..10"}, missing=["N/A"],
    )  # fmt: skip
    assert (found.n, found.method, found.seed) == (asked.n, "shapley", 20161)
    ends = (found.explained, found.low, found.high)
    assert ends == pytest.approx((asked.explained, asked.low, asked.high), abs=1e-6)
    for one, other in zip(found.drivers, asked.drivers, strict=True):
        assert (f"q_{one.question}", one.place, one.tied) == (other.column, other.place, other.tied)
        assert (one.share, one.low, one.high) == pytest.approx((other.share, other.low, other.high), abs=1e-6)
        assert (one.performance, one.performance_low, one.performance_high) == pytest.approx(
            (other.performance, other.performance_low, other.performance_high), abs=1e-6
        )


def test_recording_again_changes_nothing_and_the_record_is_rebuilt(demo: Path) -> None:
    record(demo)
    assert any(note.startswith("unchanged: ") for note in record(demo).notes)
    locked = score_source([str(demo / "exports/owners/2026-q3.csv")], root=demo, as_of=DAY, locked=True)
    assert locked.not_rebuilt == ()


def test_a_record_of_before_still_holds_and_one_with_drivers_stands_for_it(demo: Path) -> None:
    declare(demo, "")
    record(demo)
    (before,) = read_all(demo)
    assert recorded(demo) is None
    assert "drivers" not in (demo / before).read_text()
    declare_again = (demo / "metrics.yaml").read_text()
    at = "    question: recommend\n    period: quarter\n    breakdown: [plan, country]\n"
    (demo / "metrics.yaml").write_text(declare_again.replace(at, DECLARED + at, 1))
    locked = score_source([str(demo / "exports/owners/2026-q3.csv")], root=demo, as_of=DAY, locked=True)
    assert locked.not_rebuilt == ()
    record(demo)
    assert recorded(demo) is not None
    assert len(read_all(demo)) == 2


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("    drivers: [content]\n", "two or more different questions"),
        ("    drivers: [content, recommend]\n", "two or more different questions"),
    ],
)
def test_drivers_that_cannot_be_ranked_are_a_note_and_no_failure(demo: Path, text: str, why: str) -> None:
    declare(demo, text)
    notes = record(demo).notes
    assert any(note.startswith("owner-nps: its drivers aren't recorded") and why in note for note in notes)
    assert any(note.startswith("recorded ") for note in notes)
    assert recorded(demo) is None


@pytest.mark.parametrize("kept", [24, 1222])
def test_too_few_or_too_few_left_out_are_not_shown(demo: Path, kept: int) -> None:
    """With 24 nothing can be ranked; where four more answered a question than all, their answers would show."""
    path = demo / "exports/owners/2026-q3.csv"
    head, *rows = path.read_text().splitlines()
    whole = [row for row in rows if ",," not in row.rpartition(",")[0] and "N/A" not in row]
    if kept == 24:
        chosen = whole[:24]
    else:
        left = [re.sub(r"^((?:[^,]*,){8})[^,]*", r"\1", row) for row in whole[:4]]
        chosen = whole[4:] + left
    path.write_text("\n".join([head, *chosen]) + "\n")
    notes = record(demo).notes
    assert any("its drivers aren't recorded for 2026-q3" in note for note in notes)
    assert recorded(demo) is None


def test_an_unknown_question_is_found_with_what_was_meant(demo: Path) -> None:
    declare(demo, "    drivers: [content, arival]\n")
    (found,) = [one for one in validate(demo, as_of=DAY).findings if one.code == "REF104"]
    assert "arival" in found.message
    assert "arrival" in found.hint


def test_the_section_shows_them_and_is_empty_without(demo: Path) -> None:
    record(demo)
    section = SECTIONS.get("drivers")

    def blocks() -> list:
        written = section.write(gather(load(demo), date(2026, 11, 22)))
        return [block for block in written if not isinstance(block, str)]

    _, picture, table, lines = blocks()
    assert picture.finding == "Which of them goes with it most can't be told"
    assert "1,122 answered all" in picture.line
    assert picture.svg.startswith('<svg class="importance"')
    assert [row[3].text for row in table.rows] == ["undetermined"] * 4
    assert "a share of 25.0" in lines.text
    declare(demo, "")
    assert blocks() == []
