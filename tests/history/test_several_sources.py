"""A metric that several sources feed: their counts are one figure, and what one lacks is never overlooked."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxkit.api.history import history
from cxkit.api.results import gather
from cxkit.api.score_source import score_source
from cxkit.api.today import today
from cxkit.loading.load import load

DAY = "2026-11-22"
FILES = {
    "cx.yaml": "schema: 1\ncompany: A\ncurrency: EUR\ntimezone: UTC\n",
    "feedback.yaml": (
        "sources:\n"
        "  - {id: mail, name: Mail, kind: transactional, files: mail/*.csv, columns: {time: at},"
        " questions: {q: {text: 'How was it?', column: Q1, scale: 1..5}}}\n"
        "  - {id: call, name: Call, kind: transactional, files: call/*.csv, columns: {time: at},"
        " questions: {q: {text: 'How was it for you?', column: score, scale: 1..5}}}\n"
    ),
    "metrics.yaml": (
        "metrics:\n  - {id: content, name: Content, kpi: csat, source: [mail, call], question: q, period: month}\n"
    ),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    return tmp_path


def record(root: Path, source: str, month: str, points: str):
    head = {"mail": "Q1", "call": "score"}[source]
    path = root / source / f"{month}.csv"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"at,{head}\n" + "".join(f"{month}-07,{point}\n" for point in points * 20))
    return score_source([str(path)], root=root, as_of=DAY, record=True)


def series(root: Path) -> list[tuple[str, float | None, int | None, str | None]]:
    (metric,) = gather(load(root), today(DAY)).metrics
    return [(one.period, one.value, one.n, one.reason) for one in metric.series]


def test_each_source_has_its_own_words_and_columns(root: Path) -> None:
    found = record(root, "mail", "2026-07", "55411")
    assert (
        "content is fed by mail, call: record each, and cx status says where all of them together stand" in found.notes
    )
    assert any(note.startswith("recorded ") for note in record(root, "call", "2026-07", "51").notes)


def test_a_period_is_all_sources_together(root: Path) -> None:
    record(root, "mail", "2026-07", "55411")
    record(root, "call", "2026-07", "51111")
    assert series(root) == [("2026-07", pytest.approx(40), 200, None)]


def test_a_wave_that_a_source_lacks_is_not_shown_as_the_whole(root: Path) -> None:
    record(root, "mail", "2026-07", "55411")
    record(root, "mail", "2026-08", "55411")
    record(root, "call", "2026-08", "51111")
    record(root, "call", "2026-09", "51111")
    assert series(root) == [
        ("2026-07", pytest.approx(60), 100, None),
        ("2026-08", pytest.approx(40), 200, None),
        ("2026-09", None, None, "not recorded of mail"),
    ]


def test_records_of_two_sources_are_not_two_parts_of_a_quarter(root: Path) -> None:
    for month in ("2026-07", "2026-08", "2026-09"):
        record(root, "mail", month, "55411")
        if month != "2026-08":
            record(root, "call", month, "51111")
    (row,) = history(root, period="quarter").rows
    assert (row.n, row.value) == (500, pytest.approx(44))
    assert (row.parts, row.of) == (("2026-07", "2026-08", "2026-09"), 3)
    assert row.sources == ("call", "mail")
    assert row.lacking == ("2026-08 of call",)
    assert len(history(root).rows) == 5
