"""Triggers in `cx status`: fired, quiet or untold by what was recorded; what is done then, by whom, and who is told."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from cxkit.api.status import as_dict, status
from tests.rules._examples import write

RISKS = """\
# file: risks.yaml
risks:
- id: strike
  name: A strike
  owner: lead
  contingency:
    trigger: nps-q < 0 points for 2 periods
    correct: [{what: Call the union, owner: lead, within: 2 days}]
    inform: [agents]
# file: communication.yaml
messages: [{id: strike-note, name: What we do in a strike, audience: [agents], about: [contingency]}]
"""
LOW, HIGH = "0=900 8=300 10=300", "0=200 8=300 10=900"


def recorded(*periods: str) -> str:
    return RISKS + "".join(f"# recorded: nps-q {period}\n" for period in periods)


def told(root: Path, day: date = date(2026, 12, 31)) -> dict:
    return next(one for one in as_dict(status(root, as_of=day))["triggers"] if one["risk"] == "strike")


@pytest.mark.parametrize(
    ("periods", "stands", "since"),
    [
        ((f"2026-q2 {LOW}", f"2026-q3 {LOW}"), "fired", "2026-q2"),
        ((f"2026-q2 {LOW}", f"2026-q3 {HIGH}"), "quiet", None),
        ((f"2026-q3 {LOW}",), "cannot_tell", None),
        ((f"2026-q1 {LOW}", f"2026-q3 {LOW}"), "cannot_tell", None),
        ((), "cannot_tell", None),
    ],
)
def test_it_stands_by_what_was_recorded(tmp_path: Path, periods, stands: str, since: str | None) -> None:
    write(tmp_path, recorded(*periods))
    found = told(tmp_path)
    assert (found["stands"], found["since"]) == (stands, since)
    assert [one["what"] for one in found["correct"]] == ["Call the union"]
    assert (found["owner"], found["inform"], found["messages"]) == ("lead", ["agents"], ["strike-note"])


def test_the_past_is_looked_at_as_it_was(tmp_path: Path) -> None:
    write(tmp_path, recorded(f"2026-q1 {LOW}", f"2026-q2 {LOW}", f"2026-q3 {HIGH}"))
    assert told(tmp_path)["earlier"] == ["2026-q2"]
    assert told(tmp_path, date(2026, 8, 1))["stands"] == "fired"
    assert told(tmp_path, date(2026, 5, 1))["stands"] == "cannot_tell"


def test_the_words_and_the_gate(tmp_path: Path, monkeypatch, capsys) -> None:
    from typer.testing import CliRunner

    from cxkit.cli.app import app

    write(tmp_path, recorded(f"2026-q2 {LOW}", f"2026-q3 {LOW}"))
    monkeypatch.chdir(tmp_path)
    run = CliRunner().invoke
    plain = run(app, ["status", "--as-of", "2026-12-31"])
    assert plain.exit_code == 0
    assert (
        "Fired    strike (lead): nps-q < 0 points for 2 periods; -40.0 (-44.0 to -35.9) in 2026-q2, "
        "-40.0 (-44.0 to -35.9) in 2026-q3\n"
        "         do    Call the union (lead, within 2 days)\n"
        "         tell  agents; message strike-note\n"
        "         done  nobody wrote what was done (happened)\n"
    ) in plain.stdout
    assert run(app, ["status", "--as-of", "2026-12-31", "--gate", "fired"]).exit_code == 1
    assert run(app, ["status", "--as-of", "2026-08-01", "--gate", "fired"]).exit_code == 0
    both = ["--gate", "fired", "--gate", "cannot-tell"]
    assert run(app, ["status", "--as-of", "2026-12-31", *both]).exit_code == 1
    body = json.loads(run(app, ["status", "--as-of", "2026-12-31", "--format", "json"]).stdout)
    assert (body["schema"], body["command"], body["triggers"][0]["stands"]) == ("cx/1", "status", "fired")
