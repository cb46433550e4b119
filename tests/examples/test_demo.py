"""The example company tells the story it is meant to tell, in the same bytes everywhere."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from cxkit.api.demo import AS_OF, demo
from cxkit.api.status import status
from cxkit.errors import OutputError, UsageError
from cxkit.starter.exports import exports


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    return demo(tmp_path_factory.mktemp("told") / "cx-demo")


def test_answers_are_the_same_everywhere() -> None:
    made = exports()
    assert made == exports()
    digest = hashlib.sha256(b"".join(made[name] for name in sorted(made))).hexdigest()
    assert digest == Path(__file__).with_name("demo.sha256").read_text().strip()


def test_the_strategy_is_clean(told) -> None:
    assert [finding.code for finding in told.validation.findings] == ["GOV401"]


def test_one_is_met_one_is_missed_one_cannot_tell(told) -> None:
    verdicts = {
        one.objective.id: one.verdict.word for one in status(told.root, as_of=AS_OF).objectives if one.verdict is not None
    }
    assert verdicts["help-satisfies"] == "met"
    assert verdicts["owners-recommend"] == "missed"
    assert verdicts["help-is-easy"] == "cannot_tell"


def test_a_new_wording_begins_a_new_series(told) -> None:
    revisions = {}
    for path in sorted((told.root / "measurements").rglob("*--owner-survey--*.yaml")):
        import yaml

        record = yaml.safe_load(path.read_text())
        revisions[record["period"]] = record["metrics"]["arrival-known"]["revision"]
    assert revisions == {"2025-q4": 1, "2026-q1": 1, "2026-q2": 2, "2026-q3": 2}


def test_the_strategy_is_left_as_it_reads_today(told) -> None:
    assert "revision: 2" in (told.root / "metrics.yaml").read_text()


def test_nothing_is_written_over(told) -> None:
    with pytest.raises(OutputError):
        demo(told.root)


def test_a_company_without_a_recipe_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="waves"):
        demo(tmp_path / "new", tmp_path)
    assert not (tmp_path / "new").exists()


def test_an_objective_on_a_part_is_judged_by_that_part(told) -> None:
    import yaml

    (path,) = (told.root / "measurements").rglob("2026-q3--first-week-survey--*.yaml")
    recorded = yaml.safe_load(path.read_text())["metrics"]
    objective = next(
        one for one in status(told.root, as_of=AS_OF).objectives if one.objective.id == "first-week-feels-good"
    )
    assert objective.latest.value == recorded["first-week.emotion"]["figures"][0]["value"]
    assert objective.latest.value != recorded["first-week"]["figures"][0]["value"]
