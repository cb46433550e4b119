"""`cx migrate`: an old layout becomes the present one, to the byte; a newer one is refused with a sentence."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from cxkit.api.init import init
from cxkit.api.migrate import migration, write
from cxkit.api.validate import validate
from cxkit.errors import UsageError
from cxkit.files import write_folder

DAY = date(2026, 11, 24)


def tree(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A whole strategy in the layout of schema 0."""
    root = init(tmp_path / "w", template="saas", as_of=DAY).root
    (root / "metrics.yaml").rename(root / "kpis.yaml")
    for path in root.rglob("*.yaml"):
        text = path.read_text()
        if path.name == "kpis.yaml":
            text = text.replace("metrics:\n", "kpis:\n").replace("    kpi: ", "    formula: ")
        elif path.name == "cx.yaml":
            text = text.replace("schema: 1", "schema: 0   # first layout")
        else:
            text = re.sub(r"\bmetric: ", "kpi: ", text)
            text = re.sub(r"\bmetrics: ", "kpis: ", text)
        if path.name == "roadmap.yaml":
            text = text.replace(
                "    phase: open-words\n", "    phase: open-words\n    status: running   # since spring\n"
            )
        path.write_text(text)
    return root


def test_an_old_layout_becomes_the_present_one(old: Path, tmp_path: Path) -> None:
    meant = init(tmp_path / "meant", name="w", template="saas", as_of=DAY).root
    found = migration(old)
    assert found.version == 0
    assert found.after["kpis.yaml"] is None
    before = tree(old)
    assert tree(old) == before, "looking changes nothing"
    write(found)
    after = tree(old)
    wanted = tree(meant)
    phase = b"    phase: open-words\n"
    wanted["cx.yaml"] = wanted["cx.yaml"].replace(b"schema: 1", b"schema: 1   # first layout")
    wanted["roadmap.yaml"] = wanted["roadmap.yaml"].replace(phase, phase + b"    x-status: running   # since spring\n")
    assert after == wanted
    assert [finding.code for finding in validate(old, as_of=DAY).findings] == ["GOV401"]


def test_a_second_run_has_nothing_to_do(old: Path) -> None:
    write(migration(old))
    assert migration(old).after == {}


def test_other_commands_say_what_to_do(old: Path) -> None:
    with pytest.raises(UsageError, match="this strategy is of schema 0, and this cx reads 1") as refused:
        validate(old)
    assert refused.value.hint == "see what would change: cx migrate"


@pytest.mark.parametrize("run", [validate, migration])
def test_a_newer_one_is_refused(tmp_path: Path, run) -> None:
    write_folder(tmp_path / "w", {"cx.yaml": b"schema: 2\nname: A\n"})
    with pytest.raises(UsageError, match="this strategy is of schema 2, and this cx knows 1") as refused:
        run(tmp_path / "w")
    assert "newer cx" in refused.value.hint


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"cx.yaml": b"schema: zero\nname: A\n"}, "the schema in cx.yaml is no version"),
        (
            {"cx.yaml": b"schema: 0\nname: A\n", "strategy.yaml": b"promise: {kpi: a, metric: b}\n"},
            "stand side by side",
        ),
        ({"cx.yaml": b"schema: 0\nname: A\n", "risks.yaml": b"risks: [\n"}, "a bracket was never closed"),
        ({"cx.yaml": b"schema: 0\nname: A\n", "risks.yaml": b"<<: {a: b}\n"}, ""),
    ],
)
def test_refused_and_unchanged(tmp_path: Path, files: dict[str, bytes], message: str) -> None:
    write_folder(tmp_path / "w", files)
    before = tree(tmp_path / "w")
    if message:
        with pytest.raises(UsageError, match=message):
            migration(tmp_path / "w")
    else:
        migration(tmp_path / "w")
    assert tree(tmp_path / "w") == before


def test_keys_of_the_author_and_every_other_byte_stay(tmp_path: Path) -> None:
    mark = b"\xef\xbb\xbf"
    text = "# kpi: x\r\nx-kpi: {status: mine}   # é 😀\r\npromise: {\"kpi\": nps, says: 'kpi: status'}\r\nstatus: |\r\n  open\r\n"
    write_folder(tmp_path / "w", {"cx.yaml": b"schema: 0\nname: A", "strategy.yaml": mark + text.encode()})
    write(migration(tmp_path / "w"))
    meant = text.replace('"kpi": nps', "metric: nps").replace("\nstatus: |", "\nx-status: |")
    assert (tmp_path / "w/strategy.yaml").read_bytes() == mark + meant.encode()
    assert (tmp_path / "w/cx.yaml").read_bytes() == b"schema: 1\nname: A"
