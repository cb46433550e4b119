"""The catalogue of rules: documented, unique, and every example shows its rule and nothing else."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

import cxkit.codes
from cxkit.api.demo import AS_OF
from cxkit.api.validate import check
from cxkit.codes import CODES
from cxkit.loading.load import load
from cxkit.rules import RULES
from tests.rules._examples import examples, write

DAY = date(2026, 10, 31)
ALL = [pytest.param(rule, id=rule.name) for rule in RULES.all()]


def found(root: Path, day: date = DAY) -> dict[str, list[str]]:
    codes: dict[str, list[str]] = {}
    for finding in check(load(root), day).findings:
        assert finding.position is not None
        assert finding.hint
        codes.setdefault(finding.code, []).append(f"{finding.loc.file}: {finding.message}")
    return codes


def test_clean_workspace_is_clean(tmp_path: Path) -> None:
    write(tmp_path, "")
    assert found(tmp_path) == {}


def test_example_company_is_clean(demo: Path) -> None:
    assert found(demo, AS_OF) == {}


def test_reference_strategy_is_clean(shared: Path) -> None:
    assert found(shared / "workspace") == {}


@pytest.mark.parametrize("rule", ALL)
def test_bad_example_shows_this_fault_alone(rule, tmp_path: Path) -> None:
    write(tmp_path, examples(rule.page)["Bad"])
    codes = found(tmp_path)
    assert list(codes) == [rule.code], codes


@pytest.mark.parametrize("rule", ALL)
def test_good_example_is_clean(rule, tmp_path: Path) -> None:
    write(tmp_path, examples(rule.page)["Good"])
    assert found(tmp_path) == {}


@pytest.mark.parametrize("rule", ALL)
def test_documented(rule) -> None:
    assert set(examples(rule.page)) == {"Bad", "Good"}
    assert re.fullmatch(r"[A-Z]{3}\d{3}", rule.code)
    assert rule.title.endswith(".")
    assert len(rule.name) <= 40
    assert rule.since


def test_codes_are_unique() -> None:
    codes = [rule.code for rule in RULES.all()] + list(CODES)
    assert len(codes) == len(set(codes))
    written = re.findall(
        r'^    "([A-Z]{3}\d{3})": Code', Path(cxkit.codes.__file__).read_text(encoding="utf-8"), re.MULTILINE
    )
    assert written == list(CODES), "a code stands twice"
    slugs = [rule.name for rule in RULES.all()]
    assert len(slugs) == len(set(slugs))
