"""A contract over all layouts: a table of answers, verbatims, days and ids comes back cell by cell, whoever wrote it."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from cxkit.readers import open_export
from cxkit.readers._responses import Responses
from cxkit.scales.decode import Decoding, decide
from cxkit.scales.scale import Scale
from cxkit.scan.request import BLANK, Group, Request
from cxkit.scan.tally import scan

CASES = yaml.safe_load((Path(__file__).parent / "layouts.yaml").read_text(encoding="utf-8"))
CALLED = [case.get("called", case["reader"]) for case in CASES]
KEY, WORDS, DAY = "cx key", "Why that score?", "Day of the answer"
NASTY = (
    '"', '""', ",", ";", "\t", "|", "\n", "\n\n", "'", "=1+1", "+353", "-1", "@x", "\\", "\\n", "<b>so</b>", "{{field:1}}",
    "Null", "None", "N/A", "#N/A", "nan", "0", "9,5", "1e5", " ", "\u00a0", "\u2028", "\u0085", "\ufeff", "\u200b", "ü",
    "İ", "ẞ", "שלום", "👍🏽", "𝒳", "a" * 300, "Respondent ID", "Grand Totals", "Reporting period", "sep=;", "{", "}", "[]",
)  # fmt: skip
WORDED = st.lists(st.sampled_from(NASTY) | st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=6))


@dataclass(frozen=True)
class Row:
    """What somebody answered."""

    answer: int | None
    words: str
    day: dt.date | None


def rows_of(scale: Scale) -> st.SearchStrategy[list[Row]]:
    day = st.dates(dt.date(2020, 1, 1), dt.date(2029, 12, 31))
    row = st.builds(Row, st.none() | st.sampled_from(list(scale.points)), WORDED.map("".join), st.none() | day)
    return st.lists(row, min_size=1, max_size=12)


def cell(case: dict, answer: int | None) -> str:
    return case.get("blank", "") if answer is None else str(case.get("points", {}).get(answer, answer))


def filled(case: dict, number: int, answer: int | None) -> str:
    """The layout's own columns of a row."""
    text = cell(case, answer)
    points = Scale.parse(case.get("scale", "0..10")).points
    spread = ",".join(cell(case, at) if at == answer else "" for at in points)
    plain = case["row"].replace("{answer:json}", "null" if not text else "{answer}")
    return plain.format(id=number, answer=text, spread=spread).rstrip("\n")


def as_json(case: dict, rows: list[Row]) -> str:
    records = []
    for number, row in enumerate(rows):
        record = json.loads(filled(case, number, row.answer))
        records.append({**record, KEY: f"k{number}", WORDS: row.words, DAY: row.day and row.day.isoformat()})
    if "under" in case:
        return json.dumps({case["under"]: records, "next_page": None}, indent=1)
    return "\n".join(json.dumps(record, ensure_ascii=False) for record in records)


def as_text(case: dict, rows: list[Row]) -> str:
    heads = [line.format() for line in case["head"]]
    delimiter = next(sign for sign in "\t;," if sign in heads[0])
    all_quoted = all(quoted(line, delimiter) for line in heads)
    trailing = heads[0].endswith(delimiter)
    stream = io.StringIO()
    writer = csv.writer(
        stream, delimiter=delimiter, lineterminator="\n", quoting=csv.QUOTE_ALL if all_quoted else csv.QUOTE_MINIMAL
    )

    def write(line: str, more: list[str]) -> None:
        own = next(csv.reader(io.StringIO(line, newline=""), delimiter=delimiter))
        writer.writerow([*own[: len(own) - trailing], *more, *[""] * trailing])

    for number, line in enumerate(heads):
        pattern = case.get("more", ["{name}", "{name}", "{name}"])[number]
        write(line, [pattern.format(name=name) for name in (KEY, WORDS, DAY)])
    for number, row in enumerate(rows):
        write(filled(case, number, row.answer), [f"k{number}", row.words, row.day.isoformat() if row.day else ""])
    return stream.getvalue() + "".join(f"{line}\n" for line in case.get("footer", []))


def quoted(line: str, delimiter: str) -> bool:
    return all(part.startswith('"') for part in line.lstrip("\ufeff").split(delimiter))


def read_back(responses: Responses, score: str) -> dict[str, tuple[str | None, str | None, str | None]]:
    """Key → raw answer, words and day."""
    key, *columns = (responses.column(name).position for name in (KEY, score, WORDS, DAY))
    tally = scan(responses, Request(tuple(columns), ((key,),)))
    found: dict[str, list[str | None]] = {}
    for group, counts in tally.groups.items():
        if group.segment:
            assert sum(one.n for one in counts.values()) == 1
            found.setdefault(group.segment[0][1], [None] * 3)[columns.index(group.question)] = next(iter(counts))
    return {key: (one[0], one[1], one[2]) for key, one in found.items() if key != BLANK}


@pytest.mark.parametrize("case", CASES, ids=CALLED)
@settings(max_examples=5, deadline=None, derandomize=True)
@given(data=st.data())
def test_a_table_comes_back(case: dict, data: st.DataObject) -> None:
    scale = Scale.parse(case.get("scale", "0..10"))
    rows = data.draw(rows_of(scale))
    text = as_json(case, rows) if case.get("form") == "jsonl" else as_text(case, rows)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"export.{'json' if case.get('form') == 'jsonl' else 'csv'}"
        path.write_bytes(text.encode(case.get("encoding", "utf-8")))
        responses = open_export([str(path)])
        found = read_back(responses, case.get("column", "score"))
        zone = responses.files[0].zone or "UTC"
        days = scan(responses, Request((0,), period="day", time=responses.column(DAY).position, zone=zone))
        column = responses.column(case.get("column", "score"))
    assert responses.reader == case["reader"]
    assert {key: (words, day) for key, (_, words, day) in found.items()} == {
        f"k{number}": (row.words or None, row.day.isoformat() if row.day else None) for number, row in enumerate(rows)
    }
    decoding = Decoding(scale, codes=column.labels, unanswered=column.missing)
    reading = decide(
        Counter(answer for answer, _, _ in found.values()), decoding, column="q", kpi="csat", option="--metric csat=q"
    )
    answers = {key: reading.points.get(answer) for key, (answer, _, _) in found.items()}
    assert answers == {f"k{number}": row.answer for number, row in enumerate(rows)}
    dated = Counter(row.day.isoformat() for row in rows if row.day)
    assert dated == {
        group.period: sum(one.n for one in cells.values())
        for group, cells in days.groups.items()
        if group == Group(0, (), group.period) and group.period
    }
