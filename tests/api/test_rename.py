"""`cx rename`: every mention follows, nothing else moves, and there and back is where one began."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cxkit import files
from cxkit.api.init import init
from cxkit.api.rename import kinds, renaming, write
from cxkit.api.validate import validate
from cxkit.errors import OutputError, UsageError
from cxkit.files import write_folder

DAY = date(2026, 11, 24)
OLD = {
    "value": "say-it-first", "business-objective": "renewals", "goal": "loyalty", "objective": "help-is-easy",
    "competitor": "bigsuite", "trend": "assistants", "department": "support", "role": "head-of-cx",
    "stakeholder": "customers", "forum": "steering", "decision": "set-target", "segment": "team-accounts",
    "persona": "office-lead", "journey": "first-year", "stage": "get-help", "touchpoint": "ticket",
    "pain": "told-before", "opportunity": "warm-hello", "source": "user-survey", "study": "talks", "loop": "monthly-causes",
    "advocacy": "users-tell-users", "metric": "nps", "capability": "one-history", "system": "helpdesk-tool",
    "recommendation": "tell-first", "team": "product-team", "phase": "open-words", "initiative": "status-page",
    "activity": "page-build", "risk": "leak", "course": "bad-news", "message": "month", "attribute": "plan",
    "question": "user-survey.recommend",
}  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return init(tmp_path / "w", template="saas", as_of=DAY).root


def tree(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.mark.parametrize("kind", kinds())
def test_there_and_back(root: Path, kind: str) -> None:
    old = OLD[kind]
    if kind == "opportunity":
        path = root / "journeys/first-year.yaml"
        path.write_text(
            path.read_text().replace(
                "        pains:\n", f"        opportunities: [{{id: {old}, says: A word}}]\n        pains:\n", 1
            )
        )
    before, found = tree(root), len(validate(root, as_of=DAY).findings)
    fresh = "user-survey.zebra" if kind == "question" else "zebra"
    write(renaming(kind, old, fresh, root=root))
    after = tree(root)
    assert after != before
    assert [
        finding for finding in validate(root, as_of=DAY).findings if finding.code[:3] in ("REF", "SCH", "YML")
    ] == []
    assert len(validate(root, as_of=DAY).findings) == found, "nothing is found that wasn't there before"
    if kind not in ("attribute", "question"):
        assert "zebra" in validate(root).workspace.ids(kind)
        assert old not in validate(root).workspace.ids(kind)
    write(renaming(kind, fresh, old, root=root))
    assert tree(root) == before


def test_a_file_called_like_it_moves(root: Path) -> None:
    found = renaming("journey", "first-year", "second-year", root=root)
    assert found.moved == ("journeys/first-year.yaml", "journeys/second-year.yaml")
    write(found)
    assert not (root / "journeys/first-year.yaml").exists()
    assert (root / "journeys/second-year.yaml").is_file()


def test_what_was_put_aside_stays_put_aside(root: Path) -> None:
    config, kept = root / "cx.yaml", root / ".cx-baseline.yaml"
    config.write_text(f"{config.read_text()}\nrules: {{baseline: .cx-baseline.yaml}}\n")
    kept.write_text("schema: cx-baseline/1\nfindings:\n  - SMT101 help-is-easy\n  - SMT101 help-is-easy-b\n")
    write(renaming("objective", "help-is-easy", "easy-help", root=root))
    assert kept.read_text().endswith("findings:\n  - SMT101 easy-help\n  - SMT101 help-is-easy-b\n")


def test_a_dry_run_changes_nothing(root: Path) -> None:
    before = tree(root)
    found = renaming("metric", "help-ease", "ease", root=root)
    assert tree(root) == before
    assert {change.file for change in found.changes} >= {"metrics.yaml", "strategy.yaml", "risks.yaml", "roadmap.yaml"}
    text = next(change.after for change in found.changes if change.file == "risks.yaml").decode()
    assert "trigger: ease < 55 % for 2 periods" in text


def test_every_byte_beside_the_name_stays(tmp_path: Path) -> None:
    mark = b"\xef\xbb\xbf"
    metrics = mark + "metrics:  # é 😀\r\n- {id: \"old\", name: 'old old', kpi: nps, source: s}   # old\r\n".encode()
    strategy = (
        b"promise: {says: The old one, metric: old.emotion}\n"
        b"standards:\n  - expects: old\n    metric:   'old'  # old\n"
        b'objectives:\n- id: old\n  name: Keep the old\n  metric: "\\x6fld"'
    )
    write_folder(tmp_path / "w", {"cx.yaml": b"name: old\n", "metrics.yaml": metrics, "strategy.yaml": strategy})
    write(renaming("metric", "old", "new-one", root=tmp_path / "w"))
    assert (tmp_path / "w/metrics.yaml").read_bytes() == metrics.replace(b'id: "old"', b'id: "new-one"')
    assert (tmp_path / "w/strategy.yaml").read_bytes() == strategy.replace(b"old.emotion", b"new-one.emotion").replace(
        b"  'old' ", b"  'new-one' "
    ).replace(b'"\\x6fld"', b'"new-one"')


@pytest.mark.parametrize(
    ("kind", "old", "new", "message"),
    [
        ("metrik", "nps", "x", "nothing of the kind 'metrik' has an id to change"),
        ("metric", "npss", "x", "no metric is called 'npss'"),
        ("metric", "nps", "churn", "the id 'churn' is taken"),
        ("role", "ceo", "customers", "the id 'customers' is taken"),
        ("metric", "nps", "N", "this can't be an id"),
        ("metric", "nps", "../nps", "this can't be an id"),
        ("persona", "office-lead", "con", "can't be an id"),
        ("review", "2026-q3", "2026-q4", "nothing of the kind 'review' has an id to change"),
        ("question", "recommend", "x", "no question is called '.recommend'"),
        ("question", "user-survey.recommend", "known", "the id 'known' is taken"),
    ],
)
def test_refused(root: Path, kind: str, old: str, new: str, message: str) -> None:
    before = tree(root)
    with pytest.raises(UsageError, match=message.replace("(", r"\(").replace(".", r"\.")):
        renaming(kind, old, new, root=root)
    assert tree(root) == before


def test_a_file_that_cannot_be_read_may_name_it(root: Path) -> None:
    (root / "risks.yaml").write_text("risks: [\n")
    with pytest.raises(UsageError, match=r"risks\.yaml can't be read, and may name 'nps'"):
        renaming("metric", "nps", "x", root=root)


def test_what_is_not_understood_may_name_it(root: Path) -> None:
    path = root / "strategy.yaml"
    path.write_text(path.read_text().replace("    metric: nps\n", "    metrc: nps\n", 1))
    with pytest.raises(UsageError, match=r"strategy\.yaml:\d+ isn't understood, and names 'nps'"):
        renaming("metric", "nps", "x", root=root)


def test_records_do_not_follow(demo: Path) -> None:
    from cxkit.api.score_source import score_source

    export = min((demo / "exports/owners").glob("*.csv"))
    score_source([str(export)], root=demo, as_of=DAY, record=True)
    records = {path: path.read_bytes() for path in (demo / "measurements").rglob("*.yaml")}
    named = next(
        one.id for one in validate(demo).workspace.metrics if any(one.id.encode() in data for data in records.values())
    )
    with pytest.raises(UsageError, match="records are never changed") as refused:
        renaming("metric", named, "zebra", root=demo)
    assert "--new-series" in refused.value.hint
    found = renaming("metric", named, "zebra", root=demo, new_series=True)
    assert found.notes == ("1 record of measurements/ keeps the old id; the series begins anew",)
    write(found)
    assert {path: path.read_bytes() for path in (demo / "measurements").rglob("*.yaml")} == records


def test_all_or_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = renaming("role", "head-of-cx", "zebra", root=root)
    before = tree(root)
    done = []
    whole = files.replace

    def fails_at_the_fourth(path: Path, data: bytes) -> None:
        done.append(path)
        if len(done) == 4:
            message = "the disk is full"
            raise OutputError(message)
        whole(path, data)

    monkeypatch.setattr(files, "replace", fails_at_the_fourth)
    with pytest.raises(OutputError, match="full"):
        write(found)
    assert tree(root) == before


def test_a_file_changed_meanwhile_is_not_written_over(root: Path) -> None:
    found = renaming("role", "head-of-cx", "zebra", root=root)
    (root / "strategy.yaml").write_text("vision: mine\n")
    before = tree(root)
    with pytest.raises(OutputError, match=r"strategy\.yaml was changed meanwhile"):
        write(found)
    assert tree(root) == before
