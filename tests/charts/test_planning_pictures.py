"""Pictures of plans: goldens to look at (CX_UPDATE=1 writes them anew), and what holds for every picture."""

from __future__ import annotations

import os
import re
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path

import pytest

from cxkit.charts.cash import Back, cash
from cxkit.charts.impact_effort import Placed, impact_effort
from cxkit.charts.risk_matrix import Graded, risk_matrix
from cxkit.charts.roadmap import Bar, Lane, Point, Stretch, roadmap
from cxkit.charts.svg import width_of
from cxkit.charts.team_load import Month, Row, team_load

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


def risks(many: int = 0) -> str:
    ones = [
        Graded(1, (4, 5), (3, 3)), Graded(2, (4, 4), (3, 3)), Graded(3, (4, 4), (3, 4)), Graded(4, (3, 4), (2, 4)),
        Graded(5, (2, 4), (2, 3)), Graded(6, (2, 3), None), Graded(7, None, None), Graded(8, (1, 1), (1, 1)),
    ]  # fmt: skip
    ones += [Graded(9 + at, (5, 1), (1, 5) if at % 2 else None) for at in range(many)]
    return risk_matrix(ones, 8, title="Risks", desc="Eight risks")


TITLES = (
    "One-hour slots and a van that can be seen", "Ask before we swap", "A first month that knows the household",
    "One conversation, whatever the channel", "A short list in twenty minutes", "Bread", "Longer opening hours on Sundays",
)  # fmt: skip


def ranked(places, names=TITLES) -> str:
    return impact_effort(
        [
            Placed(str(at + 1), names[at % len(names)], f"payback {at + 7} months ({at + 5}–{at + 10})", *place)
            for at, place in enumerate(places)
        ],
        title="Recommendations",
    )


def five() -> str:
    states = ("accepted", "accepted", "accepted", "undecided", "rejected")
    places = ((3, 5), (3, 5), (2, 4), (4, 4), (5, 2))
    ones = [
        Placed("" if state == "rejected" else str(at + 1), TITLES[at], "payback 7 months (5–10)", *place, state)
        for at, (place, state) in enumerate(zip(places, states, strict=True))
    ]
    return impact_effort(ones, title="Recommendations", desc="Five")


def running(last: float, months: int, back: Back, told: str) -> str:
    sums = [
        (-120 + at * last / 36 * 0.8, -100 + at * last / 36, -90 + at * last / 36 * 1.2) for at in range(months + 1)
    ]
    names = [f"Month {at}" for at in range(months + 1)]
    return cash(
        sums, back, money=lambda value: f"€{value:,.0f}".replace("€-", "−€"), months=names, told=told, title="One desk"
    )


def booked() -> str:
    months = [date(2026 + (8 + at) // 12, (8 + at) % 12 + 1, 1) for at in range(9)]
    app = tuple(
        Month(day, 60 + at % 3, 20 * at, f"+{20 * at - 62}" if 20 * at > 62 else "") for at, day in enumerate(months)
    )
    return team_load(
        [Row("App", "6 people at 60 %: design, mobile, payments", app), Row(LONG, "nobody", (Month(months[3], 0, 5, "+5"),))],
        date(2026, 11, 22), title="Teams", desc="Two teams",
    )  # fmt: skip


PICTURES = {
    "cash": lambda: running(300, 36, Back(13, 11, 16), "back after 13 months (11–16)"),
    "cash-early": lambda: running(3000, 12, Back(1, 0.5, 1.5), "back after 1 month (1–2)"),
    "cash-never": lambda: running(60, 36, Back(None, None, None), "not back within 3 years"),
    "cash-30-years": lambda: running(3, 360, Back(200, 150, None), "back after 200 months (150 to never)"),
    "team-load": booked,
    "risk-matrix": risks,
    "risk-matrix-crowded": lambda: risks(5),
    "risk-matrix-no-appetite": lambda: risk_matrix([Graded(1, (1, 1), None)], 0, title="Risks"),
    "risk-matrix-any-appetite": lambda: risk_matrix([], 25, title="Risks"),
    "impact-effort": five,
    "impact-effort-crowd": lambda: ranked([(3, 3)] * 7),
    "impact-effort-corners": lambda: ranked([(1, 1), (5, 5), (1, 5), (5, 1), (5, 5), (1, 1), (4.7, 1.3)]),
    "impact-effort-long": lambda: ranked([(3, 3), (3, 4)], (LONG, "Unspeakable" * 5)),
    "impact-effort-16": lambda: ranked([(1 + at % 5, 1 + at // 5) for at in range(16)]),
    "roadmap": lambda: drawn(plan()),
    "roadmap-live-on-a-milestone": lambda: drawn(
        [
            Stretch(
                "Phase",
                None,
                None,
                (),
                (
                    Lane(
                        "Lane",
                        points=(Point("Warm", date(2027, 3, 14)),),
                        live=date(2027, 3, 15),
                        bars=plan()[0].lanes[0].bars[:1],
                    ),
                ),
            )
        ]
    ),
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
