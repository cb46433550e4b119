"""Pains and opportunities of a journey, with causes and answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.model import Recommendation
from cxkit.render.blocks import Cell, Table
from cxkit.render.numbers import day, money
from cxkit.sections._figures import severity_cell
from cxkit.sections._names import lines, said
from cxkit.sections._proofs import proofs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.model import Journey, Pain
    from cxkit.render.blocks import Block
    from cxkit.results import Results


def pains(results: Results, journey: Journey) -> Iterator[Block]:
    """Pains by severity with their root causes; then what could delight; each with its evidence and its answer."""
    touchpoints = [one for stage in journey.stages for one in stage.touchpoints]
    found = [(one.name, pain) for one in touchpoints for pain in one.pains]
    found.sort(key=lambda item: (-(item[1].severity or 0), -(item[1].affects or 0.0), item[1].id))
    if found:
        yield Table(
            ("Pain", "Severity, share", "Root cause", "Evidence", "At stake a year", "Answered by"),
            tuple(
                (
                    Cell(pain.says or pain.name or pain.id, at),
                    severity_cell(results, pain),
                    said(pain.because, "nobody has found out"),
                    proofs(results, pain.evidence),
                    _worth(pain),
                    _answer(results, pain),
                )
                for at, pain in found
            ),
            "Pains, the most severe first",
        )
    chances = [(one.name, chance) for one in touchpoints for chance in one.opportunities]
    if chances:
        yield Table(
            ("What could delight", "Evidence", "Answered by"),
            tuple(
                (
                    Cell(chance.says or chance.name or chance.id, at),
                    proofs(results, chance.evidence),
                    lines(_answers(results, chance.id), "nothing yet"),
                )
                for at, chance in chances
            ),
            "Opportunities (✦ on the map)",
        )


def _worth(pain: Pain) -> Cell:
    worth = pain.worth
    if worth is None or worth.low is None or worth.high is None:
        return Cell("not said", tone="soft")
    return Cell(money(worth.low, worth.high))


def _answer(results: Results, pain: Pain) -> Cell:
    answers = _answers(results, pain.id)
    if answers:
        return lines(answers)
    if pain.accepted is not None:
        until = f"until {day(pain.accepted.until)}" if pain.accepted.until else ""
        return Cell(f"accepted: {pain.accepted.because}", until)
    severe = (pain.severity or 0) >= results.workspace.config.thresholds.severe_pain
    return Cell("nothing", tone="signal" if severe else "soft")


def _answers(results: Results, insight: str) -> list[str]:
    return [
        one.name for _, one in results.workspace.walk(Recommendation) if insight in one.answers and not one.rejected
    ]
