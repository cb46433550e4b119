"""`cx diff`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.api.diff import Changed, Difference, FieldChange

_WIDE = 80
_LONG = 60


def diff(
    revision: Annotated[str, typer.Argument(metavar="[REV]", help="A commit, branch or tag.")] = "HEAD",
    path: Annotated[str, typer.Option(help="A workspace, or a folder in it.")] = ".",
    gate: Annotated[
        str, typer.Option(help="unanswered: exit with 1 if a target became easier and no review says why.")
    ] = "",
    format_: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
) -> None:
    """Show what changed in the strategy since a commit."""
    from cxkit.api.diff import diff as compared
    from cxkit.cli.output import choice, err, out

    choice("--gate", gate, ("", "unanswered"))
    printer = {"text": _text, "json": _json}[choice("--format", format_, ("text", "json"))]
    found = compared(path, revision)
    out(printer(found))
    for file in found.unread:
        err(f"note: {file} can't be read, now or then; nothing is said of it\n")
    n = len(found.changes)
    err(f"cx: {n} part{'s' * (n != 1)} changed since {found.commit[:12]} ({found.day})\n")
    open_ = any(one.aim and one.aim.effect == "easier" and not one.answers for one in found.changes)
    raise typer.Exit(1 if gate and open_ else 0)


def _text(found: Difference) -> str:
    return "\n".join("".join(f"{line}\n" for line in _block(change, found)) for change in found.changes)


def _block(change: Changed, found: Difference) -> Iterator[str]:
    from cxkit.clean import term
    from cxkit.cli.output import paint

    name = term(f"{change.kind} {change.id}".strip())
    place = term(f"{change.file}:{change.line}")
    yield f"{paint('place', name)}{' ' * max(2, _WIDE - len(name) - len(place))}{paint('quiet', place)}"
    if change.what != "changed":
        yield f"  {change.what}"
    target = [one for one in change.fields if one.field in ("target.value", "target", "target.by")]
    for one in change.fields:
        told = _meaning(change) if change.aim and target and one == target[0] else ""
        yield from _field(one, told)
    if change.aim and change.aim.metric:
        yield f"  {'measured':<12}  by another metric: targets before and after can't be compared"
    if change.aim:
        yield from _sides(change, found)


def _field(one: FieldChange, told: str) -> Iterator[str]:
    from cxkit.clean import term

    was, now = (term(text) if text is not None else "-" for text in (one.was, one.now))
    name = term(one.field)
    if len(was) + len(now) <= _LONG:
        yield f"  {name:<12}  {was or '-'} -> {now or '-'}{told}"
    else:
        yield f"  {name:<12}  {was}"
        yield f"  {'':<12}  -> {now}{told}"


def _meaning(change: Changed) -> str:
    """`: easier by 0.4 (lower is better)`; what a reader must not miss."""
    from cxkit.cli.output import paint

    aim = change.aim
    if aim is None or aim.effect is None:
        return ""
    role = "warn" if aim.effect == "easier" and not change.answers else "quiet"
    step = f" by {aim.step:g}" if aim.step else ""
    lower = " (lower is better)" if aim.lower else ""
    return f": {paint(role, aim.effect)}{step}{lower}"


def _sides(change: Changed, found: Difference) -> Iterator[str]:
    """Which review says why, and whether those who agreed have seen the change."""
    from cxkit.clean import term

    easier = change.aim is not None and change.aim.effect == "easier"
    for answer in change.answers:
        yield f"  {'answered':<12}  {term(answer.file)}:{answer.line}: {term(answer.because) or 'no reason is given'}"
    if not change.answers and easier:
        yield f"  {'answered':<12}  by no review: one with outcome: change and what was changed would say why"
    if change.agreed:
        who = ", ".join(f"{term(party)} {on}" for party, on in change.agreed)
        when = f"after {found.day}" if change.agreed_after(found.day) else f"not all after {found.day}: ask again"
        yield f"  {'agreed':<12}  {who}: {when}"


def _json(found: Difference) -> str:
    import json

    from cxkit.clean import json_document

    changes = [
        {
            "kind": one.kind,
            "id": one.id or None,
            "file": one.file,
            "line": one.line,
            "what": one.what,
            "fields": [field._asdict() for field in one.fields],
            "target": {**one.aim._asdict()} if one.aim else None,
            "answers": [answer._asdict() for answer in one.answers],
            "agreed": {party: on.isoformat() for party, on in one.agreed},
        }
        for one in found.changes
    ]
    body = {"schema": "cx/1", "command": "diff", "commit": found.commit, "day": found.day.isoformat()}
    whole = {**body, "changes": changes, "unread": list(found.unread)}
    return json_document(json.dumps(whole, ensure_ascii=True, indent=1)) + "\n"
