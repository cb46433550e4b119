"""`cx status`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from datetime import date

    from cxkit.results import ObjectiveResult, Results

_BAR = 12
_LATE = 5
_NEXT = 3
_LABEL = 9


def status(
    path: Annotated[str, typer.Argument(help="A workspace, or a folder in it.")] = ".",
    as_of: Annotated[str, typer.Option(help="Take this day as today.")] = "",
    gate: Annotated[
        list[str] | None, typer.Option(help="Exit with 1 at missed, cannot-tell or a fired trigger; may repeat.")
    ] = None,
    format_: Annotated[str, typer.Option("--format", help="table or json.")] = "table",
) -> None:
    """Show promise, objectives, alarms, what is late and what is next."""
    from cxkit.api.status import as_dict
    from cxkit.api.status import status as gathered
    from cxkit.cli.gate import VERDICTS, gated
    from cxkit.cli.output import choice, out, width

    choice("--format", format_, ("table", "json"))
    gates = [choice("--gate", one, (*VERDICTS, "fired")) for one in gate or ()]
    results = gathered(path, as_of=as_of or None)
    if format_ == "json":
        import json

        out(json.dumps(as_dict(results), ensure_ascii=True, indent=1) + "\n")
    else:
        out(_text(results, width()))
    verdicts = [one.verdict for one in results.objectives]
    fired = "fired" in gates and any(one.fired for one in results.alarms)
    raise typer.Exit(int(fired or any(gated(one, verdicts) for one in gates if one != "fired")))


def _text(results: Results, width: int) -> str:
    from cxkit.clean import term
    from cxkit.cli.alarms import alarm_lines

    name = results.workspace.config.name
    lines = [f"{term(name)} · as of {results.as_of} · {results.confidence * 100:g} % intervals", ""]
    lines += [*_promise(results, width), *_objectives(results, width)]
    hand = [*alarm_lines(results, width, _LABEL), *_late(results, width), *_next(results, width)]
    if hand:
        lines += ["", *hand]
    return "\n".join(lines) + "\n"


def _promise(results: Results, width: int) -> list[str]:
    import textwrap

    from cxkit.clean import term
    from cxkit.cli.verdicts import verdict_word
    from cxkit.cli.words import count, interval, number
    from cxkit.render.digits import digits_of

    promise = results.workspace.strategy.promise
    if promise.says is None:
        return []
    text = f"Promise: {term(promise.says)}"
    lines = textwrap.wrap(text, width) if width else [text]
    found = results.metric(promise.metric) if promise.metric else None
    latest = found.latest if found else None
    if not found or not latest or latest.value is None or latest.low is None or latest.high is None:
        return [*lines, "  not measured yet", ""]
    digits = digits_of(found.unit)
    limits = interval(latest.low, latest.high, digits)
    shown = f"{number(latest.value, digits)} {found.unit} ({limits}, n {count(latest.n or 0)})"
    judged = next((one for one in results.objectives if one.metric is found and one.verdict is not None), None)
    if judged is None or judged.verdict is None or judged.expected is None:
        return [*lines, f"  {shown} in {latest.period}; no objective says what it should be", ""]
    stood = f"; the path stood at {number(judged.expected, digits)}"
    return [*lines, f"  {verdict_word(judged.verdict.word)}: {shown} in {latest.period}{stood}", ""]


def _objectives(results: Results, width: int) -> list[str]:
    from cxkit.clean import term
    from cxkit.cli.columns import fitting, labelled
    from cxkit.cli.output import paint

    if not results.objectives:
        return ["no objectives yet: write them in strategy.yaml"]
    rows = [["objective", "value", "interval", "n", "path", "bar", "goal", "verdict"]]
    rows += [_row(one) for one in results.objectives]
    lines = fitting(rows, {1, 2, 3, 4, 6}, width, expendable=(5, 6, 4))
    lines[0] = paint("place", lines[0])
    passed = [one for one in results.objectives if one.checkpoint is not None]
    if passed:
        lines += ["", paint("place", "Last checkpoint passed")]
        lines += [labelled(term(one.objective.id), _passed(one), width, indent=2, column=26) for one in passed]
    undecided = [one for one in results.objectives if one.verdict is not None and one.verdict.word == "cannot_tell"]
    if undecided:
        lines += ["", paint("place", "What would decide each can't tell")]
        lines += [labelled(term(one.objective.id), _decides(one), width, indent=2, column=26) for one in undecided]
    unjudged = [one for one in results.objectives if one.verdict is None]
    if unjudged:
        lines += ["", paint("place", "Not judged")]
        lines += [labelled(term(one.objective.id), term(one.reason), width, indent=2, column=26) for one in unjudged]
    if not results.records:
        lines += ["", "nothing recorded yet: cx score EXPORT --record"]
    return lines


def _row(one: ObjectiveResult) -> list[str]:
    from cxkit.clean import term
    from cxkit.cli.verdicts import verdict_word
    from cxkit.cli.words import count, interval, number
    from cxkit.render.digits import digits_of

    latest = one.latest
    value = span = n = "-"
    digits = digits_of(one.unit)
    if latest and latest.value is not None and latest.low is not None and latest.high is not None:
        value, span = number(latest.value, digits), interval(latest.low, latest.high, digits)
        n = count(latest.n or 0)
    path = number(one.expected, digits) if one.expected is not None else "-"
    goal = number(one.goal[1], digits) if one.goal else "-"
    verdict = verdict_word(one.verdict.word) if one.verdict else "not judged"
    return [term(one.objective.id), value, span, n, path, _bar(one), goal, verdict]


def _bar(one: ObjectiveResult) -> str:
    """From baseline to goal: filled as far as the value; the upright is where the path stood."""
    latest = one.latest
    if one.start is None or one.goal is None or latest is None or latest.value is None or one.goal[1] == one.start[1]:
        return ""
    first, span = one.start[1], one.goal[1] - one.start[1]

    def place(value: float) -> int:
        return round(max(0.0, min(1.0, (value - first) / span)) * (_BAR - 1))

    filled = place(latest.value)
    signs = ["█" if at < filled else "░" for at in range(_BAR)]
    if one.expected is not None:
        signs[place(one.expected)] = "┃"
    return "".join(signs)


def _passed(one: ObjectiveResult) -> str:
    from cxkit.cli.words import number
    from cxkit.render.digits import digits_of

    points = [("", one.checkpoint), ("next ", one.next)]
    digits = digits_of(one.unit)
    return "; ".join(f"{word}{number(at[1], digits)} on {at[0]}" for word, at in points if at)


def _decides(one: ObjectiveResult) -> str:
    from cxkit.cli.words import count, number
    from cxkit.render.digits import digits_of

    n = count(one.latest.n or 0) if one.latest else "0"
    sure = f"; {one.verdict.certainty * 100:.0f} % sure that it is there or beyond" if one.verdict else ""
    answers = f"{count(one.decides_n)} answers in a wave (now {n}), or " if one.decides_n else ""
    return f"{answers}a gap of {number(one.decides_gap or 0, digits_of(one.unit))}{sure}"


def _late(results: Results, width: int) -> list[str]:
    from cxkit.clean import term
    from cxkit.cli.columns import labelled

    texts = [f"{_days(results.as_of, one.by)}  {_deed(one.what, one.owner, one.of)}" for one in results.plan.late]
    if len(texts) > _LATE:
        texts = [*texts[:_LATE], f"and {len(texts) - _LATE} more: cx plan"]
    texts += [f"review   {finding.message}" for finding in results.findings if finding.slug == "idle-forum"]
    return [labelled("" if at else "Late", term(text), width, column=_LABEL) for at, text in enumerate(texts)]


def _next(results: Results, width: int) -> list[str]:
    from cxkit.clean import term
    from cxkit.cli.columns import labelled

    coming = [one for one in results.plan.deeds if one.state == "open" and one.by >= results.as_of][:_NEXT]
    texts = [f"{one.by:%Y-%m-%d}  {_deed(one.what, one.owner, one.of)}" for one in coming]
    return [labelled("" if at else "Next", term(text), width, column=_LABEL) for at, text in enumerate(texts)]


def _deed(what: str, owner: str | None, of: str) -> str:
    return f"{what} ({', '.join(part for part in (owner, of) if part)})"


def _days(today: date, by: date) -> str:
    days = (today - by).days
    return f"{days} {'day' if days == 1 else 'days'}".ljust(7)
