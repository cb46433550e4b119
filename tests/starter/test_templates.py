"""Templates: complete, clean on any day they are made, the same for the same day, and never written over anything."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from cxkit.api import schema
from cxkit.api.init import BLANK, TEMPLATES, company, init
from cxkit.api.validate import validate
from cxkit.errors import CxError, OutputError, UsageError
from cxkit.findings import Severity
from cxkit.loading.splice import held, written
from cxkit.starter.fill import filled

TRADES = tuple(name for name in TEMPLATES if name != BLANK)
DAYS = (date(2026, 11, 24), date(2027, 1, 1), date(2027, 2, 28), date(2028, 2, 29), date(2026, 12, 31))
KINDS = {"cx", "strategy", "governance", "segments", "feedback", "metrics", "capabilities", "recommendations",
         "roadmap", "risks", "training", "communication", "persona", "journey", "review"}  # fmt: skip


def told(root: Path, day: date) -> list[str]:
    found = [one for one in validate(root, as_of=day).findings if one.code != "GOV401"]  # no repository is here
    return [f"{one.loc.file}:{one.position.line if one.position else 0}: {one.code} {one.message}" for one in found]


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("template", TRADES)
def test_a_trade_is_clean_when_it_is_made_and_some_weeks_later(tmp_path: Path, template: str, day: date) -> None:
    init(tmp_path / "w", template=template, as_of=day)
    for later in (0, 1, 13, 29):
        assert told(tmp_path / "w", day + timedelta(days=later)) == []


@pytest.mark.parametrize("template", TRADES)
def test_a_trade_holds_every_kind_of_file(tmp_path: Path, template: str) -> None:
    written = init(tmp_path / "w", template=template, as_of=DAYS[0]).written
    assert {schema.of(place) for place in written} >= KINDS
    assert set(schema.kinds()) == KINDS


@pytest.mark.parametrize("template", TEMPLATES)
def test_files_name_schemas_that_are_there_and_agree(tmp_path: Path, template: str) -> None:
    root = tmp_path / "w"
    for place in init(root, template=template, as_of=DAYS[0]).written:
        if not place.endswith(".yaml") or place.startswith("."):
            continue
        first = (root / place).read_text().splitlines()[0]
        path = (root / place).parent / first.removeprefix("# yaml-language-server: $schema=")
        held = json.loads(json.dumps(yaml.safe_load((root / place).read_text()), default=date.isoformat))
        jsonschema.Draft7Validator(json.loads(path.read_text())).validate(held)


@pytest.mark.parametrize("asks", [(), ("nps",), ("csat", "ces"), ("nps", "csat", "ces")], ids=str)
def test_a_blank_strategy_has_no_errors(tmp_path: Path, asks: tuple[str, ...]) -> None:
    init(tmp_path / "w", asks=asks, as_of=DAYS[0])
    found = validate(tmp_path / "w", as_of=DAYS[0])
    assert found.count(Severity.ERROR) == 0, told(tmp_path / "w", DAYS[0])
    assert found.findings, "blanks are to be filled in"


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_same_day_makes_the_same_bytes(tmp_path: Path, template: str) -> None:
    trees = []
    for name in ("a", "b"):
        init(tmp_path / name, name="Acme", template=template, as_of=DAYS[0])
        paths = sorted(path for path in (tmp_path / name).rglob("*") if path.is_file())
        trees.append({path.relative_to(tmp_path / name).as_posix(): path.read_bytes() for path in paths})
    assert trees[0] == trees[1]
    for place, data in trees[0].items():
        assert b"\r" not in data, place
        assert data.endswith(b"\n"), place
        assert not re.search(rb"<[a-z-]+( [-+]?\d+)?>", data), place


def test_a_second_start_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    init(tmp_path, name="Acme", template="blank")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    with pytest.raises(OutputError, match=r"cx\.yaml is there already"):
        init(tmp_path, name="Other", template=TRADES[0])
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_what_stands_beside_a_strategy_is_kept(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine\n")
    (tmp_path / ".gitignore").write_text("node_modules/\n")
    started = init(tmp_path, name="Acme")
    assert set(started.kept) == {"README.md", ".gitignore"}
    assert (tmp_path / "README.md").read_text() == "mine\n"
    assert (tmp_path / "cx.yaml").is_file()


def test_a_start_that_fails_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "cx").mkdir()
    (tmp_path / "cx" / "journeys").write_text("a file where a folder is wanted\n")
    with pytest.raises(OutputError):
        init(tmp_path / "cx", template=TRADES[0])
    assert [path.name for path in (tmp_path / "cx").rglob("*") if path.is_file()] == ["journeys"]


def hostile(shared: Path, kind: str) -> list[str]:
    lines = (shared / "hostile/names" / f"{kind}.jsonl").read_text().splitlines()
    return [json.loads(line)["s"] for line in lines]


@pytest.mark.parametrize("kind", ["ids", "paths", "terminal", "xss", "gha", "formula", "pii", "xmljson"])
def test_hostile_names_are_refused_or_read_back(shared: Path, kind: str) -> None:
    for name in hostile(shared, kind):
        try:
            called = company(name)
        except UsageError as error:
            assert error.message == "this name can't be used"
            continue
        assert held(f"name: {written(called)}\n") == {"name": name.strip()}


def test_a_hostile_name_stays_a_name(shared: Path, tmp_path: Path) -> None:
    for at, name in enumerate(hostile(shared, "ids")[:10]):
        try:
            init(tmp_path / str(at), name=name)
        except UsageError:
            assert not (tmp_path / str(at)).exists()
            continue
        found = validate(tmp_path / str(at))
        assert found.workspace.config.name == (name.strip() or str(at))
        assert not found.workspace.unreadable


@pytest.mark.parametrize(
    "bad", [{"template": "sas"}, {"currency": "euro"}, {"timezone": "Mars/Base"}, {"asks": ["nsp"]}]
)
def test_answers_that_cannot_be_used(tmp_path: Path, bad: dict[str, object]) -> None:
    with pytest.raises(CxError) as stopped:
        init(tmp_path / "w", **bad)
    assert stopped.value.hint
    assert not (tmp_path / "w").exists()


@given(st.text(max_size=40))
@settings(max_examples=150)
def test_any_name_reads_back(name: str) -> None:
    try:
        called = company(name)
    except UsageError:
        return
    text = f"name: {written(called)}\n"
    assert held(text) == {"name": called}
    assert yaml.safe_load(text) == {"name": called}


@given(st.dates(date(2001, 1, 1), date(2200, 1, 1)), st.integers(-60, 60))
def test_placeholders(day: date, steps: int) -> None:
    text = filled(f"<day {steps}> <month-end {steps}> <quarter-end {steps}> <month {steps}> <quarter {steps}>", {}, day)
    on, month_end, quarter_end, month, quarter = text.split()
    moved = date.fromisoformat(on)
    assert abs((moved - day).days - steps) <= 2
    assert moved.weekday() < 5
    assert (date.fromisoformat(month_end) + timedelta(days=1)).day == 1
    end = date.fromisoformat(quarter_end)
    assert end.month % 3 == 0
    assert month == month_end[:7]
    assert quarter == f"{end.year}-q{end.month // 3}"


def test_every_template_is_packed() -> None:
    packed = files("cxkit.starter").joinpath("templates")
    assert {item.name for item in packed.iterdir() if item.is_dir()} == set(TEMPLATES)


def test_a_whole_example_unless_it_is_said_what_is_asked(tmp_path: Path) -> None:
    assert len(init(tmp_path / "whole", as_of=DAYS[0]).written) > len(
        init(tmp_path / "blank", asks=["nps"], as_of=DAYS[0]).written
    )
