"""Pictures of plans: goldens to look at (CX_UPDATE=1 writes them anew), and what holds for every picture."""

from __future__ import annotations

import os
import re
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path

import pytest

from cxkit.charts.roadmap import Bar, Lane, Point, Stretch, roadmap
from cxkit.charts.svg import width_of

HERE = Path(__file__).parent / "planning"
LONG = "A name so long that it takes several lines of the column in which it stands, and is never cut"


def plan() -> list[Stretch]:
    draw = Bar("draw", "Draw the desk", date(2027, 1, 4), date(2027, 2, 12), 100)
    build = Bar(
        "build", "Build the desk", date(2027, 2, 15), date(2027, 4, 30), 40, ("draw",), critical=True, late=True
    )
    roll = Bar("roll", LONG, date(2027, 5, 3), date(2027, 5, 28), None, ("build", "draw"), critical=True, found=True)
    clash = Bar("clash", "Begins too early", date(2027, 1, 18), date(2027, 1, 29), 0, ("build",))
    points = (Point("All teams", date(2027, 5, 28)), Point("Half of them", date(2027, 5, 10), done=True))
    first = Stretch(
        "First & foremost", date(2027, 1, 1), date(2027, 5, 31),
        (Point("Shall we go on?", date(2027, 3, 1)), Point("Well?", date(2027, 1, 20), late=True)),
        (Lane("One desk", "€30,000", (draw, build, roll, clash), points, date(2027, 5, 3)), Lane("Nothing planned yet")),
    )  # fmt: skip
    prevented = Lane(
        "A strike", points=(Point("A second carrier", date(2027, 1, 11), late=True), Point("Tell customers", date(2027, 6, 1)),
                            Point("Ask the union", date(2027, 2, 1), done=True)), prevents=True,
    )  # fmt: skip
    return [first, Stretch("Risks to prevent", None, None, (), (prevented,))]


def drawn(stretches) -> str:
    return roadmap(stretches, date(2027, 3, 15), today_label="today, 15 Mar 2027", title="Roadmap", desc="One phase")


def years(many: int) -> list[Stretch]:
    bar = Bar("long", "Long", date(2027, 1, 4), date(2027 + many, 2, 12))
    return [Stretch("Phase", None, None, (), (Lane("Lane", bars=(bar,)),))]


PICTURES = {
    "roadmap": lambda: drawn(plan()),
    "roadmap-4-years": lambda: drawn(years(4)),
    "roadmap-30-years": lambda: drawn(years(30)),
    "roadmap-without-dates": lambda: drawn([Stretch("Phase", None, None)]),
    "roadmap-one-day": lambda: drawn([Stretch("Phase", date(2027, 3, 15), date(2027, 3, 15))]),
}


@pytest.mark.parametrize("name", PICTURES)
def test_golden(name: str) -> None:
    path = HERE / f"{name}.svg"
    text = re.sub(r"(?=<(?!/))", "\n", PICTURES[name]()).strip() + "\n"
    if os.environ.get("CX_UPDATE"):
        path.write_text(text)
    assert path.read_text() == text, "look at it, then write it anew with CX_UPDATE=1"


@pytest.mark.parametrize("name", PICTURES)
def test_every_picture(name: str) -> None:
    """It is well-formed, named, the same twice, inside its frame, and no text lies on another."""
    svg = PICTURES[name]()
    assert svg == PICTURES[name]()
    root = ET.fromstring(svg)
    assert root.get("role") == "img"
    assert root.findtext("title")
    width, height = float(root.get("width")), float(root.get("height"))
    boxes = [box for one in root.iter("text") if (box := box_of(one))]
    for left, right, y, told in boxes:
        assert left >= -1, told
        assert right <= width + 1, told
        assert 8 <= y <= height, told
    for at, (left, right, y, told) in enumerate(boxes):
        for other_left, other_right, other_y, other in boxes[at + 1 :]:
            apart = abs(y - other_y) >= 9 or right <= other_left + 1 or left >= other_right - 1
            assert apart, f"{told!r} lies on {other!r}"


def box_of(text: ET.Element) -> tuple[float, float, float, str] | None:
    if text.get("transform") or not text.text:
        return None
    kind = text.get("class") or ""
    size = 11 if "tick" in kind or "small" in kind else 13.5 if "phase" in kind else 12
    wide = width_of(text.text, size, bold="bold" in kind)
    x, y = float(text.get("x")), float(text.get("y"))
    left = x - wide if text.get("text-anchor") == "end" else x - wide / 2 if text.get("text-anchor") == "middle" else x
    return left, left + wide, y, text.text
