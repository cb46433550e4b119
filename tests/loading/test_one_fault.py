"""One fault is one finding: what depends on the faulty piece isn't reported as well."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cxkit.api.demo import AS_OF
from cxkit.api.validate import check, validate
from cxkit.loading.load import load


@pytest.mark.parametrize(
    ("file", "before", "after", "code"),
    [
        ("metrics", "metrics:", "metrcis:", "SCH101"),
        ("strategy", "objectives:", "objectivs:", "SCH101"),
        ("governance", "roles:", "rols:", "SCH101"),
        ("feedback", "sources:", "Sources:", "SCH101"),
        ("metrics", "id: owner-nps", "id: Owner NPS", "SCH110"),
        ("governance", "- {id: board,", "- {id: Board,", "SCH110"),
    ],
)
def test_a_fault_has_no_echo(demo: Path, file: str, before: str, after: str, code: str) -> None:
    path = demo / f"{file}.yaml"
    text = path.read_text()
    assert before in text
    path.write_text(text.replace(before, after, 1))
    found = [one for one in check(load(demo), AS_OF).findings if one.severity.word == "error"]
    assert [one.code for one in found] == [code]
    assert found[0].fix


def test_a_list_that_is_none_leaves_its_names_open(demo: Path) -> None:
    (demo / "metrics.yaml").write_text("metrics: nps\n")
    found = check(load(demo), AS_OF)
    assert [(one.code, one.position.line, one.position.column) for one in found.findings if one.position] == [
        ("GOV401", 2, 1),
        ("SCH104", 1, 10),
    ]
    assert "rules that need it were not run" in found.notes[0]


def test_an_id_that_is_taken_is_not_given_twice(tmp_path: Path) -> None:
    (tmp_path / "cx.yaml").write_text("schema: 1\nname: C\n")
    roles = "roles: [{id: lead, name: L}, {id: Lead, name: M}, {id: Shop A, name: S}, {id: shop_a, name: T}]\n"
    (tmp_path / "governance.yaml").write_text(roles)
    found = validate(tmp_path, select=["SCH110"], as_of="2026-10-31").findings
    assert [one.fix for one in found] == [None, None, None]


def test_a_recorded_metric_whose_id_cannot_be_read_is_not_missed(demo: Path) -> None:
    path = demo / "metrics.yaml"
    path.write_text(path.read_text().replace("id: owner-nps", "id: 1owner-nps"))
    assert "HST302" not in {one.code for one in check(load(demo), date(2026, 11, 22)).findings}
