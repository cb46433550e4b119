"""JSON however it is laid out: the same records give the same figures, and what is broken is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import cxkit
from cxkit.errors import DataError
from cxkit.readers import _json_records, open_export

LAYOUTS = {
    "lines": lambda records: "\n".join(json.dumps(one) for one in records),
    "blank lines between": lambda records: "\n\n".join(json.dumps(one) for one in records) + "\n\n",
    "array": json.dumps,
    "array over lines": lambda records: json.dumps(records, indent=2),
    "objects over lines": lambda records: "\n".join(json.dumps(one, indent=2) for one in records),
    "under data": lambda records: json.dumps({"data": records}),
    "under tickets, over lines": lambda records: json.dumps({"count": len(records), "tickets": records}, indent=1),
    "under results, with another list": lambda records: json.dumps({"users": [{"id": 1}], "results": records}),
    "under a key of its own": lambda records: json.dumps({"customerFeedback": records}),
    "pages on lines": lambda records: "\n".join(json.dumps({"items": [one], "next_page": None}) for one in records),
    "pages over lines": lambda records: "\n".join(
        json.dumps({"items": records[at : at + 3], "has_more": True, "total": 9}, indent=2)
        for at in range(0, len(records), 3)
    ),
    "mark of a byte order": lambda records: "\ufeff" + json.dumps(records),
}
RECORDS = [
    {"id": at, "score": at % 11, "words": 'a "b", {c} [d]\n\u2028 ü', "tags": [{"x": 1}], "in": {"deep": at}}
    for at in range(33)
]


def exported(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "export.json"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("chunk", [1024 * 1024, 7])
def test_the_same_figures(tmp_path: Path, layout: str, chunk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_json_records, "_CHUNK", chunk)
    path = exported(tmp_path, LAYOUTS[layout](RECORDS))
    assert [column.name for column in open_export([str(path)]).columns] == ["id", "score", "words", "tags", "in.deep"]
    found = cxkit.score(path, ["nps=score"])
    assert {point: cell.n for point, cell in found.figures[0].answers.cells.items()} == dict.fromkeys(range(11), 3)


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.dictionaries(st.text(max_size=5), st.text() | st.integers() | st.none()), min_size=2, max_size=6),
    st.sampled_from(sorted(LAYOUTS)),
)
def test_any_texts(tmp_path: Path, records: list[dict], layout: str) -> None:
    records = [{"id": at, "score": 9, **record} for at, record in enumerate(records)]
    text = LAYOUTS[layout](records)
    if any("\x00" in key for record in records for key in record):
        return
    file = open_export([str(exported(tmp_path, text))]).files[0]
    assert {column.header for column in file.columns} == {key for record in records for key in record}
    assert file.rejected == {}


def test_a_cut_document_counts_nothing(tmp_path: Path) -> None:
    text = json.dumps({"data": RECORDS}, indent=1)
    for cut in (len(text) - 1, len(text) // 2, len(text) - 8):
        with pytest.raises(DataError) as stopped:
            open_export([str(exported(tmp_path, text[:cut]))])
        assert stopped.value.code in ("DAT102", "DAT112")


def test_a_bad_record_in_an_array_is_rejected_by_its_line(tmp_path: Path) -> None:
    text = '[{"score": 9},\n 7,\n {"score": NaN},\n {"score": 1, "score": 2}, {"score": 8}]'
    file = open_export([str(exported(tmp_path, text))]).files[0]
    assert file.rejected == {"no JSON object": 1, "no finite number": 1, "key given twice": 1}
    assert file.bad_line == 2


def test_a_page_of_an_error_is_rejected(tmp_path: Path) -> None:
    pages = ['{"tickets": [{"score": 9}], "count": 1}', '{"error": "limit"}', '{"tickets": [{"score": 9}], "count": 1}']
    file = open_export([str(exported(tmp_path, "\n".join(pages)))]).files[0]
    assert file.rejected == {"page without records": 1}


@pytest.mark.parametrize(
    "found", [{"data": RECORDS, "items": RECORDS}, {"surveyed": RECORDS, "asked": RECORDS}, {"a": RECORDS, "n": 1}]
)
def test_two_lists_are_a_question(tmp_path: Path, found: dict) -> None:
    with pytest.raises(DataError) as stopped:
        open_export([str(exported(tmp_path, json.dumps(found)))])
    assert stopped.value.code == "DAT102"
    assert "jq -c" in stopped.value.hint


def test_records_with_lists_of_items_are_no_pages(tmp_path: Path) -> None:
    orders = [{"id": at, "score": 9, "items": [{"sku": "a"}, {"sku": "b"}]} for at in range(9)]
    for layout in ("lines", "objects over lines", "array"):
        assert len(cxkit.score(exported(tmp_path, LAYOUTS[layout](orders)), ["nps=score"]).figures) == 1
        assert cxkit.score(exported(tmp_path, LAYOUTS[layout](orders)), ["nps=score"]).figures[0].answers.n == 9
    one = exported(tmp_path, json.dumps({"id": 1, "score": 9, "lines": [{"sku": "a"}]}))
    assert [column.name for column in open_export([str(one)]).columns] == ["id", "score", "lines"]


def test_a_long_document_is_read_piece_by_piece(tmp_path: Path) -> None:
    records = [{"id": at, "score": at % 11, "words": "x" * 90} for at in range(6_600)]
    for layout in ("array", "under data", "lines"):
        found = cxkit.score(exported(tmp_path, LAYOUTS[layout](records)), ["nps=score"])
        assert found.figures[0].answers.n == 6_600
