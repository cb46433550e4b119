"""A contract over all readers: answers written in a tool's layout come back the same, and every row is accounted for."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import cxkit
from cxkit.errors import DataError
from cxkit.readers import READERS, open_export
from cxkit.readers._open import _heads
from cxkit.scales.scale import Scale

CASES = yaml.safe_load((Path(__file__).parent / "layouts.yaml").read_text(encoding="utf-8"))
CALLED = [case.get("called", case["reader"]) for case in CASES]
OF_A_FORM = {"parquet", "excel", "spss"}  # their cases are made by other programs; see test_workbook and test_spss


class Answer:
    """An answer as the layout writes it: in text, in JSON, or in one column per point."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __format__(self, form: str) -> str:
        if form != "json":
            return self.text
        return "null" if not self.text else self.text if self.text.lstrip("-").isdigit() else json.dumps(self.text)


def written(case: dict, answers: list[int | None]) -> tuple[bytes, Counter[str], Counter[int]]:
    """An export, why rows don't count, and how often each point was answered."""
    scale = Scale.parse(case.get("scale", "0..10"))
    lines = [line.format() for line in case.get("head", [])]

    def row(pattern: str, number: int, answer: int | None) -> str:
        text = case.get("blank", "") if answer is None else str(case.get("points", {}).get(answer, answer))
        spread = ",".join(str(case.get("points", {}).get(at, at)) if at == answer else "" for at in scale.points)
        return pattern.format(id=number, answer=Answer(text), spread=spread)

    first = case.get("blank", "") if not answers or answers[0] is None else answers[0]
    lines += [row(case["row"], number, answer) for number, answer in enumerate(answers)]
    reasons: Counter[str] = Counter()
    for pattern, reason in case.get("others", []) if answers else []:
        lines.append(pattern.format(first=first))
        reasons[reason] += 1
    footer = case.get("footer", [])
    lines += footer
    if footer:
        reasons["footer"] = len(footer)
    text = "\n".join(lines) + "\n"
    if "under" in case:
        text = f'{{"{case["under"]}": [{",".join(lines)}], "next_page": null}}'
    data = text.encode(case.get("encoding", "utf-8"))
    return data, reasons, Counter(answer for answer in answers if answer is not None)


def score(case: dict, path: Path) -> cxkit.Score:
    scale = Scale.parse(case.get("scale", "0..10"))
    return cxkit.score(path, [f'mean="{case.get("column", "score")}",scale={scale}'])


def suffix(case: dict) -> str:
    return ".jsonl" if case.get("form") == "jsonl" else ".csv"


def test_every_reader_has_a_layout() -> None:
    assert {case["reader"] for case in CASES} | OF_A_FORM == set(READERS.names())


@pytest.mark.parametrize("name", READERS.names())
def test_its_page_says_how_to_export_and_who_counts(name: str) -> None:
    unit = READERS.get(name)
    paragraphs = unit.page.split("\n\n")
    if not unit.form:
        assert paragraphs[1].startswith("How to export: ")
        assert any(part.startswith("Who counts: ") for part in paragraphs)


@pytest.mark.parametrize("case", CASES, ids=CALLED)
def test_exactly_one_reader_knows_it(case: dict, tmp_path: Path) -> None:
    path = tmp_path / f"export{suffix(case)}"
    path.write_bytes(written(case, [*Scale.parse(case.get("scale", "0..10")).points])[0])
    head = next(iter(_heads(str(path), None, None, None)))
    claims = [unit.name for unit in READERS.all() if unit.sniff(head) and not unit.form]
    assert claims == ([] if READERS.get(case["reader"]).form else [case["reader"]])


def test_two_claims_are_a_question(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text(
        "Issue key,Issue id,Ticket ID,First response time (in hrs),Resolution time (in hrs),Agent interactions\n"
    )
    with pytest.raises(DataError) as stopped:
        open_export([str(path)])
    assert (stopped.value.code, stopped.value.message) == ("DAT105", "freshdesk and jira both know it")
    assert stopped.value.hint == "choose one: --reader freshdesk or --reader jira"
    assert open_export([str(path)], reader="jira").reader == "jira"


def test_a_reader_that_does_not_fit_is_refused_with_those_that_do(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text("Issue key,Issue id\nSD-1,1\n")
    with pytest.raises(DataError) as stopped:
        open_export([str(path)], reader="qualtrics")
    assert stopped.value.code == "DAT114"
    assert stopped.value.hint.startswith("it looks like: jira, table;")


@pytest.mark.parametrize("case", CASES, ids=CALLED)
def test_who_counts(case: dict, tmp_path: Path) -> None:
    scale = Scale.parse(case.get("scale", "0..10"))
    answers = list(scale.points) * 2
    data, reasons, counts = written(case, answers)
    path = tmp_path / f"export{suffix(case)}"
    path.write_bytes(data)
    responses = open_export([str(path)])
    assert responses.reader == case["reader"]
    assert responses.files[0].zone == case.get("zone", responses.files[0].zone if "zone" not in case else None)
    found = score(case, path)
    ledger = found.measurement.ledgers[0]
    assert dict(ledger.excluded) == dict(reasons)
    assert (ledger.used, ledger.rejected) == (len(answers), {})
    answered = found.figures[0].answers
    assert {point: cell.n for point, cell in answered.cells.items()} == counts


@pytest.mark.parametrize("case", CASES, ids=CALLED)
@settings(max_examples=4, deadline=None, derandomize=True)
@given(data=st.data())
def test_answers_come_back(case: dict, data: st.DataObject) -> None:
    scale = Scale.parse(case.get("scale", "0..10"))
    point = st.sampled_from(list(scale.points))
    answers = [*data.draw(st.lists(st.one_of(st.none(), point), min_size=1, max_size=40)), *scale.points, *scale.points]
    body, reasons, counts = written(case, answers)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"export{suffix(case)}"
        path.write_bytes(body)
        found = score(case, path)
    ledger = found.measurement.ledgers[0]
    assert ledger.rows == ledger.used + sum(reasons.values())
    answered = found.figures[0].answers
    assert {at: cell.n for at, cell in answered.cells.items()} == counts
    assert sum(answered.excluded.values()) == answers.count(None)


PARTIAL = [case for case in CASES if "partial" in case]


@pytest.mark.parametrize("case", PARTIAL, ids=[case.get("called", case["reader"]) for case in PARTIAL])
def test_partial_responses_are_said_and_can_be_dropped(case: dict, tmp_path: Path) -> None:
    top = Scale.parse(case.get("scale", "0..10")).high
    data, reasons, _ = written({**case, "others": []}, [top] * 9)
    text = data.decode(case.get("encoding", "utf-8")).lstrip("\ufeff")
    line = case["partial"].format(answer=Answer(str(case.get("points", {}).get(top, top))))
    text = text.replace("]", f",{line}]", 1) if "under" in case else f"{text}{line}\n"
    path = tmp_path / f"export{suffix(case)}"
    path.write_bytes(text.encode(case.get("encoding", "utf-8")))
    column = f'mean="{case["column"]}",scale={case.get("scale", "0..10")}'
    kept = cxkit.score(path, [column])
    assert kept.figures[0].answers.n == 10
    assert any(note.startswith("1 response is partial") for note in kept.notes)
    dropped = cxkit.score(path, [column], partials="drop")
    assert dropped.figures[0].answers.n == 9
    assert dict(dropped.measurement.ledgers[0].excluded) == {**reasons, "partial": 1}


@pytest.mark.parametrize("case", CASES, ids=CALLED)
def test_two_exports_that_overlap(case: dict, tmp_path: Path) -> None:
    """Where the layout has an id of responses, a response in both files counts once."""
    scale = Scale.parse(case.get("scale", "0..10"))
    data, _, counts = written({**case, "others": []}, list(scale.points))
    paths = [tmp_path / f"{name}{suffix(case)}" for name in ("one", "two")]
    for path in paths:
        path.write_bytes(data)
    responses = open_export([str(path) for path in paths])
    found = cxkit.score(paths, [f'mean="{case.get("column", "score")}",scale={scale}'])
    times = 1 if responses.files[0].repeats else 2
    assert found.figures[0].answers.n == times * sum(counts.values())
    assert all(ledger.balanced for ledger in found.measurement.ledgers)


@pytest.mark.parametrize(
    ("kind", "says"), [("Survey", "without any answers"), ("Responses", "answers of a LimeSurvey")]
)
def test_a_limesurvey_as_xml_is_named(kind: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "survey.lss"
    path.write_text(f"<?xml version='1.0'?>\n<document>\n <LimeSurveyDocType>{kind}</LimeSurveyDocType>\n</document>\n")
    with pytest.raises(DataError, match=says) as stopped:
        open_export([str(path)])
    assert "as CSV" in stopped.value.hint
