"""Pictures against readable files: open one in a browser to judge it; CX_UPDATE=1 writes them anew."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from cxkit.charts.breakdown import Row, breakdown
from cxkit.charts.bullet import bullet
from cxkit.charts.change import change
from cxkit.charts.emotion_curve import Feeling, emotion_curve
from cxkit.charts.gap import Gap, gap
from cxkit.charts.importance import Share, importance
from cxkit.charts.severity import severity
from cxkit.charts.spark import spark
from cxkit.charts.trend import Other, trend
from cxkit.results import Point
from cxkit.scan.periods import last_day
from cxkit.verdicts.change import Change

HOME = Path(__file__).parent


def point(period: str, value: float | None, half: float = 3.0, revision: int = 1, n: int = 800) -> Point:
    if value is None:
        return Point(period, last_day(period), None, None, None, None, revision, "fewer than 5")
    return Point(period, last_day(period), value, value - half, value + half, n, revision)


SERIES = tuple(
    point(f"{year}-q{quarter}", value, half, revision)
    for year, quarter, value, half, revision in [
        (2024, 2, 38, 7, 1), (2024, 3, 36, 7, 1), (2024, 4, 37, 6.6, 1), (2025, 2, 28, 6.4, 2), (2025, 3, 30, 6, 2),
        (2025, 4, None, 0, 2), (2026, 1, 31, 5.5, 2), (2026, 2, 32, 5.2, 2), (2026, 3, 32.4, 5.1, 2),
    ]
)  # fmt: skip
PATH = ((date(2026, 6, 30), 32.0), (date(2026, 12, 31), 36.0), (date(2027, 6, 30), 40.0), (date(2027, 12, 31), 45.0))
TODAY = date(2026, 11, 22)


def moved(word: str, difference: float, low: float, high: float) -> Change:
    return Change(difference, low, high, 0.01, 0.02, 2, 5.0, word)


LONG = "A name that its author made far longer than any column of any table could ever take, and then some more"
PICTURES = {
    "trend": lambda: trend(
        SERIES, PATH, TODAY, title="NPS", unit="points", expected=35.2,
        others=[Other("Tideway", 38, date(2026, 4, 30), 410)],
    ),
    "trend-empty": lambda: trend((), (), TODAY, title="nothing", unit="%"),
    "trend-one-wave": lambda: trend(SERIES[-1:], (), TODAY, title="one", unit="%"),
    "trend-60-periods": lambda: trend(
        [point(f"{2022 + at // 12}-{at % 12 + 1:02d}", 80 + at % 7, 1.5) for at in range(60)], (), date(2027, 1, 15),
        title="five years of months", unit="%",
    ),
    "spark": lambda: spark(SERIES, title="NPS", last="32.4"),
    "spark-one": lambda: spark(SERIES[-1:], title="NPS", last="32.4"),
    "spark-withheld": lambda: spark([point("2026-q1", None)], title="withheld"),
    "bullet": lambda: bullet(32.4, 27.2, 37.5, path=35.2, target=45, benchmarks=[38], bounds=(-100, 100), title="NPS"),
    "bullet-missed": lambda: bullet(
        7.1, 6.87, 7.31, path=6.7, target=5.8, bounds=(0, 100), lower_is_better=True, missed=True, title="churn"
    ),
    "change-none": lambda: change(moved("no_evidence", 0.4, -6.9, 7.7), better="higher", title="no evidence"),
    "change-better": lambda: change(moved("up", 1.5, 0.2, 2.8), better="higher", title="up"),
    "change-worse": lambda: change(moved("down", -6.8, -12.8, -0.8), better="higher", title="down"),
    "change-less-is-better": lambda: change(moved("down", -1.2, -2.0, -0.4), better="lower", title="down"),
    "severity": lambda: severity(4),
    "severity-mild": lambda: severity(2),
    "importance": lambda: importance(
        [Share("Food and drink", 46.2, 41.0, 51.3), Share(LONG, 30.1, 25.2, 35.0), Share("Safety", 23.7, 0.0, 29.9)],
        title="What goes with satisfaction",
    ),
    "breakdown": lambda: breakdown(
        [
            ("Region", [Row("East", 33, 24, 42.4, 262), Row("West", 44, 33.8, 54.2, 219, differs=True)]),
            ("Age", [Row(LONG, 29, 16.6, 41.4, 148), Row("not given", None, None, None, None, "fewer than 5, with 55+")]),
        ],
        total=32.4, title="NPS by region and age",
    ),
    "breakdown-all-withheld": lambda: breakdown(
        [("", [Row("East", None, None, None, None, "fewer than 5")])], total=None, title="withheld"
    ),
    "gap": lambda: gap(
        [Gap("Telephone", -2, 1), Gap(LONG, None, 2), Gap("At the door", 1, None), Gap("Chat", 1, 1)],
        {-2: "let down", -1: "annoyed", 0: "indifferent", 1: "pleased", 2: "delighted"}, title="now and wanted",
    ),
    "emotion-curve": lambda: emotion_curve(
        [
            Feeling("Landing page", 1, None), Feeling("Basket", 1, 2, apart=(-1, 1), measured=(0.7, 0.3, 1.1), n=210),
            Feeling("Slot", -1, 1), Feeling("News of a swap", -2, 1, True, measured=(-1.6, -1.8, -1.4), n=400),
            Feeling("Waiting", None, 1), Feeling("At the door", 1, 2, True, measured=(-0.8, -1.1, -0.5), n=312),
            Feeling("Chat", -1, 1), Feeling("Telephone", -2, 1, True, measured=(-1.4, -2, -0.8), n=24, low_base=True),
            Feeling("Reminder", 1, None),
        ],
        title="The weekly shop", begins=(0, 1, 2, 3, 6),
    ),
    "emotion-curve-one": lambda: emotion_curve([Feeling("Only", 0, None)], title="one touchpoint"),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(PICTURES))
def test_picture_stands_as_it_was(name: str) -> None:
    drawn = PICTURES[name]().replace("><", ">\n<") + "\n"
    golden = HOME / f"{name}.svg"
    if os.environ.get("CX_UPDATE"):
        golden.write_text(drawn, encoding="utf-8")
    assert drawn == golden.read_text(encoding="utf-8"), f"CX_UPDATE=1 writes {golden.name} anew; look at it first"


@pytest.mark.parametrize("name", sorted(PICTURES))
def test_picture_is_well_formed_named_and_inside_its_frame(name: str) -> None:
    root = ET.fromstring(PICTURES[name]())
    width, height = (float(root.get(side, "0")) for side in ("width", "height"))
    assert root.get("role") == "img"
    assert root.get("aria-label") == root.findtext("title")
    assert "style" not in {key for element in root.iter() for key in element.keys()}  # noqa: SIM118
    for text in root.iter("text"):
        assert -0.5 <= float(text.get("x", "0")) <= width + 0.5, text.text
        assert 0 <= float(text.get("y", "0")) <= height + 0.5, text.text
    for circle in root.iter("circle"):
        assert 0 <= float(circle.get("cx", "0")) <= width
        assert 0 <= float(circle.get("cy", "0")) <= height


def test_no_golden_without_a_picture() -> None:
    assert {path.stem for path in HOME.glob("*.svg")} == set(PICTURES)


def test_a_gap_and_a_changed_definition_are_never_bridged() -> None:
    lines = re.findall(r'<polyline class="(?:data|softline)" points="([^"]*)"', PICTURES["trend"]())
    assert [len(line.split()) // 2 for line in lines] == [3, 2, 3]


def test_a_missing_period_is_a_gap() -> None:
    """No record at all of a quarter, not even a withheld one."""
    drawn = trend([SERIES[3], SERIES[6]], (), TODAY, title="two waves, one quarter missing between", unit="points")
    assert "<polyline" not in drawn


def test_measure_that_contradicts_the_map_says_both_numbers() -> None:
    drawn = PICTURES["emotion-curve"]()
    assert drawn.count("signalfill") == 1
    assert "drawn +1," in drawn
    assert "\u22120.8 ± 0.3" in drawn
    assert "n 312" in drawn


def test_long_names_are_whole() -> None:
    for name in ("breakdown", "gap"):
        words = re.sub(r"\s+", "", "".join(ET.fromstring(PICTURES[name]()).itertext()))
        assert LONG.replace(" ", "") in words
