"""Lengths of time in one column, mapped at the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cxkit.api.history import history
from cxkit.api.score_source import score_source
from cxkit.api.validate import validate
from cxkit.errors import DataError

if TYPE_CHECKING:
    from pathlib import Path

CONFIG = "schema: 1\nname: Shop\ncurrency: EUR\nlocale: en\ntimezone: Europe/Dublin\n"
FEEDBACK = """sources:
  - id: desk
    name: Desk
    columns: {time: created, resolution: HEADER, response: first}
"""
METRICS = """metrics:
  - {id: solve, name: Time to solve, kpi: resolution-time, source: desk, period: quarter}
  - {id: answer, name: First answer, kpi: response-time, source: desk, period: quarter, unit: minutes}
"""


def workspace(root: Path, header: str) -> str:
    (root / "cx.yaml").write_text(CONFIG)
    (root / "feedback.yaml").write_text(FEEDBACK.replace("HEADER", header))
    (root / "metrics.yaml").write_text(METRICS)
    rows = "".join(f"2026-0{at % 3 + 1}-10,{at * 60},{at * 10}\n" for at in range(1, 62))
    (root / "desk.csv").write_text(f"created,{header},first\n{rows}")
    return str(root / "desk.csv")


def test_they_are_measured_recorded_and_no_fault(tmp_path: Path) -> None:
    path = workspace(tmp_path, "Full resolution time in minutes")
    found = score_source([path], source="desk", root=tmp_path, as_of="2026-11-01", record=True)
    assert {one.metric: round(one.estimate.value, 6) for one in found.figures} == {
        "solve": 31.0,
        "answer": round(310 / 60, 6),
    }
    assert {row.metric for row in history(tmp_path).rows} == {"solve", "answer"}
    assert "MET205" not in {one.code for one in validate(tmp_path).findings}


def test_an_unknown_unit_is_asked_where_it_is_declared(tmp_path: Path) -> None:
    path = workspace(tmp_path, "took")
    with pytest.raises(DataError) as stopped:
        score_source([path], source="desk", root=tmp_path, as_of="2026-11-01")
    assert stopped.value.code == "DAT212"
    assert stopped.value.hint.startswith("write unit: minutes at solve in metrics.yaml")


def test_two_times_go_before_a_length(tmp_path: Path) -> None:
    path = workspace(tmp_path, "took")
    feedback = (
        (tmp_path / "feedback.yaml").read_text().replace("resolution:", "opened: created, closed: done, resolution:")
    )
    (tmp_path / "feedback.yaml").write_text(feedback)
    with pytest.raises(DataError, match="'done'"):
        score_source([path], source="desk", root=tmp_path, metrics=["solve"], as_of="2026-11-01")
