"""`cx status`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from cxkit.results import ObjectiveResult, Results

_BAR = 12


def status(
    path: Annotated[str, typer.Argument(help="A workspace, or a folder in it.")] = ".",
    as_of: Annotated[str, typer.Option(help="Take this day as today.")] = "",
    gate: Annotated[str, typer.Option(help="Exit with 1 at a verdict: missed or cannot-tell.")] = "",
) -> None:
    """Show promise and objectives against their paths."""
    from cxkit.api.status import status as gathered
    from cxkit.cli.output import out

    results = gathered(path, as_of=as_of or None)
    out(_text(results))
    bad = {"missed": ("missed",), "cannot-tell": ("missed", "cannot_tell")}.get(gate, ())
    raise typer.Exit(int(any(one.verdict is not None and one.verdict.word in bad for one in results.objectives)))


def _text(results: Results) -> str:
    from cxkit.clean import term
    from cxkit.cli.columns import aligned
    from cxkit.cli.output import paint

    name = results.workspace.config.name
    lines = [f"{term(name)} · as of {results.as_of} · {results.confidence * 100:g} % intervals", ""]
    lines += _promise(results)
    rows = [["objective", "value", "interval", "n", "path", "bar", "goal", "verdict"]]
    rows += [_row(one) for one in results.objectives]
    table = aligned(rows, frozenset({1, 2, 3, 4, 6}))
    table[0] = paint("place", table[0])
    lines += table
    undecided = [one for one in results.objectives if one.verdict is not None and one.verdict.word == "cannot_tell"]
    if undecided:
        lines += ["", paint("place", "What would decide each can't tell")]
        lines += [_decides(one) for one in undecided]
    if not results.objectives:
        lines.append("no objectives yet: write them in strategy.yaml")
    elif not results.records:
        lines += ["", "nothing recorded yet: cx score EXPORT --record"]
    return "\n".join(lines) + "\n"


def _promise(results: Results) -> list[str]:
    from cxkit.clean import term
    from cxkit.cli.words import count, interval, number

    promise = results.workspace.strategy.promise
    if promise.says is None:
        return []
    lines = [f"Promise: {term(promise.says)}"]
    found = results.metric(promise.metric) if promise.metric else None
    latest = found.latest if found else None
    if found and latest and latest.value is not None and latest.low is not None and latest.high is not None:
        shown = f"{number(latest.value)} {found.unit} ({interval(latest.low, latest.high)}, n {count(latest.n or 0)})"
        lines.append(f"  {shown} in {latest.period}: {term(found.metric.name)}")
    else:
        lines.append("  not measured yet")
    return [*lines, ""]


def _row(one: ObjectiveResult) -> list[str]:
    from cxkit.clean import term
    from cxkit.cli.verdicts import verdict_word
    from cxkit.cli.words import count, interval, number

    latest = one.metric.latest if one.metric else None
    value = span = n = "-"
    if latest and latest.value is not None and latest.low is not None and latest.high is not None:
        value, span, n = number(latest.value), interval(latest.low, latest.high), count(latest.n or 0)
    path = number(one.expected) if one.expected is not None else "-"
    goal = number(one.goal[1]) if one.goal else "-"
    verdict = verdict_word(one.verdict.word) if one.verdict else term(one.reason)
    return [term(one.objective.id), value, span, n, path, _bar(one), goal, verdict]


def _bar(one: ObjectiveResult) -> str:
    """From baseline to goal: filled as far as the value; the upright is where the path stood."""
    latest = one.metric.latest if one.metric else None
    if one.start is None or one.goal is None or latest is None or latest.value is None or one.goal[1] == one.start[1]:
        return ""

    def place(value: float) -> int:
        assert one.start is not None  # noqa: S101 - checked above
        assert one.goal is not None  # noqa: S101
        return round(max(0.0, min(1.0, (value - one.start[1]) / (one.goal[1] - one.start[1]))) * (_BAR - 1))

    filled = place(latest.value)
    signs = ["█" if at < filled else "░" for at in range(_BAR)]
    if one.expected is not None:
        signs[place(one.expected)] = "┃"
    return "".join(signs)


def _decides(one: ObjectiveResult) -> str:
    from cxkit.clean import term
    from cxkit.cli.words import count, number

    latest = one.metric.latest if one.metric else None
    n = count(latest.n or 0) if latest else "0"
    verdict = one.verdict
    sure = f"{verdict.certainty * 100:.0f} % sure it's at or beyond the path" if verdict else ""
    wanted = (
        f"{count(one.decides_n)} answers in a wave (now {n})" if one.decides_n else "no number of answers at this gap"
    )
    gap = f", or a gap of {number(one.decides_gap)}" if one.decides_gap else ""
    return f"  {term(one.objective.id)}: {wanted}{gap}; {sure}"
