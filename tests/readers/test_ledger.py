"""A contract over all readers: every row of an export is used, excluded for a reason, or rejected for one."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from cxkit.readers import open_export
from cxkit.scales.scale import Scale
from cxkit.scan.request import Request
from cxkit.scan.tally import scan

CASES = [
    case
    for case in yaml.safe_load((Path(__file__).parent / "layouts.yaml").read_text(encoding="utf-8"))
    if "under" not in case  # one JSON document has no lines of its own to spoil
]
CALLED = [case.get("called", case["reader"]) for case in CASES]
LEAST = 24


class Answer:
    """An answer as the layout writes it, in text or in JSON."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __format__(self, form: str) -> str:
        return self.text if form != "json" or self.text.lstrip("-").isdigit() else json.dumps(self.text)


class Export:
    """Rows of a layout as they are drawn, and how many records they make."""

    def __init__(self, case: dict) -> None:
        self.case = case
        self.scale = Scale.parse(case.get("scale", "0..10"))
        self.is_json = case.get("form") == "jsonl"
        self.lines: list[str] = []
        self.records = 0

    def answered(self, number: int) -> str:
        point = list(self.scale.points)[number % len(self.scale.points)]
        text = str(self.case.get("points", {}).get(point, point))
        words = self.case.get("points", {})
        spread = ",".join(str(words.get(one, one)) if one == point else "" for one in self.scale.points)
        return self.case["row"].format(id=number, answer=Answer(text), spread=spread).rstrip("\n")

    def add(self, kind: str, number: int) -> None:
        others = [pattern for pattern, _ in self.case.get("others", [])]
        if kind == "nothing":
            self.lines.append("")
            return
        if kind == "other" and others:
            line = others[number % len(others)].format(
                first=str(self.case.get("points", {}).get(self.scale.low, self.scale.low))
            )
        elif kind == "partial" and "partial" in self.case:
            line = self.case["partial"].format(
                answer=Answer(str(self.case.get("points", {}).get(self.scale.high, self.scale.high)))
            )
        elif kind == "faulty":
            line = '{"cut": ' if self.is_json else self.answered(number) + self.delimiter * 3 + "x"
        else:
            line = self.answered(number)
        self.lines.append(line)
        self.records += 1

    @property
    def delimiter(self) -> str:
        head = self.case["head"][0]
        return max(",;\t", key=head.count)

    def write(self, path: Path, lines: list[str]) -> str:
        head = [line.format() for line in self.case.get("head", [])]
        text = "\n".join([*head, *lines, *self.case.get("footer", [])]) + "\n"
        path.write_bytes(text.encode(self.case.get("encoding", "utf-8")))
        return str(path)


KIND = st.sampled_from(("answer", "answer", "other", "partial", "faulty", "nothing"))


@pytest.mark.parametrize("case", CASES, ids=CALLED)
@settings(max_examples=2, deadline=None, derandomize=True)
@given(kinds=st.lists(KIND, max_size=12), data=st.data())
def test_rows_in_are_rows_out(case: dict, kinds: list[str], data: st.DataObject) -> None:
    made = Export(case)
    drawn = data.draw(st.permutations([*["answer"] * LEAST, *kinds[:4]]))
    for number, kind in enumerate(drawn):
        made.add(kind, number)
    footers = len(case.get("footer", []))
    with tempfile.TemporaryDirectory() as folder:
        name = "export.jsonl" if made.is_json else "export.csv"
        half = len(made.lines) // 2
        whole = [made.write(Path(folder) / name, made.lines)]
        parts = [
            made.write(Path(folder) / f"{at}-{name}", part)
            for at, part in enumerate((made.lines[:half], made.lines[half:]))
        ]
        paths = parts if len(kinds) % 2 and not made.is_json else whole
        responses = open_export(paths)
        column = responses.column(case.get("column", "score")).position
        ledgers = scan(responses, Request((column,)), max_rejected=0.999).ledgers
        assert sum(one.rows for one in ledgers) == made.records + footers * len(paths)
        for one in ledgers:
            assert one.rows == one.used + sum(one.excluded.values()) + sum(one.rejected.values())
            assert all(reason and n > 0 for reason, n in (*one.excluded.items(), *one.rejected.items()))
        assert sum(sum(one.rejected.values()) for one in ledgers) == drawn.count("faulty")
