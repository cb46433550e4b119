"""`cx validate`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from cxkit.findings import Severity
    from cxkit.results import Validation


_READ_BY_PEOPLE = ("text", "concise", "summary")
_SHOW, _MEND, _OUT, _JUDGE = "What to show", "What to mend", "What to do with it", "How to judge"


def validate(
    path: Annotated[list[str] | None, typer.Argument(help="A workspace, or files and folders in it.")] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            rich_help_panel=_SHOW,
            metavar="NAME",
            help="Show only these: SMT204, SMT or unmeasurable-target; may repeat.",
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(rich_help_panel=_SHOW, metavar="NAME", help="Leave these out; may repeat.")
    ] = None,
    since: Annotated[
        str, typer.Option(rich_help_panel=_SHOW, metavar="REV", help="Show only what came in after a commit.")
    ] = "",
    baseline: Annotated[
        str, typer.Option(rich_help_panel=_SHOW, metavar="FILE", help="Leave out what this file puts aside.")
    ] = "",
    update_baseline: Annotated[
        bool,
        typer.Option("--update-baseline", rich_help_panel=_SHOW, help="Make the baseline, or take out what is mended."),
    ] = False,
    fix: Annotated[
        bool, typer.Option("--fix", rich_help_panel=_MEND, help="Mend what can be mended safely, then show the rest.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", rich_help_panel=_MEND, help="Show what --fix would change; write nothing.")
    ] = False,
    no_ignores: Annotated[
        bool, typer.Option("--no-ignores", rich_help_panel=_SHOW, help="Show what comments ignore, too.")
    ] = False,
    format_: Annotated[
        str,
        typer.Option(
            "--format", metavar="WORD", help="text, concise, summary, json, github, gitlab, sarif, junit or markdown."
        ),
    ] = "text",
    sort: Annotated[
        str, typer.Option(metavar="WORD", rich_help_panel=_OUT, help="place, or weight: errors first.")
    ] = "place",
    fail_on: Annotated[
        str,
        typer.Option(
            metavar="WORD", rich_help_panel=_JUDGE, help="Lowest weight that fails the run: error, warning or info."
        ),
    ] = "error",
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", rich_help_panel=_JUDGE, help="Exit with 0 whatever is found.")
    ] = False,
    as_of: Annotated[str, typer.Option(metavar="DATE", help="Take this day as today.")] = "",
    timings: Annotated[
        bool, typer.Option("--timings", rich_help_panel=_OUT, help="Show how long reading and each rule took.")
    ] = False,
) -> None:
    """Find what is wrong, missing or can't be measured.

    cx validate                              the workspace around here
    cx validate --since main                 only what this change brought
    cx validate --fix                        mend what is sure, show the rest
    cx validate --format sarif > cx.sarif    for code scanning
    """
    from dataclasses import replace

    from cxkit.api.validate import update_baseline as update
    from cxkit.api.validate import validate as run
    from cxkit.cli.output import choice, err, out, paint, width
    from cxkit.formats import FORMATS
    from cxkit.formats._view import View

    severity = _severity(fail_on)
    printer = FORMATS.get(format_)
    weight_first = choice("--sort", sort, ("place", "weight")) == "weight"
    paths = path or ["."]
    if update_baseline:
        err(f"wrote      {update(paths[0], baseline=baseline or None, as_of=as_of or None)}\n")
    options: dict[str, Any] = {
        "as_of": as_of or None,
        "select": _names(select),
        "ignore": _names(ignore),
        "ignores": not no_ignores,
        "baseline": baseline or None,
        "since": since or None,
    }
    if fix or diff:
        from cxkit.api.mend import mending, write
        from cxkit.cli.changes import differences, told

        changes, found = mending(lambda instead: run(paths, **options, instead=instead))
        if diff:
            out(differences(changes))
            err(told(changes, "would mend"))
            raise typer.Exit(1 if (changes or found.fails(severity)) and not exit_zero else 0)
        write(found.workspace.root, changes)
        err(told(changes, "mended"))
    else:
        found = run(paths, **options)
    if weight_first:
        found = replace(found, findings=tuple(sorted(found.findings, key=lambda one: (-one.severity, *one.order))))
    out(printer(found, View(width(), _folder(found.workspace.root), severity, paint)))
    err("".join(_closing(found)))
    if format_ in _READ_BY_PEOPLE:
        err(_next_step(found))
    if timings:
        err("".join(_timings(found)))
    raise typer.Exit(1 if found.fails(severity) and not exit_zero else 0)


def _closing(found: Validation) -> Iterable[str]:
    """What wasn't looked at, what isn't shown, and the result last."""
    from cxkit.clean import term
    from cxkit.findings import Severity

    for note in found.notes:
        yield f"note: {term(note)}\n"
    hidden = ", ".join(f"{n} {term(why)}" for why, n in found.hidden.items() if n)
    if hidden:
        yield f"not shown: {hidden}\n"
    errors, warnings, infos = (found.count(each) for each in reversed(Severity))
    counts = f"{_plural(errors, 'error')}, {_plural(warnings, 'warning')}" + (f", {infos:,} info" if infos else "")
    clean = "" if found.findings else "clean: "
    files = len(found.workspace.files)
    yield f"cx: {clean}{counts} in {_plural(files, 'file')} (as of {found.as_of})\n"


def _next_step(found: Validation) -> str:
    """What to type next: mend what can be, or go on with the weightiest rule where there are too many to read."""
    from collections import Counter

    from cxkit.formats.text import MANY

    fixable = sum(finding.fix is not None for finding in found.findings)
    if fixable:
        return f"next: cx validate --fix   mends {fixable:,} of them; --diff shows how\n"
    if len(found.findings) <= MANY:
        return ""
    heaviest = max(finding.severity for finding in found.findings)
    ((code, n),) = Counter(one.code for one in found.findings if one.severity == heaviest).most_common(1)
    return f"next: cx validate --select {code}   shows its {n:,}; cx explain {code} says what they mean\n"


def _timings(found: Validation) -> Iterable[str]:
    from cxkit.rules._catalogue import catalogue

    pages = catalogue()
    for what, seconds in sorted(found.seconds.items(), key=lambda one: -one[1]):
        yield f"{seconds * 1000:8.1f} ms  {what} {pages[what].slug if what in pages else ''}".rstrip() + "\n"


def _severity(word: str) -> Severity:
    from cxkit.cli.output import choice
    from cxkit.findings import Severity

    return Severity[choice("--fail-on", word, ("error", "warning", "info")).upper()]


def _names(given: list[str] | None) -> list[str]:
    """Names that stand in several options, or in one with commas."""
    return [name.strip() for text in given or [] for name in text.split(",") if name.strip()]


def _folder(root: Path) -> str:
    """The workspace as seen from here, so that paths can be opened; empty where it isn't below."""
    from pathlib import Path

    try:
        seen = root.relative_to(Path.cwd().resolve()).as_posix()
    except (OSError, ValueError):
        return ""
    return "" if seen == "." else seen


def _plural(n: int, word: str) -> str:
    return f"{n:,} {word}{'' if n == 1 else 's'}"
