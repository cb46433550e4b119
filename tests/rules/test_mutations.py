"""The example company with one deliberate fault a rule: that fault is found, and nothing else."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from cxkit.api.demo import AS_OF
from cxkit.api.validate import check
from cxkit.loading.load import load
from cxkit.rules import RULES
from tests.rules._mutations import faults, spoil

FAULTS = faults()


def test_there_is_a_fault_for_every_rule() -> None:
    assert sorted(FAULTS) == sorted(rule.code for rule in RULES.all())


def test_the_example_company_is_clean(whole_demo: Path) -> None:
    assert [one.code for one in check(load(whole_demo), AS_OF).findings] == ["GOV401"], "it lies in no repository"


@pytest.mark.parametrize("code", sorted(FAULTS))
def test_one_fault_is_one_finding(code: str, whole_demo: Path, tmp_path: Path) -> None:
    fault = FAULTS[code]
    spoil(whole_demo, tmp_path / "demo", fault)
    found = Counter(one.code for one in check(load(tmp_path / "demo"), AS_OF).findings)
    if not {"history", "committed"} & set(fault):
        assert found.pop("GOV401") == 1, "it lies in no repository"
    assert found.pop(code, 0) == fault.get("times", 1), found
    assert set(found) == set(fault.get("also", ()))
