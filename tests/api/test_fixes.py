"""Each rule that mends, by a file before and after; and what holds for all fixes of all rules."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml

from cxkit.api.demo import AS_OF
from cxkit.api.mend import mending, write
from cxkit.api.validate import validate
from cxkit.loading.text import compose
from cxkit.results import Validation
from cxkit.rules import RULES
from tests.rules._examples import examples
from tests.rules._examples import write as laid_out

CASES = yaml.safe_load(Path(__file__).with_name("fixes.yaml").read_text())
DAY = "2026-10-31"


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case['code']} {case['file']}") for case in CASES])
def test_case(case, tmp_path: Path) -> None:
    (tmp_path / "cx.yaml").write_text("schema: 1\nname: C\n")
    for name, text in {**case.get("beside", {}), case["file"]: case["before"]}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)

    def checked(instead) -> Validation:
        return validate(tmp_path, as_of=DAY, select=[case["code"]], instead=instead)

    found = checked({}).findings
    assert found
    write(tmp_path, mending(checked).changes)
    assert (tmp_path / case["file"]).read_text() == case["after"]
    assert not mending(checked).changes
    if case["code"] not in ("YML103", "YML111", "IGN104"):  # these uncover others of their kind
        assert not [one for one in checked({}).findings if one.fix]


def comments(text: str) -> list[str]:
    return [line[line.index("#") :] for line in text.splitlines() if "#" in line]


def holds(root: Path, where: str) -> set[str]:
    """Mend a workspace and look at it again; the codes that were mended."""
    before = validate(root, as_of=AS_OF if where == "demo" else DAY)
    fixable = {one.code for one in before.findings if one.fix}
    if not fixable:
        return set()
    made = mending(lambda instead: validate(root, as_of=AS_OF if where == "demo" else DAY, instead=instead))
    for change in made.changes:
        after = change.after.decode()
        compose(after)
        if not fixable & {"IGN102"}:
            assert comments(after) == comments(change.before.decode())
    write(root, made.changes)
    errors = [one for one in before.findings if one.severity.word == "error"]
    left = [one for one in made.left.findings if one.severity.word == "error"]
    assert len(left) < len(errors) or not [one for one in errors if one.fix], where
    assert not mending(lambda instead: validate(root, as_of=DAY, instead=instead)).changes
    return fixable


@cache
def cased() -> frozenset[str]:
    return frozenset(case["code"] for case in CASES)


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.name) for rule in RULES.all() if "Fix" in Path(rule.check.__code__.co_filename).read_text() or "instead=" in Path(rule.check.__code__.co_filename).read_text()])  # fmt: skip
def test_every_rule_that_mends_has_a_case_and_keeps_the_contract(rule, tmp_path: Path) -> None:
    assert rule.code in cased()
    laid_out(tmp_path, examples(rule.page)["Bad"])
    assert holds(tmp_path, rule.code) <= cased()


@pytest.mark.parametrize("fault", [
    ("metrics.yaml", "source: ", "source: x"), ("strategy.yaml", "by: 2027-12-31", "by: 31 December 2027"),
    ("governance.yaml", "level: manager", "level: Manager"), ("roadmap.yaml", "work: 5 days", "work: 5d"),
    ("feedback.yaml", "cadence: quarterly", "cadence: every quarter"), ("strategy.yaml", "value: 31,", "value: 31 %,"),
    ("personas/founder.yaml", "channels:", "chanels:"), ("risks.yaml", " < ", " below "),
    ("journeys/first-invoice.yaml", "channel: web", "channel: Web"), ("metrics.yaml", "kpi: nps", "kpi: NPS"),
])  # fmt: skip
def test_a_fault_sown_all_over_a_file_is_mended_back(fault: tuple[str, str, str], demo: Path) -> None:
    """What is mended is what stood there; what can't be known stays, and nothing else moves."""
    name, right, wrong = fault
    path = demo / name
    text = path.read_text()
    assert right in text or name == "roadmap.yaml"
    path.write_text(text.replace(right, wrong))
    assert holds(demo, "demo") <= cased()
    if wrong != "source: x":
        assert path.read_text() == text


@pytest.mark.parametrize(
    "path",
    [
        "[{value: 40,\n      by: 2027-06-30}, {value: 35, by: 2026-12-31}]",  # an entry on two lines
        "\n      - {value: 40, by: 2027-06-30} # May\n      - {value: 35, by: 2026-12-31}",  # a comment that belongs to one
        "\n      - value: 40\n        by: 2027-06-30\n      - value: 35\n        by: 2026-12-31",
        "[{value: 35, by: 2027-06-30}, {value: 40, by: 2026-12-31}]",  # another order wouldn't lead there either
    ],
)
def test_a_path_that_cannot_be_moved_whole_stays(path: str, tmp_path: Path) -> None:
    (tmp_path / "cx.yaml").write_text("schema: 1\nname: C\n")
    head = "objectives:\n  - id: o\n    name: O\n    baseline: {value: 30, at: 2026-06-30}\n"
    text = f"{head}    target: {{value: 45, by: 2027-12-31}}\n    path: {path}\n"
    (tmp_path / "strategy.yaml").write_text(text)
    found = validate(tmp_path, as_of=DAY, select=["SMT206"]).findings
    assert found
    assert [one.fix for one in found] == [None] * len(found)
