"""What couldn't be looked at is said, never passed over in silence."""

from __future__ import annotations

import json
import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from cxkit.api.validate import check, validate
from cxkit.findings import Severity
from cxkit.formats import FORMATS
from cxkit.loading.load import load
from tests.rules._examples import git, write

DAY = date(2026, 10, 31)
LOOK_BACK = "holder-gone, no-new-risk, target-lowered, date-moved, moved-after-a-miss, definition-changed, approved-by-its-author"
ALL = f"these were not checked: {LOOK_BACK}"


ON = '# file: cx.yaml\nrules: ""\n'


def unchecked(root: Path) -> str:
    (one,) = check(load(root), DAY).findings
    assert (one.code, one.severity, one.loc.file) == ("GOV401", Severity.INFO, "cx.yaml")
    assert one.hint
    return one.message


def committed(root: Path) -> None:
    write(root, f"{ON}# committed: 2026-10-01 Nadia\n")


def test_no_repository(tmp_path: Path) -> None:
    write(tmp_path, ON)
    assert unchecked(tmp_path) == f"no git repository is here, so {ALL}"


def test_shallow(tmp_path: Path) -> None:
    root = tmp_path / "clone"
    root.mkdir()
    write(root, f"{ON}# cloned: shallow\n")
    assert unchecked(root) == f"the clone is shallow, so {ALL}"


def test_nothing_committed(tmp_path: Path) -> None:
    write(tmp_path, ON)
    git(tmp_path, "init", "-q")
    assert unchecked(tmp_path) == f"nothing here is committed yet, so {ALL}"


def test_git_not_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    committed(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path / "nowhere") + os.pathsep)
    message = unchecked(tmp_path)
    assert message.startswith("git isn't installed here, so ")
    assert "table-in-git" in message, "which files git keeps isn't known either"


def test_git_that_does_not_trust_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    committed(tmp_path)
    shutil.rmtree(tmp_path / ".git" / "objects")
    assert unchecked(tmp_path).startswith("git doesn't answer here, so ")


def test_in_a_repository_all_is_checked(tmp_path: Path) -> None:
    committed(tmp_path)
    assert check(load(tmp_path), DAY).findings == ()


def test_rules_that_are_off_are_not_missed(tmp_path: Path) -> None:
    write(tmp_path, "# file: cx.yaml\nrules: {off: {SMT: not yet, GOV217: not yet, GOV401: }}\n")
    assert unchecked(tmp_path) == "no git repository is here, so these were not checked: no-new-risk"


def test_nothing_to_look_up_is_nothing_missed(tmp_path: Path) -> None:
    (tmp_path / "cx.yaml").write_text("schema: 1\nname: Corner\ncurrency: EUR\n")
    assert "GOV401" not in {one.code for one in check(load(tmp_path), DAY).findings}


def test_it_can_be_switched_off(tmp_path: Path) -> None:
    write(tmp_path, "# file: cx.yaml\nrules: {off: {GOV401: the strategy lies on a drive}}\n")
    assert check(load(tmp_path), DAY).findings == ()


def test_one_file_is_not_about_the_history(tmp_path: Path) -> None:
    write(tmp_path, ON)
    assert validate(tmp_path / "risks.yaml", as_of=DAY).findings == ()


@pytest.mark.parametrize("name", ["text", "concise", "json", "github", "gitlab", "sarif", "junit", "markdown"])
def test_every_format_says_so(name: str, tmp_path: Path) -> None:
    write(tmp_path, ON)
    printed = FORMATS.get(name)(check(load(tmp_path), DAY))
    assert "no git repository is here" in " ".join(printed.split())
    assert "GOV401" in printed
    if name == "json":
        assert json.loads(printed)["notes"] == []


def test_what_an_unreadable_file_may_name_is_not_missed(tmp_path: Path) -> None:
    """A study that only strategy.yaml rests on is no study that nobody uses while strategy.yaml can't be read."""
    trends = "market: {focus: Shops, trends: [{id: live-help, says: Help is live, evidence: [market-report]}]}"
    studies = "studies: [{id: market-report, name: A report, method: market-data, at: 2026-06-22, owner: lead, n: 12, participants: [shops]}]"
    write(tmp_path, f"# file: strategy.yaml\n{trends}\n# file: feedback.yaml\n{studies}\n")
    (tmp_path / "strategy.yaml").write_text("vision: A: b\n")
    found = check(load(tmp_path), DAY)
    assert [one.code for one in found.findings] == ["YML103"]
    assert found.notes[0].startswith("strategy.yaml can't be read; ")
