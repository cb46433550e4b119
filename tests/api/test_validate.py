"""Which findings are shown, how much they weigh, and what is counted as not shown."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from cxkit.api.validate import update_baseline, validate
from cxkit.errors import UsageError
from cxkit.rules import RULES

DAY = "2026-10-31"
CONFIG = "schema: 1\nname: Corner\n"
JOURNEY = """name: Help
stages:
  - id: ask
    name: Ask
    lifecycle: support
    touchpoints:
      - {id: call, name: Call, channel: phone}
      - {id: chat, name: Chat, channel: chat}
"""


class Few:
    """Three rules, so that a new one changes no count here."""

    def all(self):
        return map(RULES.get, ("promise-without-metric", "touchpoint-without-owner", "unknown-rule"))


@pytest.fixture(autouse=True)
def few_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cxkit.rules._engine.RULES", Few())


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two touchpoints without an owner (JRN201) and a promise without a metric (STR101)."""
    (tmp_path / "journeys").mkdir()
    (tmp_path / "cx.yaml").write_text(CONFIG)
    (tmp_path / "strategy.yaml").write_text("vision: V\nmission: M\npromise: {says: Yes we do}\n")
    (tmp_path / "journeys" / "help.yaml").write_text(JOURNEY)
    return tmp_path


def said(root: Path, **options) -> list[tuple[str, str]]:
    return [(one.code, one.severity.word) for one in validate(root, as_of=DAY, **options).findings]


def test_all_of_it(root: Path) -> None:
    assert said(root) == [("JRN201", "warning"), ("JRN201", "warning"), ("STR101", "warning")]


@pytest.mark.parametrize(
    ("select", "ignore", "codes"),
    [
        (["STR101"], [], {"STR101"}),
        (["promise-without-metric"], [], {"STR101"}),
        (["JRN"], [], {"JRN201"}),
        (["jrn2"], [], {"JRN201"}),
        ([], ["JRN"], {"STR101"}),
        (["JRN", "STR"], ["JRN201"], {"STR101"}),
        (["YML"], [], set()),
    ],
)
def test_select_and_ignore(root: Path, select: list[str], ignore: list[str], codes: set[str]) -> None:
    found = validate(root, as_of=DAY, select=select, ignore=ignore)
    assert {one.code for one in found.findings} == codes
    assert len(found.findings) + found.hidden["not selected"] == 3


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("promise-without-metrics", "did you mean 'promise-without-metric'?"),
        ("STR1O1", "did you mean 'STR101'?"),
        ("JRNN", "did you mean 'JRN'?"),
        ("x", "give a code (SMT204), its beginning (SMT) or its name (unmeasurable-target)"),
    ],
)
def test_unknown_names_are_a_question(root: Path, name: str, hint: str) -> None:
    for option in ("select", "ignore"):
        with pytest.raises(UsageError) as caught:
            validate(root, **{option: [name]})
        assert caught.value.hint == hint


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        ("profile: starter", ["info", "info", "info"]),
        ("profile: regular", ["warning", "warning", "warning"]),
        ("profile: strict", ["error", "error", "error"]),
        ("severity: {JRN: info}", ["info", "info", "warning"]),
        ("severity: {JRN: info, JRN201: error}", ["error", "error", "warning"]),
        ("severity: {JRN201: info, touchpoint-without-owner: error}", ["error", "error", "warning"]),
        ("{profile: strict, severity: {STR101: info}}", ["error", "error", "info"]),
        ("off: {JRN: A draft}", ["warning"]),
        ("paths: [{files: journeys/*, severity: {JRN: error}}]", ["error", "error", "warning"]),
        (
            "{severity: {JRN: info}, paths: [{files: journeys/*, severity: {JRN201: error}}]}",
            ["error", "error", "warning"],
        ),
        ("paths: [{files: [journeys/h*.yaml], off: {touchpoint-without-owner: A draft}}]", ["warning"]),
        ("paths: [{files: personas/*, off: {touchpoint-without-owner: A draft}}]", ["warning"] * 3),
    ],
)
def test_weights_of_our_own(root: Path, rules: str, words: list[str]) -> None:
    inner = rules if rules.startswith("{") else f"{{{rules}}}"
    (root / "cx.yaml").write_text(f"{CONFIG}rules: {inner}\n")
    assert [word for _, word in said(root)] == words


def test_what_cannot_be_read_cannot_be_switched_off(root: Path) -> None:
    (root / "cx.yaml").write_text(f"{CONFIG}rules: {{off: {{SCH101: No}}, severity: {{yml: info}}}}\n")
    (root / "strategy.yaml").write_text("vison: V\n")
    codes = [code for code, _ in said(root, select=["CFG", "SCH"])]
    assert codes == ["CFG201", "CFG201", "SCH101"]


@pytest.mark.parametrize(
    ("rules", "column", "hint"),
    [
        ("off: {promise-without-metrics: So}", 15, "did you mean 'promise-without-metric'?"),
        ("severity: {STR99: info}", 20, "did you mean 'STR'?"),
        ("paths: [{files: x, off: {nothing: So}}]", 34, "give a code"),
    ],
)
def test_misspelt_settings_are_found(root: Path, rules: str, column: int, hint: str) -> None:
    (root / "cx.yaml").write_text(f"{CONFIG}rules: {{{rules}}}\n")
    (one,) = validate(root, as_of=DAY, select=["CFG201"]).findings
    assert one.position
    assert (one.position.line, one.position.column) == (3, column)
    assert hint in one.hint


@pytest.mark.parametrize("rules", ["profile: strickt", "severity: {STR101: warn}"])
def test_misspelt_words_are_found(root: Path, rules: str) -> None:
    (root / "cx.yaml").write_text(f"{CONFIG}rules: {{{rules}}}\n")
    (one,) = validate(root, as_of=DAY, select=["SCH117"]).findings
    assert one.hint.startswith(("did you mean 'strict'", "did you mean 'warning'", "write one of: error"))


def test_only_the_files_asked_for(root: Path) -> None:
    found = validate(root / "journeys", as_of=DAY)
    assert {one.loc.file for one in found.findings} == {"journeys/help.yaml"}
    assert found.hidden["in other files"] == 1
    assert len(validate([root / "strategy.yaml", root / "cx.yaml"], as_of=DAY).findings) == 1
    assert len(validate([root / "strategy.yaml", root], as_of=DAY).findings) == 3


def test_a_path_that_is_not_there(root: Path) -> None:
    with pytest.raises(UsageError, match="there is no"):
        validate(root / "strategi.yaml")


def test_without_ignores(root: Path) -> None:
    (root / "strategy.yaml").write_text("vision: V\nmission: M\npromise: {says: Yes}  # cx: ignore[STR101] May\n")
    assert ("STR101", "warning") not in said(root)
    assert validate(root, as_of=DAY).hidden["ignored with a reason"] == 1
    assert ("STR101", "warning") in said(root, ignores=False)


# --- baseline --------------------------------------------------------------------------------------------------------


def test_a_baseline_only_shrinks(root: Path) -> None:
    file = root / ".cx-baseline.yaml"
    update_baseline(root, baseline=file, as_of=DAY)
    assert file.read_text().splitlines()[3:] == [
        "findings:",
        "  - JRN201 call",
        "  - JRN201 chat",
        "  - STR101 strategy.yaml",
    ]
    found = validate(root, as_of=DAY, baseline=file)
    assert (found.findings, found.hidden["in the baseline"]) == ((), 3)

    # a new finding is shown, though another like it is put aside; lines may move
    more = JOURNEY.replace("touchpoints:\n", "touchpoints:\n      - {id: mail, name: Mail, channel: email}\n")
    (root / "journeys" / "help.yaml").write_text(more)
    (one,) = validate(root, as_of=DAY, baseline=file).findings
    assert (one.code, one.entity) == ("JRN201", "mail")

    # an update doesn't take it in
    update_baseline(root, baseline=file, as_of=DAY)
    assert len(validate(root, as_of=DAY, baseline=file).findings) == 1

    # what is mended must go
    (root / "journeys" / "help.yaml").write_text("".join(more.splitlines(keepends=True)[:-1]))
    two = validate(root, as_of=DAY, baseline=file).findings
    assert (two[0].code, two[0].message) == ("IGN105", "the baseline still lists JRN201 chat, which is mended")
    assert two[0].position
    assert two[0].position.line == 6
    update_baseline(root, baseline=file, as_of=DAY)
    assert [one.code for one in validate(root, as_of=DAY, baseline=file).findings] == ["JRN201"]
    assert "chat" not in file.read_text()
    before = file.read_bytes()
    update_baseline(root, baseline=file, as_of=DAY)
    assert file.read_bytes() == before


def test_a_baseline_named_in_the_workspace(root: Path) -> None:
    (root / "cx.yaml").write_text(f"{CONFIG}rules: {{baseline: .cx-baseline.yaml}}\n")
    with pytest.raises(UsageError, match="can't be read"):
        validate(root, as_of=DAY)
    update_baseline(root, as_of=DAY)
    assert said(root) == []


def test_a_baseline_without_a_name(root: Path) -> None:
    with pytest.raises(UsageError, match="which file"):
        update_baseline(root, as_of=DAY)


@pytest.mark.parametrize("text", ["a: b\n", "[", "", "schema: cx-baseline/9\nfindings: []\n"])
def test_what_is_no_baseline_is_not_overwritten(root: Path, text: str) -> None:
    file = root / ".b.yaml"
    file.write_text(text)
    with pytest.raises(UsageError):
        update_baseline(root, baseline=file, as_of=DAY)
    assert file.read_text() == text


def test_what_cannot_be_read_is_not_put_aside(root: Path) -> None:
    (root / "strategy.yaml").write_text("vision: [\n")
    file = update_baseline(root, baseline=root / ".b.yaml", as_of=DAY)
    assert "YML" not in file.read_text()
    assert [one.code for one in validate(root, as_of=DAY, baseline=file).findings] == ["YML103"]


def test_odd_ids_in_a_baseline(root: Path) -> None:
    (root / "metrics.yaml").write_text('metrics: [{id: "a: # b", name: N, kpi: nps, source: s}]\n')
    file = update_baseline(root, baseline=root / ".b.yaml", as_of=DAY)
    assert not validate(root, as_of=DAY, baseline=file).findings


# --- since -----------------------------------------------------------------------------------------------------------


def git(root: Path, *arguments: str) -> None:
    named = ["-c", "user.name=a", "-c", "user.email=a@b.invalid", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *named, "-C", str(root), *arguments], check=True, capture_output=True)


@pytest.fixture
def history(root: Path) -> Path:
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "one")
    return root


def test_since_shows_what_came_in(history: Path) -> None:
    journey = history / "journeys" / "help.yaml"
    assert said(history, since="HEAD") == []
    more = "      - {id: mail, name: Mail, channel: email}\n"
    journey.write_text("# a line above\n" + JOURNEY + more)
    found = validate(history, as_of=DAY, since="HEAD")
    assert [one.entity for one in found.findings] == ["mail"]
    assert found.hidden["older than HEAD"] == 3


def test_since_leaves_the_repository_as_it_is(history: Path) -> None:
    hook = history / ".git" / "hooks" / "post-checkout"
    hook.write_text("#!/bin/sh\ntouch ran\n")
    hook.chmod(0o755)
    git(history, "config", "core.fsmonitor", "touch ran; false")
    before = sorted(path for path in history.rglob("*"))
    said(history, since="HEAD")
    assert sorted(path for path in history.rglob("*")) == before


def test_since_in_a_folder_of_the_repository(tmp_path: Path, root: Path) -> None:
    inner = tmp_path / "deep" / "er"
    inner.mkdir(parents=True)
    for name in ("cx.yaml", "strategy.yaml", "journeys"):
        (root / name).rename(inner / name)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "one")
    assert said(inner, since="HEAD") == []


@pytest.mark.parametrize("revision", ["none", "--help", "-x", "HEAD:cx.yaml", "HEAD..HEAD", "$(touch ran)", ""])
def test_since_an_unknown_commit(history: Path, revision: str) -> None:
    if not revision:
        assert len(said(history, since=revision)) == 3
        return
    with pytest.raises(UsageError, match="git knows no commit"):
        validate(history, as_of=DAY, since=revision)
    assert not (history / "ran").exists()


def test_since_without_a_repository(root: Path) -> None:
    with pytest.raises(UsageError, match="isn't in a git repository"):
        validate(root, as_of=DAY, since="HEAD")


def test_since_before_there_was_a_workspace(history: Path) -> None:
    git(history, "mv", "cx.yaml", "cx.txt")
    git(history, "commit", "-qm", "two")
    (history / "cx.yaml").write_text(CONFIG)
    assert len(said(history, since="HEAD")) == 3


def test_json_tells_the_entity(root: Path) -> None:
    from cxkit.formats import FORMATS

    found = json.loads(FORMATS.get("json")(validate(root, as_of=DAY)))["findings"]
    assert [one["entity"] for one in found] == ["call", "chat", None]


def test_faults_of_one_file_cost_nothing_in_another(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Looking for echoes of faults grows with the files, not with their square."""
    from cxkit.loading.workspace import Partial

    asked: list[str] = []
    touches = Partial.touches

    def counted(self: Partial, loc) -> bool:
        asked.append(self.file)
        return touches(self, loc)

    monkeypatch.setattr(Partial, "touches", counted)
    for n in range(20):
        stage = "name: Help\nstages:\n  - {id: sID, name: Ask, zzqx: 1, touchpoints: [{id: cID, name: Call}]}\n"
        (root / "journeys" / f"j{n}.yaml").write_text(stage.replace("ID", str(n)))
    assert len(validate(root, as_of=DAY, select=["SCH101"]).findings) == 20
    assert len(asked) <= 2 * 20
