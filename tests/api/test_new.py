"""`cx new`: what is added loads, says what is to be filled in, and moves nothing that was there."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from cxkit.api.init import init
from cxkit.api.new import kinds, new
from cxkit.api.validate import validate
from cxkit.errors import UsageError
from cxkit.files import write_folder
from cxkit.loading.insert import with_entry
from cxkit.loading.splice import held

DAY = date(2026, 11, 24)
WITHIN = {
    "stage": "first-year",
    "touchpoint": "start",
    "pain": "ticket",
    "opportunity": "ticket",
    "activity": "status-page",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return init(tmp_path / "w", template="saas", as_of=DAY).root


@pytest.mark.parametrize("kind", kinds())
def test_everything_that_can_be_added_loads(root: Path, kind: str) -> None:
    before = {path: path.read_text() for path in root.rglob("*.yaml")}
    added = new(kind, "2030-q1" if kind == "review" else "brand-new", root=root, within=WITHIN.get(kind))
    found = validate(root, as_of=DAY)
    assert not found.workspace.unreadable
    for finding in found.findings:
        assert finding.code[:3] not in ("YML", "CFG"), finding
        assert finding.code == "SCH103" or finding.code[:3] not in ("SCH", "REF"), finding
    if kind != "review":
        assert "brand-new" in found.workspace.ids(kind)
        text = (root / added.file).read_text().splitlines()
        assert "brand-new" in text[added.line - 1] or added.line == 1
    for path, text in before.items():
        kept = iter(path.read_text().splitlines())
        assert all(line in kept for line in text.splitlines()), "every line is there, in order"


@pytest.mark.parametrize("kind", kinds())
def test_a_blank_strategy_takes_it_too(tmp_path: Path, kind: str) -> None:
    root = init(tmp_path / "w", template="blank", as_of=DAY).root
    new("journey", "one", root=root)
    new("initiative", "go", root=root)
    new(kind, "2030-q1" if kind == "review" else "brand-new", root=root,
        within={"touchpoint": None, "pain": None, "activity": None}.get(kind))  # fmt: skip
    assert not validate(root, as_of=DAY).workspace.unreadable


def test_what_it_says(tmp_path: Path) -> None:
    root = init(tmp_path / "w", template="blank", as_of=DAY).root
    added = new("goal", "closeness", root=root)
    lines = (root / added.file).read_text().splitlines()
    assert lines[added.line - 1 : added.line + 3] == [
        "  - id: closeness",
        "    name: Closeness                 # its title, without figures",
        "    # serves: …                     # the business objectives behind it",
        "    # values: …                     # the values it serves",
    ]


@pytest.mark.parametrize(
    ("kind", "ident", "message", "hint"),
    [
        ("jorney", "x", "no kind of part is called 'jorney'", "did you mean 'journey'?"),
        ("metric", "nps", "the id 'nps' is taken (metrics.yaml:3)", "ids of metrics are given once"),
        ("role", "customers", "the id 'customers' is taken", "role or stakeholder group"),
        ("metric", "NPS", "this can't be an id", "begin with a small letter"),
        ("persona", "con", "can't be an id", "choose another"),
        ("review", "summer", "a review is named by its period", "2026-q3"),
        ("pain", "slow", "in which touchpoint?", "--in"),
    ],
)
def test_refused(root: Path, kind: str, ident: str, message: str, hint: str) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    with pytest.raises(UsageError) as refused:
        new(kind, ident, root=root)
    assert message in refused.value.message
    assert hint in refused.value.hint
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_hostile_ids(root: Path, shared: Path) -> None:
    import re

    for kind in ("ids", "paths"):
        for line in (shared / f"hostile/names/{kind}.jsonl").read_text().splitlines():
            name = json.loads(line)["s"]
            if not re.fullmatch(r"[a-z][a-z0-9-]{0,62}", name):
                with pytest.raises(UsageError):
                    new("persona", name, root=root)
    assert {path.name for path in (root / "personas").iterdir()} == {"office-lead.yaml"}
    assert {path.name for path in root.parent.iterdir()} == {"w"}


LAYOUTS = {
    "block": "risks:\n  - id: a\n    name: A   # why\n    # deeper\n\n# tail\nx: 1\n",
    "flush": "risks:\n- {id: a}\n",
    "wide": "risks:\n-   id: a\n    b: |\n      text\n\n\n-   id: b",
    "empty": "risks: []   # none yet\nx: 1\n",
    "nothing": "risks:\nx: 1\n",
    "missing": "x: 1",
    "flow": "risks: [{id: a}, {id: b}]\n",
    "flow over lines": "risks: [\n  {id: a},\n  {id: b},  # last\n]\n",
    "crlf": "a: 1\r\nrisks:\r\n  - id: a\r\n    name: A\r\n\r\n  - id: b\r\n    name: B\r\n",
    "folded": "risks:\n  - id: a\n    says: >-\n      two\n      lines\nz: 1\n",
    "astral": "a: {é: 😀}\nrisks: [{id: 😀}]\n",
    "plain over lines": "risks:\n  - id: a\n    says: two\n      lines\n  - id: b\n    says: one\n",
    "comments only": "# nothing yet\nx: 1   # one\n",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_entry_joins_any_layout(layout: str) -> None:
    text = LAYOUTS[layout]
    after = with_entry(text, ("risks",), ["id: new", "# name: …", "name: New"], "{id: new, name: New}")
    meant = held(text)
    meant["risks"] = [*(meant.get("risks") or []), {"id": "new", "name": "New"}]
    assert held(after) == meant
    for part in ("# why", "# deeper", "# tail", "# none yet", "# last", "# nothing yet", "# one"):
        assert after.count(part) == text.count(part)
    assert after.count("\r\n") == after.count("\n") if "\r\n" in text else "\r" not in after


def test_bytes_that_are_not_text_stay(tmp_path: Path) -> None:
    mark = b"\xef\xbb\xbf"
    write_folder(
        tmp_path / "w",
        {"cx.yaml": b"name: A\n", "goals.txt": b"", "strategy.yaml": mark + b"goals:\r\n- {id: a, name: A}"},
    )
    new("goal", "b", root=tmp_path / "w")
    data = (tmp_path / "w/strategy.yaml").read_bytes()
    assert data.startswith(mark + b"goals:\r\n- {id: a, name: A}\r\n- id: b\r\n")
    assert not data.endswith(b"\n"), "a file without a last line break stays so"


def test_one_line_holders_are_refused(tmp_path: Path) -> None:
    write_folder(tmp_path / "w", {"cx.yaml": b"name: A\n", "journeys/j.yaml": b"name: J\nstages: [{id: s, name: S}]\n"})
    with pytest.raises(UsageError, match="written in one line"):
        new("touchpoint", "t", root=tmp_path / "w")
