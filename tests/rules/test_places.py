"""Where each rule points: the place, the text that stands there, and the sentence, for a reader to judge.

`CX_UPDATE=1` writes the files of places/ anew; look at what changed.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
import yaml

from cxkit.api.validate import check
from cxkit.loading.load import load
from cxkit.rules import RULES
from tests.rules._examples import examples, write

DAY = date(2026, 10, 31)
PLACES = Path(__file__).with_name("places")
FAMILIES = sorted({rule.code[:3] for rule in RULES.all()})
LONGEST = 60


def pointed(root: Path, rule) -> list[dict[str, str]]:
    """What the rule says of its bad example, and where."""
    write(root, examples(rule.page)["Bad"])
    found = []
    for one in check(load(root), DAY).findings:
        at = one.position
        assert at is not None
        found.append(
            {
                "at": f"{one.loc.file} {at.line}:{at.column}-{at.end_line}:{at.end_column}",
                "text": marked(root / one.loc.file, at),
                "says": one.message,
                "hint": one.hint,
            }
        )
    return found


def marked(path: Path, at) -> str:
    """The text between two places of a file; what follows the first line is left out."""
    if not path.is_file():
        return ""
    lines = path.read_text().splitlines() or [""]
    assert 1 <= at.line <= len(lines), "a place outside the file"
    last = at.end_column - 1 if at.end_line == at.line else None
    text = lines[at.line - 1][at.column - 1 : last]
    return text if len(text) <= LONGEST and at.end_line == at.line else f"{text[:LONGEST].rstrip()} …"


@pytest.mark.parametrize("family", FAMILIES)
def test_places(family: str, tmp_path: Path) -> None:
    found = {}
    for rule in sorted(RULES.all(), key=lambda rule: rule.code):
        if rule.code.startswith(family):
            root = tmp_path / rule.code
            root.mkdir()
            found[f"{rule.code} {rule.name}"] = pointed(root, rule)
    golden = PLACES / f"{family.lower()}.yaml"
    text = yaml.safe_dump(found, sort_keys=False, allow_unicode=True, width=120)
    if os.environ.get("CX_UPDATE"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8"), f"CX_UPDATE=1 writes {golden.name} anew; look at it first"


def test_every_rule_points_at_something() -> None:
    told = {code for path in PLACES.glob("*.yaml") for code in yaml.safe_load(path.read_text())}
    assert told == {f"{rule.code} {rule.name}" for rule in RULES.all()}
    for path in PLACES.glob("*.yaml"):
        for code, places in yaml.safe_load(path.read_text()).items():
            assert places, code
