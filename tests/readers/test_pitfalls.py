"""The pitfalls of exports, each by its number in the known list: small files made for it, and what must come out."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

import cxkit
from cxkit.api.inspect import inspect
from cxkit.errors import CxError

FOLDER = Path(__file__).parent / "pitfalls"
CASES = {path.parent.name: yaml.safe_load(path.read_text(encoding="utf-8")) for path in FOLDER.glob("*/case.yaml")}
RUNS = [(name, run) for name, case in sorted(CASES.items()) for run in case["runs"]]


def exports(folder: Path, run: dict[str, Any], made: Path) -> list[str]:
    """The files of a run: those in its folder, or a workbook made of rows."""
    if "workbook" not in run:
        names = run["export"] if isinstance(run["export"], list) else [run["export"]]
        return [str(folder / name) for name in names]
    import openpyxl

    book = openpyxl.Workbook()
    if run.get("epoch") == 1904:
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    for row in run["workbook"]:
        book.active.append([dt.timedelta(seconds=cell["seconds"]) if isinstance(cell, dict) else cell for cell in row])
    book.save(made / "export.xlsx")
    return [str(made / "export.xlsx")]


def metrics(run: dict[str, Any]) -> list[str]:
    return run["metric"] if isinstance(run["metric"], list) else [run["metric"]]


@pytest.mark.parametrize(("name", "run"), RUNS, ids=[f"{name}: {run['that']}" for name, run in RUNS])
def test_pitfall(name: str, run: dict[str, Any], tmp_path: Path) -> None:
    paths = exports(FOLDER / name, run, tmp_path)
    options = run.get("options", {})
    if "stops" in run:
        with pytest.raises(CxError) as stopped:
            cxkit.score(paths, metrics(run), **options)
        _check_refusal(stopped.value, run["stops"])
        return
    found = cxkit.score(paths, metrics(run), **options)
    must = run["gives"]
    assert set(must) <= {*READ, "notes", "no_notes", "columns"}, "a key that nothing checks"
    assert {key: READ[key](found) for key in must if key in READ} == {k: v for k, v in must.items() if k in READ}
    for note in must.get("notes", []):
        assert any(note in said for said in found.notes), found.notes
    for note in must.get("no_notes", []):
        assert not any(note in said for said in found.notes), found.notes
    if "columns" in must:
        kinds = {one.column.name: one.kind for one in inspect(paths).profiles}
        assert {name: kinds[name] for name in must["columns"]} == must["columns"]
    for ledger in found.measurement.ledgers:
        assert ledger.balanced


def _check_refusal(error: CxError, must: dict[str, Any]) -> None:
    assert error.code == must.get("code", ""), error.message
    assert must.get("says", "") in error.message
    assert must.get("help", "") in error.hint
    assert error.hint
    if "line" in must:
        assert error.place.endswith(f":{must['line']}"), error.place
    for secret in must.get("never", []):
        assert secret not in error.message + error.hint


def _total(found: cxkit.Score) -> Any:
    return next(one for one in found.figures if not one.segment).answers


def _sum(found: cxkit.Score, what: str) -> Any:
    return sum(getattr(ledger, what) for ledger in found.measurement.ledgers)


def _reasons(found: cxkit.Score, what: str) -> dict[str, int]:
    reasons: dict[str, int] = {}
    for ledger in found.measurement.ledgers:
        for reason, n in getattr(ledger, what).items():
            reasons[reason] = reasons.get(reason, 0) + n
    return reasons


READ = {
    "reader": lambda found: found.measurement.ledgers[0].reader,
    "rows": lambda found: _sum(found, "rows"),
    "used": lambda found: _sum(found, "used"),
    "partial": lambda found: _sum(found, "partial"),
    "excluded": lambda found: _reasons(found, "excluded"),
    "rejected": lambda found: _reasons(found, "rejected"),
    "points": lambda found: {point: cell.n for point, cell in _total(found).cells.items()},
    "no_answer": lambda found: dict(_total(found).excluded),
    "n": lambda found: _total(found).n,
    "value": lambda found: round(next(one for one in found.figures if not one.segment).estimate.value, 6),
    "low_base": lambda found: found.figures[0].low_base,
    "suppressed": lambda found: found.figures[0].suppressed,
    "periods": lambda found: {
        one.period: None if one.answers is None else one.answers.n for one in found.figures if not one.segment
    },
    "segments": lambda found: {
        ", ".join(value for _, value in one.segment): one.answers.n for one in found.figures if one.segment
    },
    "ended": lambda found: dict(_total(found).ended),
    "running": lambda found: dict(_total(found).running),
}
"""What a case may ask of a score → how it is read off."""


def test_every_pitfall_has_its_folder() -> None:
    assert sorted(int(name[:2]) for name in CASES) == list(range(1, 32))
    assert all(case["pitfall"] and case["runs"] for case in CASES.values())
    held = {path.name for path in FOLDER.iterdir()}
    assert held == set(CASES)


def test_every_fixture_is_used() -> None:
    for name, case in CASES.items():
        named = {"case.yaml"}
        for run in case["runs"]:
            export = run.get("export", [])
            named |= set([export] if isinstance(export, str) else export)
        held = {path.name for path in (FOLDER / name).iterdir()}
        assert held - named == set(), f"{name}: files that no run reads"


def test_the_list_is_the_known_one(shared: Path) -> None:
    text = (shared / "formats.md").read_text(encoding="utf-8").partition("## 32. Pitfalls")[2].partition("## 33.")[0]
    numbers = [int(number) for number in re.findall(r"^ ?(\d{1,2})\. ", text, re.MULTILINE)]
    assert numbers == sorted(int(name[:2]) for name in CASES)
