"""The reference is what the units say; the domain table names only what exists."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
import yaml

from cxkit.api.fields import fields, parts, written
from cxkit.codes import CODES
from cxkit.rules import RULES
from cxkit.sections import SECTIONS

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
DOMAIN = yaml.safe_load((HERE / "domain.yaml").read_text(encoding="utf-8"))
ROWS = [(row["piece"], row) for row in DOMAIN["pieces"]] + [(f"point {n}", row) for n, row in DOMAIN["points"].items()]


def docs():
    found = importlib.util.spec_from_file_location("docs", ROOT / "tools" / "docs.py")
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def test_the_reference_is_fresh() -> None:
    made = docs()
    if not made.HOME.is_dir():
        pytest.skip("docs/reference isn't written: make docs")
    assert made.stale() == [], "write it anew: make docs"


def test_every_link_leads_somewhere() -> None:
    import re

    pages = docs().pages()
    for name, text in pages.items():
        for target, _, anchor in (link.partition("#") for link in re.findall(r"\]\(([^)\s]+)\)", text)):
            assert "://" in target or (target or name) in pages, (name, target)
            if anchor and "://" not in target:
                heads = re.findall(r"^#+ (.+)$", pages[target or name], flags=re.MULTILINE)
                assert anchor in {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}, (
                    name,
                    anchor,
                )


@pytest.mark.parametrize(("name", "row"), ROWS, ids=[name for name, _ in ROWS])
def test_every_row_of_the_domain_lives_somewhere(name: str, row: dict) -> None:
    known = {f"{written(kind)}.{field.key}" for kind in parts().values() for field in fields(kind)}
    assert row["fields"], name
    assert set(row["fields"]) <= known
    assert set(row["rules"]) <= {rule.code for rule in RULES.all()} | set(CODES)
    assert set(row["sections"]) <= set(SECTIONS.names())


def test_every_point_is_there() -> None:
    assert sorted(DOMAIN["points"]) == list(range(1, 65))


def test_every_piece_has_a_rule_and_a_section() -> None:
    assert [row["piece"] for row in DOMAIN["pieces"] if not row["rules"] or not row["sections"]] == []


def test_every_rule_serves_a_row_of_the_domain() -> None:
    told = (HERE / "domain.yaml").read_text(encoding="utf-8")
    settings = {"CFG201"}
    assert [rule.code for rule in RULES.all() if rule.code not in told and rule.code not in settings] == []
