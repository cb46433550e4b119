"""What is said of keys that nobody wrote: every clause is said of a workspace of mere names, and none is missing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import yaml

from cxkit.api.validate import check
from cxkit.loading.load import load
from cxkit.rules._said import _OF, _OF_ANYTHING

BARE = Path(__file__).with_name("bare.yaml")


def test_every_clause_is_said_of_bare_names(tmp_path: Path) -> None:
    for name, text in yaml.safe_load(BARE.read_text(encoding="utf-8")).items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(yaml.safe_dump(text, sort_keys=False), encoding="utf-8")
    messages = "\n".join(one.message for one in check(load(tmp_path), date(2026, 10, 31)).findings)
    clauses = {clause for of in (_OF_ANYTHING, *_OF.values()) for clause in of.values()}
    assert sorted(clause for clause in clauses if clause not in messages) == []
