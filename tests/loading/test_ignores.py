"""A finding may be answered for: with a reason, until a day, and only where it stands."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cxkit.api.validate import check
from cxkit.loading.load import load


@pytest.mark.parametrize(
    ("comment", "codes"),
    [
        ("", ["STR101"]),
        ("# cx: ignore[STR101] until=2026-12-31 the board decides in May", []),
        ("# cx: ignore[promise-without-metric] the board decides in May", []),
        ("# cx: ignore[STR101] until=2026-01-31 the board decides in May", ["IGN103", "STR101"]),
        ("# cx: ignore[STR101]", ["IGN101", "STR101"]),
        ("# cx: ignore[SMT204, STR101] the board decides in May", []),
        ("# cx: ignore[SMT204] the board decides in May", ["IGN102", "STR101"]),
        ("# cx: ignore[STR101] until=soon the board decides in May", ["IGN103", "STR101"]),
        ("# cx: ignore[STR1O1] the board decides in May", ["IGN104", "STR101"]),
        ("# cx: ignore[STR101, promise-without-metrics] the board decides in May", ["IGN104"]),
        ("# cx: ignore[STR] the board decides in May", []),
        ("# cx: ignore[str1] the board decides in May", []),
        ("# cx: ignore[] the board decides in May", ["IGN104", "STR101"]),
        ("# cx: ingore[STR101] the board decides in May", ["IGN106", "STR101"]),
        ("# cx: ignore STR101 the board decides in May", ["IGN106", "STR101"]),
        ("# cx:", ["IGN106", "STR101"]),
        ("# see cx: ignore it", ["STR101"]),
    ],
)
def test_ignores(tmp_path: Path, comment: str, codes: list[str]) -> None:
    (tmp_path / "cx.yaml").write_text("schema: 1\nname: Corner\n")
    (tmp_path / "strategy.yaml").write_text(f"vision: V\nmission: M\n{comment}\npromise: {{says: Yes we do}}\n")
    found = check(load(tmp_path), date(2026, 10, 31)).findings
    assert sorted(finding.code for finding in found) == codes


def test_text_that_only_looks_like_an_ignore(tmp_path: Path) -> None:
    (tmp_path / "cx.yaml").write_text("schema: 1\nname: Corner\n")
    (tmp_path / "strategy.yaml").write_text('vision: "V # cx: ignore[STR101] so"\nmission: M\npromise: {says: Yes}\n')
    found = check(load(tmp_path), date(2026, 10, 31)).findings
    assert [finding.code for finding in found] == ["STR101"]


def test_rules_may_be_switched_off_and_weighed(tmp_path: Path) -> None:
    settings = "rules:\n  off: {promise-without-metric: We decide in May}\n  severity: {vision-missing: info}\n"
    (tmp_path / "cx.yaml").write_text(f"schema: 1\nname: Corner\n{settings}")
    (tmp_path / "strategy.yaml").write_text("vision: V\n")
    found = check(load(tmp_path), date(2026, 10, 31)).findings
    assert [(finding.code, finding.severity.word) for finding in found] == [("STR102", "info")]


@pytest.mark.parametrize("reason", ["", '""', "' '", "…", "null"])
@pytest.mark.parametrize("place", ["off: {{STR101: {}}}", "paths: [{{files: s*, off: {{STR101: {}}}}}]"])
def test_a_rule_is_switched_off_with_a_reason_only(tmp_path: Path, place: str, reason: str) -> None:
    (tmp_path / "cx.yaml").write_text(f"schema: 1\nname: Corner\nrules:\n  {place.format(reason)}\n")
    (tmp_path / "strategy.yaml").write_text("vision: V\nmission: M\npromise: {says: Yes we do}\n")
    found = check(load(tmp_path), date(2026, 10, 31)).findings
    assert [(one.code, one.severity.word) for one in found] == [("IGN101", "error"), ("STR101", "warning")]


def test_misspelt_ignore_is_mended_at_its_own_word(tmp_path: Path) -> None:
    (tmp_path / "cx.yaml").write_text("schema: 1\nname: Corner\n")
    (tmp_path / "strategy.yaml").write_text("vision: V\nmission: M  # cx: ignore[SMT204, STR1O1] so\n")
    (one,) = (one for one in check(load(tmp_path), date(2026, 10, 31)).findings if one.code == "IGN104")
    assert one.hint == "did you mean 'STR101'?"
    assert one.fix
    assert one.position
    assert (one.position.line, one.position.column, one.position.end_column) == (2, 34, 40)


def test_nothing_is_said_of_unused_ignores_until_all_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "cx.yaml").write_text("schema: 1\nname: Corner\n")
    (tmp_path / "strategy.yaml").write_text("vision: V  # cx: ignore[SMT204] so\nmission: M\npromise: {sais: Yes}\n")
    assert "IGN102" not in {one.code for one in check(load(tmp_path), date(2026, 10, 31)).findings}
