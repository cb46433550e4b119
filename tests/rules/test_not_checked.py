"""What couldn't be looked at is said, never passed over in silence."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest

from cxkit.api.validate import check
from cxkit.formats import FORMATS
from cxkit.loading.load import load
from tests.rules._examples import write

DAY = date(2026, 10, 31)
NOTE = "no git repository here; {} rules about moved targets, people who left and files kept in git were not run"


def test_no_repository_is_a_note_in_every_format(tmp_path: Path) -> None:
    write(tmp_path, "")
    found = check(load(tmp_path), DAY)
    assert found.findings == ()
    (note,) = found.notes
    assert note == NOTE.format(note.split()[4])
    assert int(note.split()[4]) >= 6
    assert json.loads(FORMATS.get("json")(found))["notes"] == [note]
    (said,) = json.loads(FORMATS.get("sarif")(found))["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert said["message"]["text"] == note
    assert "no git repository here" in FORMATS.get("markdown")(found)


def test_in_a_repository_there_is_no_note(tmp_path: Path) -> None:
    write(tmp_path, "# committed: 2026-10-01 Nadia\n")
    assert check(load(tmp_path), DAY).notes == ()


def test_git_that_does_not_answer_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "# committed: 2026-10-01 Nadia\n")
    monkeypatch.setenv("PATH", str(tmp_path / "nowhere") + os.pathsep)
    found = check(load(tmp_path), DAY)
    assert [(one.code, one.message) for one in found.findings] == [
        ("GOV401", "git doesn't answer here, so moved targets and people who left weren't looked for")
    ]
