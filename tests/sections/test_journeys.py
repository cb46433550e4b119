"""Journey maps: every column in its place, measured against drawn, whole stages together."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cxkit.api.results import gather
from cxkit.loading.load import load
from cxkit.render.blocks import Heading, StageMap, Table
from cxkit.render.numbers import written_as
from cxkit.sections import SECTIONS

HEAD = "schema: 1\nname: Shop\ncurrency: EUR\n"


def blocks(root: Path, journeys: dict[str, str], **files: str) -> list:
    (root / "cx.yaml").write_text(HEAD)
    (root / "journeys").mkdir()
    for name, text in journeys.items():
        (root / "journeys" / f"{name}.yaml").write_text(text)
    for name, text in files.items():
        (root / f"{name}.yaml").write_text(text)
    results = gather(load(root), date(2026, 11, 22))
    with written_as("en", "EUR"):
        return [block for block in SECTIONS.get("journeys").write(results) if not isinstance(block, str)]


def stage(name: str, touchpoints: int) -> str:
    listed = ", ".join(
        f"{{id: {name}{at}, name: {name} {at}, channel: web, emotion: {at % 3 - 1}}}" for at in range(touchpoints)
    )
    return f"  - {{id: {name}, name: {name}, needs: [to be done], touchpoints: [{listed}]}}\n"


def test_more_than_ten_touchpoints_stand_in_groups_of_whole_stages(tmp_path: Path) -> None:
    text = "name: Long\nstages:\n" + stage("a", 4) + stage("b", 5) + stage("c", 4) + stage("d", 12)
    maps = [one for one in blocks(tmp_path, {"long": text}) if isinstance(one, StageMap)]
    assert [[name for name, _, _ in one.stages] for one in maps] == [["a", "b"], ["c"], ["d"]]
    assert [one.width for one in maps] == [9, 4, 12]
    for one in maps:
        assert all(row.svg or len(row.cells) == one.width for row in one.rows)
        assert all(len(row) == len(one.table.heads) for row in one.table.rows)


def test_a_wanted_journey_follows_the_one_it_draws_anew(tmp_path: Path) -> None:
    now = "name: Buying\nstages:\n" + stage("x", 1)
    later = "name: Buying at ease\nstate: future\nof: z-buy\nstages:\n" + stage("y", 1)
    other = "name: Middle\nstages:\n" + stage("m", 1)
    drawn = blocks(tmp_path, {"z-buy": now, "a-later": later, "middle": other})
    heads = [one.text for one in drawn if isinstance(one, Heading)]
    assert heads == ["Middle", "Buying", "Buying at ease (wanted; draws “Buying” anew)"]
    wanted = [one for one in drawn if isinstance(one, StageMap)][-1]
    assert ">wanted<" in next(row.svg for row in wanted.rows if row.svg)


def rows(block: StageMap) -> dict[str, list[str]]:
    def told(cell) -> str:
        return " ".join([cell.text, cell.note, *(told(part) for part in cell.parts)]).strip()

    return {row.label: [told(cell) for cell in row.cells] for row in block.rows if not row.svg}


MAP = """
name: Help
stages:
  - id: ask
    name: Ask
    owner: care
    touchpoints:
      - id: chat
        name: Chat
        channel: chat
        emotion: {ann: -1, bob: 1}
        pains: [{id: waits, says: Nobody answers, affects: 30, severity: 5, because: Two people, worth: 1000..2000}]
        personalised: {uses: [name]}
        journey: deeper
      - {id: call, name: Call, channel: phone, moment_of_truth: true, ideal: {says: At once, emotion: 2}}
handovers: [{from: chat, to: call, carries: [name], loses: [words]}]
"""


def test_cells_say_what_is_there_and_what_is_missing(tmp_path: Path) -> None:
    governance = "roles: [{id: care, name: Head of care, held_by: Ida}]\n"
    drawn = blocks(tmp_path, {"help": MAP, "deeper": "name: Deeper\n"}, governance=governance)
    told = rows(next(one for one in drawn if isinstance(one, StageMap)))
    assert told["Owner"] == ["Ida", "Ida"]
    assert told["KPI"] == ["not measured", "not measured"]
    assert told["Hand-over"] == ["to Call: name loses words", ""]
    assert "severity 5 of 5 30\u202f% Nobody answers" in told["Pain"][0]
    assert "opens “Deeper”" in told["Touchpoint"][0]
    assert told["Personal by"][0] == "name no legal ground"
    assert "Thinks" not in told
    pains = next(one for one in drawn if isinstance(one, Table) and one.heads[0] == "Pain")
    assert [cell.text for cell in pains.rows[0]][4:] == ["€1,000–2,000", "nothing"]
    assert pains.rows[0][5].tone == "signal"


def test_a_relationship_survey_says_nothing_of_one_contact(demo: Path) -> None:
    """Only what was asked after a contact is held against the curve; the mean lies between the ends of the scale."""
    from cxkit.api.score_source import score_source
    from cxkit.sections._feelings import felt

    for source in ("owners", "contacts"):
        for path in sorted((demo / "exports" / source).glob("*.csv")):
            score_source([str(path)], root=demo, as_of="2026-11-22", record=True)
    results = gather(load(demo), date(2026, 11, 22))
    kinds = set()
    for journey in results.workspace.journeys:
        for touchpoint in (one for stage in journey.stages for one in stage.touchpoints):
            feeling = felt(results, touchpoint)
            sources = {
                results.workspace.get("source", source).kind
                for metric in touchpoint.metrics
                for source in results.metric(metric).metric.source
            }
            if feeling.measured:
                value, low, high = feeling.measured
                assert -2 <= low <= value <= high <= 2
                assert sources != {"relationship"}
                kinds |= sources
    assert "transactional" in kinds


def test_feeling_is_the_mean_laid_over_the_scale() -> None:
    from cxkit.api.results import _feeling
    from cxkit.history.record import RecordedFigure
    from cxkit.scales.distribution import Distribution
    from cxkit.scales.scale import Scale
    from cxkit.stats.weights import Cell

    answers = Distribution({1: Cell.of(10), 5: Cell.of(30)}, Scale(1, 5))  # mean 4
    value, low, high = _feeling(RecordedFigure((), answers), 0.95)
    assert value == pytest.approx(1.0)
    assert high - value == pytest.approx(
        2.022691 * (3.0 * 40 / 39) ** 0.5 / 40**0.5, rel=1e-6
    )  # t(39), s from the definition
    assert value - low == pytest.approx(high - value)
    assert _feeling(RecordedFigure((), None, "fewer than 5"), 0.95) is None
