"""Triggers that have fired: what they saw, what is done now, and who is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.model import Action
    from cxkit.results import Alarm, Point, Results

_DEEDS = 2
_UNTOLD = 3


def alarm_lines(results: Results, width: int, column: int) -> list[str]:
    """Those that have fired with their plan, then those of which it can't be told; quiet ones are in the report."""
    fired = [line for alarm in results.alarms if alarm.fired for line in _fired(alarm, width, column)]
    untold = [one for one in results.alarms if one.stand.word == "cannot_tell"]
    told = [f"{one.risk.id}: {condition(one)}: {one.stand.reason}" for one in untold[:_UNTOLD]]
    if len(untold) > _UNTOLD:
        told.append(f"and {len(untold) - _UNTOLD} more: cx status --format json")
    return [*_under("Fired", fired, column), *_under("Unsure", [_line(text, width, column) for text in told], column)]


def condition(alarm: Alarm) -> str:
    """The trigger as it is declared: `swap-csat < 60 % for 2 periods`."""
    one = alarm.trigger
    periods = f"{one.periods} {'period' if one.periods == 1 else 'periods'}"
    return " ".join(part for part in (one.metric, one.sign, f"{one.value:.15g}", one.unit, "for", periods) if part)


def _fired(alarm: Alarm, width: int, column: int) -> Iterator[str]:
    owner = f" ({alarm.risk.owner})" if alarm.risk.owner else ""
    seen = ", ".join(_seen(alarm, point) for point in alarm.points)
    yield _line(f"{alarm.risk.id}{owner}: {condition(alarm)}; {seen}", width, column)
    correct = alarm.plan.correct
    for action in correct[:_DEEDS]:
        yield _line(_deed(action), width, column, "do")
    if len(correct) > _DEEDS:
        yield _line(f"and {len(correct) - _DEEDS} more in risks.yaml", width, column, "do")
    if alarm.plan.inform:
        messages = ", ".join(one.id for one in alarm.messages)
        words = f"message {messages}" if messages else "no message of communication.yaml is for them"
        yield _line(f"{', '.join(alarm.plan.inform)}; {words}", width, column, "tell")
    told = f"happened on {alarm.answered}" if alarm.answered else "nobody wrote what was done (happened)"
    yield _line(told, width, column, "done")


def _seen(alarm: Alarm, point: Point) -> str:
    from cxkit.cli.words import interval, number
    from cxkit.render.digits import digits_of

    unit = alarm.metric.unit if alarm.metric else ""
    digits = digits_of(unit)
    limits = interval(point.low or 0.0, point.high or 0.0, digits)
    return f"{number(point.value or 0.0, digits)} ({limits}) in {point.period}"


def _deed(action: Action) -> str:
    within = f"within {action.within}" if action.within else ""
    told = ", ".join(part for part in (action.owner, within) if part)
    return f"{action.what} ({told})" if told else action.what


def _line(text: str, width: int, column: int, label: str = "") -> str:
    from cxkit.clean import term
    from cxkit.cli.columns import labelled

    if not label:
        return labelled("", term(text), width, column=column)
    return labelled(label, term(text), width, indent=column, column=column + 6)


def _under(label: str, lines: list[str], column: int) -> list[str]:
    """The lines, the first of them with its label in front."""
    return [f"{label:<{column}}{lines[0][column:]}", *lines[1:]] if lines else []
