"""Figures in the report: a value with its interval and n, or words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cxkit.api.results import gather
from cxkit.loading.load import load
from cxkit.render.blocks import Answer, Cell, Columns, Points, Table, Tally
from cxkit.results import MetricResult, Point, Results
from cxkit.sections import SECTIONS
from cxkit.sections import _figures as figures
from cxkit.verdicts.change import Change

FIGURE = Point("2026-q3", date(2026, 9, 30), 32.44, 27.2, 37.5, 846)


@pytest.fixture(scope="module")
def results(recorded_demo: Path) -> Results:
    return gather(load(recorded_demo), date(2026, 11, 22))


@pytest.fixture
def metric(results: Results) -> MetricResult:
    return next(one for one in results.metrics if one.metric.kpi == "nps" and one.series)


def written(results: Results, name: str) -> list:
    return [block for block in SECTIONS.get(name).write(results) if not isinstance(block, str)]


@pytest.mark.parametrize(
    ("unit", "point", "text", "note"),
    [
        ("points", FIGURE, "32.4", "27.2–37.5"),
        ("%", FIGURE, "32.4\u202f%", "27.2–37.5"),
        ("1-5", replace(FIGURE, value=3.92, low=3.77, high=4.08), "3.92", "3.77–4.08, on 1–5"),
        ("1-5", replace(FIGURE, value=4.415, low=4.38, high=4.46), "4.42", "4.38–4.46, on 1–5"),
        ("1-5", replace(FIGURE, value=4.415, low=4.401, high=4.429), "4.42", "4.401–4.429, on 1–5"),
        ("points", replace(FIGURE, value=-1.25, low=-6.94, high=7.7), "\u22121.3", "\u22126.9 to +7.7"),
        (
            "%",
            replace(FIGURE, value=None, low=None, high=None, n=None, reason="fewer than 5"),
            "fewer than 5",
            "2026 Q3",
        ),
    ],
)
def test_a_value_comes_with_its_interval_or_a_reason(metric: MetricResult, unit, point, text, note) -> None:
    cell = figures.value_cell(replace(metric, unit=unit), point)
    assert (cell.text, cell.note) == (text, note)


def test_nothing_measured_is_said_in_words(metric: MetricResult) -> None:
    assert figures.value_cell(metric, None).text == "not measured"
    assert figures.n_cell(replace(FIGURE, n=24, low_base=True)) == Cell("24", "low base", tone="italic")


@pytest.mark.parametrize(
    ("word", "difference", "low", "high", "told"),
    [
        ("no_evidence", 0.4, -6.9, 7.7, "+0.4 (\u22126.9 to +7.7)"),
        ("up", 4.6, 0.9, 8.3, "+4.6 (0.9–8.3)"),
        ("down", -0.2164, -0.43, -0.0029, "\u22120.216 (\u22120.430 to \u22120.003)"),
        ("up", 0.30, 0.13, 0.47, "+0.30 (0.13–0.47)"),
    ],
)
def test_evidence_of_a_change_never_reads_as_zero(word, difference, low, high, told) -> None:
    assert figures.change_size(Change(difference, low, high, 0.01, 0.01, 1, 1.0, word), "points") == told


@pytest.mark.parametrize(
    ("kpi", "statistic", "told"),
    [
        ("share", "share", ""),
        ("ces", "share", "share above the middle"),
        ("csat", "top-two-box", "two highest boxes"),
        ("csat", "mean", "mean"),
        ("nps", "net", ""),
    ],
)
def test_the_statistic_is_named(metric: MetricResult, kpi, statistic, told) -> None:
    one = replace(
        metric, metric=metric.metric.model_copy(update={"kpi": kpi, "period": None}), statistic=statistic, kpi_title="K"
    )
    assert figures.statistic_note(one) == ", ".join(part for part in ("K", told) if part)


def test_board_page_counts_and_orders_verdicts(results: Results) -> None:
    blocks = written(results, "summary")
    words = [one.verdict.word if one.verdict else "" for one in results.objectives]
    tally = next(one for one in blocks if isinstance(one, Tally))
    assert {word: int(told.split()[0]) for word, told in tally.entries} == {word: words.count(word) for word in words}
    board = next(one for one in blocks if isinstance(one, Table))
    order = [row[0].verdict for row in board.rows]
    assert order == sorted(order, key=["met", "missed", "cannot_tell", ""].index)
    answer = next(
        one
        for block in blocks
        for one in (block.columns[0] if isinstance(block, Columns) else (block,))
        if isinstance(one, Answer)
    )
    assert answer.quote == results.workspace.strategy.promise.says
    assert "n " in answer.why


def test_missed_objectives_and_open_actions_need_a_decision(demo: Path) -> None:
    (demo / "reviews").mkdir(exist_ok=True)
    (demo / "reviews" / "2026-q4.yaml").write_text(
        "at: 2026-11-02\nforum: none\nactions:\n"
        "  - {what: Ring them all, by: 2026-11-10}\n  - {what: Write to them, by: 2026-12-10}\n  - {what: Ask them, by: 2026-11-01, done: 2026-11-01}\n"
    )
    points = [
        one
        for block in written(gather(load(demo), date(2026, 11, 22)), "summary")
        for one in ([block] if isinstance(block, Points) else [])
    ]
    heads = {head for one in points for head, _ in one.entries}
    assert "Ring them all" in heads
    assert not {"Write to them", "Ask them"} & heads


def test_scorecard_has_a_row_for_each_metric_and_no_bare_number(results: Results) -> None:
    card = next(one for one in written(results, "scorecard") if isinstance(one, Table))
    rows = [row for row in card.rows if not isinstance(row, str)]
    assert sorted(row[0].text for row in rows) == sorted(one.metric.name for one in results.metrics)
    for row in rows:
        assert all(len(row) == len(card.heads) for row in rows)
        if row[1].tone == "big":
            assert "–" in row[1].note or " to " in row[1].note
            assert row[2].text
            assert row[3].svg
            assert row[4].svg
