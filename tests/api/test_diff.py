"""What changed since a commit, and what it means for targets."""

from __future__ import annotations

import json
import subprocess
from datetime import date
from pathlib import Path

import pytest

from cxkit.api.diff import Changed, Difference, diff
from cxkit.cli.diff import _json, _text
from cxkit.errors import UsageError

STRATEGY = """vision: V
values: [{id: v, name: V}]
objectives:
  - id: stay
    name: Fewer leave
    metric: churn
    owner: lead
    target: {value: 5.4, by: 2027-12-31}
    agreed: {lead: 2026-08-25}
  - id: recommend
    name: More recommend us
    metric: nps
    target: {value: 45, by: 2027-12-31}
"""
METRICS = """metrics:
  - {id: churn, name: C, kpi: churn, source: s}
  - {id: nps, name: N, kpi: nps, source: s}
"""


def git(root: Path, *arguments: str) -> None:
    named = ["-c", "user.name=a", "-c", "user.email=a@b.invalid", "-c", "commit.gpgsign=false"]
    days = {
        "GIT_COMMITTER_DATE": "2026-09-30T12:00:00Z",
        "GIT_AUTHOR_DATE": "2026-09-30T12:00:00Z",
        "PATH": "/usr/bin:/bin",
    }
    subprocess.run(["git", *named, "-C", str(root), *arguments], check=True, capture_output=True, env=days)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "cx.yaml").write_text("schema: 1\nname: C\n")
    (tmp_path / "strategy.yaml").write_text(STRATEGY)
    (tmp_path / "metrics.yaml").write_text(METRICS)
    (tmp_path / "governance.yaml").write_text("roles: [{id: lead, name: L}]\n")
    (tmp_path / "feedback.yaml").write_text("sources: [{id: s, name: S}]\n")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "one")
    return tmp_path


def edit(root: Path, old: str, new: str, file: str = "strategy.yaml") -> None:
    text = (root / file).read_text()
    assert old in text
    (root / file).write_text(text.replace(old, new))


def only(found: Difference) -> Changed:
    (one,) = found.changes
    return one


def test_nothing_changed(root: Path) -> None:
    edit(root, "vision: V", "# a note\n\nvision:   V")
    found = diff(root)
    assert (found.changes, found.day) == ((), date(2026, 9, 30))


@pytest.mark.parametrize(
    ("old", "new", "effect", "step"),
    [
        ("5.4", "5.8", "easier", 0.4),
        ("5.4", "5.0", "harder", 0.4),
        ("45", "40", "easier", 5),
        ("45", "50", "harder", 5),
        ("{value: 45, by: 2027-12-31}", "{value: 45, by: 2028-q2}", "easier", 0),
        ("{value: 45, by: 2027-12-31}", "{value: 45, by: 2027-h1}", "harder", 0),
        ("{value: 45, by: 2027-12-31}", "{value: 50, by: 2028-12-31}", None, 5),  # higher, and later
        ("{value: 45, by: 2027-12-31}", "{value: 40, by: 2028-12-31}", "easier", 5),
        ("    target: {value: 45, by: 2027-12-31}\n", "", "easier", 0),
        ("    metric: nps\n", "    metric: churn\n", None, 0),
    ],
)
def test_easier_or_harder(root: Path, old: str, new: str, effect: str | None, step: float) -> None:
    edit(root, old, new)
    aim = only(diff(root)).aim
    assert aim is not None
    assert (aim.effect, round(aim.step, 6)) == (effect, step)


def test_answered_by_a_review_and_agreed(root: Path) -> None:
    edit(root, "5.4", "5.8")
    assert not only(diff(root)).answers
    assert not only(diff(root)).agreed_after(date(2026, 9, 30))
    (root / "reviews").mkdir()
    (root / "reviews" / "2026-q3.yaml").write_text(
        "reviewed:\n  - objective: recommend\n    outcome: keep\n  - objective: stay\n    outcome: change\n"
        "    changed: {field: target.value, was: 5.4, now: 5.8}\n    because: The price rise came later\n"
    )
    edit(root, "agreed: {lead: 2026-08-25}", "agreed: {lead: 2026-10-13}")
    found = diff(root)
    first, review = found.changes
    assert [(one.file, one.line, one.because) for one in first.answers] == [
        ("reviews/2026-q3.yaml", 4, "The price rise came later")
    ]
    assert first.agreed_after(found.day)
    assert (review.kind, review.id, review.what) == ("review", "2026-q3", "added")
    lines = _text(found).splitlines()
    assert lines[0] == "objective stay                                                   strategy.yaml:4"
    assert lines[1:5] == [
        "  target.value  5.4 -> 5.8: easier by 0.4 (lower is better)",
        "  agreed.lead   2026-08-25 -> 2026-10-13",
        "  answered      reviews/2026-q3.yaml:4: The price rise came later",
        "  agreed        lead 2026-10-13: after 2026-09-30",
    ]


def test_another_number_is_not_answered(root: Path) -> None:
    edit(root, "5.4", "6.5")
    (root / "reviews").mkdir()
    text = "reviewed: [{objective: stay, outcome: change, changed: {field: target.value, was: 5.4, now: 5.8}}]\n"
    (root / "reviews" / "2026-q3.yaml").write_text(text)
    assert not diff(root).changes[0].answers


def test_added_removed_and_moved_parts(root: Path) -> None:
    edit(
        root,
        "  - {id: churn, name: C, kpi: churn, source: s}\n",
        "  - {id: new, name: New, kpi: nps, source: s}\n",
        "metrics.yaml",
    )
    edit(root, "values: [{id: v, name: V}]", "values: [{id: v, name: W}]")
    edit(root, "vision: V", "vision: W")
    (root / "feedback.yaml").unlink()
    (root / "sources").mkdir()
    (root / "sources" / "s.yaml").write_text("name: S\n")
    found = [(one.kind, one.id, one.what, [tuple(field) for field in one.fields]) for one in diff(root).changes]
    assert found == [
        ("strategy", "", "changed", [("vision", "V", "W")]),
        ("value", "v", "changed", [("name", "V", "W")]),
        ("metric", "new", "added", []),
        ("metric", "churn", "removed", []),
    ]


def test_what_cannot_be_read_is_said(root: Path) -> None:
    (root / "metrics.yaml").write_text("metrics: [\n")
    found = diff(root)
    assert (found.changes, found.unread) == ((), ("metrics.yaml",))


def test_before_there_was_a_workspace(root: Path) -> None:
    git(root, "mv", "cx.yaml", "other.txt")
    git(root, "commit", "-qm", "two")
    (root / "cx.yaml").write_text("schema: 1\nname: C\n")
    assert {one.what for one in diff(root).changes} == {"added"}


def test_json(root: Path) -> None:
    edit(root, "5.4", "5.8")
    body = json.loads(_json(diff(root)))
    assert (body["schema"], body["command"], body["day"]) == ("cx/1", "diff", "2026-09-30")
    (one,) = body["changes"]
    assert one["target"]["effect"] == "easier"
    assert one["fields"] == [{"field": "target.value", "was": "5.4", "now": "5.8"}]


@pytest.mark.parametrize("revision", ["none", "--output=x", "HEAD:cx.yaml"])
def test_an_unknown_commit(root: Path, revision: str) -> None:
    with pytest.raises(UsageError, match="git knows no commit"):
        diff(root, revision)


def test_hostile_texts_stay_on_their_line(root: Path) -> None:
    edit(root, "vision: V", "vision: ::error::x ##[group]")
    printed = _text(diff(root))
    assert "##[" not in printed
    assert not [line for line in printed.splitlines() if line.lstrip().startswith("::")]
