"""`cx init`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Callable

    from cxkit.api.first_survey import Export
    from cxkit.api.init import Started


def init(
    folder: Annotated[str, typer.Argument(help="Where; this folder if not given.")] = ".",
    name: Annotated[str, typer.Option(help="The company's name.")] = "",
    template: Annotated[
        str, typer.Option(help="blank, or a whole example: banking, hospitality, public-service, retail or saas.")
    ] = "",
    currency: Annotated[str, typer.Option(help="Three letters.")] = "",
    timezone: Annotated[str, typer.Option(help="Such as Europe/Dublin.")] = "",
    asks: Annotated[str, typer.Option(help="What you ask customers: nps, csat, ces (commas between), or none.")] = "",
    export: Annotated[str, typer.Option(help="An export to look at; its columns go into feedback.yaml.")] = "",
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Ask nothing; take the defaults.")] = False,
) -> None:
    """Start a strategy in this folder."""
    import sys
    from pathlib import Path

    from cxkit.api.init import BLANK, checked_currency, checked_zone, company, default_template
    from cxkit.api.init import init as write
    from cxkit.cli.output import out

    asking = not yes and sys.stdin.isatty()
    template = template or default_template(asked=bool(asking or asks or export))
    name = name or _ask("Company name", Path(folder).resolve().name, company, asking=asking)
    currency = currency or _ask("Currency", "EUR", checked_currency, asking=asking)
    timezone = timezone or _ask("Time zone", _zone() if asking else "UTC", checked_zone, asking=asking)
    if asking and template == BLANK:
        asks = asks or _ask("What do you ask customers? nps, csat, ces, none", "nps", _checked_asks, asking=True)
        export = export or _ask_export()
    started = write(
        folder,
        name=name,
        template=template,
        currency=currency,
        timezone=timezone,
        asks=_words(asks) if asks else None,
        export=export or None,
    )
    out(_closing(started, template, _words(asks or "nps"), export))


def _ask(question: str, default: str, check: Callable[[str], object], *, asking: bool) -> str:
    """The answer to a question, asked on stderr until it can be used; Enter takes the default."""
    from cxkit.cli.output import err, error_line
    from cxkit.errors import CxError

    while asking:
        answer = _answer(f"{question} [{default}]: ") or default
        try:
            check(answer)
        except CxError as error:
            err(error_line(error.message, hint=error.hint))
            continue
        return answer
    return default


def _ask_export() -> str:
    from cxkit.api.first_survey import recognised
    from cxkit.cli.output import err, error_line
    from cxkit.errors import CxError

    while True:
        path = _answer("An export to look at, or Enter to skip: ")
        if not path:
            return ""
        try:
            err(f"  {_seen(recognised(path))}\n")
        except CxError as error:
            err(error_line(error.message, place=error.place, hint=error.hint))
            continue
        return path


def _answer(question: str) -> str:
    """A line typed behind a question that stands on stderr, so that stdout holds only the result."""
    import sys

    from cxkit.cli.output import err

    err(question)
    line = sys.stdin.readline()
    if not line:
        raise typer.Abort
    return line.strip()


def _seen(export: Export) -> str:
    from cxkit.clean import term
    from cxkit.cli.words import count

    rows = export.profiles[0].rows if export.profiles else 0
    kind = "" if export.responses.reader == "table" else f"{export.responses.reader.capitalize()}, "
    scores = [f"{column} holds {low} to {high}" for column, (low, high) in export.scores.items()]
    told = f"; column {', '.join(scores[:4])}" if scores else "; no column of scores"
    more = f" and {len(scores) - 4} more" if len(scores) > 4 else ""
    return term(f"{export.name}: {kind}{count(rows)} rows{told}{more}")


def _words(asks: str) -> tuple[str, ...]:
    words = tuple(word for word in asks.replace(",", " ").lower().split() if word)
    return () if words == ("none",) else words


def _checked_asks(asks: str) -> object:
    from cxkit.api.first_survey import asked

    return asked(_words(asks))


def _zone() -> str:
    """The zone of this machine, where it tells one; UTC else."""
    import os
    from pathlib import Path

    from cxkit.errors import CxError
    from cxkit.scan.periods import zone

    name = os.environ.get("TZ", "").lstrip(":") or Path("/etc/localtime").resolve().as_posix().partition("zoneinfo/")[2]
    try:
        zone(name)
    except CxError:
        return "UTC"
    return name if "/" in name and not name.startswith("Etc/") else "UTC"


def _closing(started: Started, template: str, asks: tuple[str, ...], export: str) -> str:
    """What was written and what comes next, a line each."""
    from pathlib import Path

    from cxkit.clean import term

    lines = [(term(place), told) for place, told in _told(started, template, asks, Path(export).name)]
    lines += [(term(place), "was there already and is as it was") for place in started.kept if place[:4] != ".cx/"]
    if ".gitignore" in started.kept:
        lines.append(("", "add /exports/ to .gitignore: customers' answers stay out of git"))
    if started.root.resolve() != Path.cwd():
        lines.append(("", ""))
        lines.append((f"cd {term(str(started.root))}", ""))
    else:
        lines.append(("", ""))
    lines += _next(started, template, Path(export).name)
    width = max(18, *(len(place) + 2 for place, told in lines if told and len(place) < 36))
    return "".join(f"{place:<{width}}{told}".rstrip() + "\n" for place, told in lines)


def _told(started: Started, template: str, asks: tuple[str, ...], export: str) -> list[tuple[str, str]]:
    if template != "blank":
        files = [place for place in started.written if place.endswith(".yaml") and not place.startswith(".")]
        return [
            ("cx.yaml", "company, currency, calendar"),
            (f"{len(files) - 1} more files", f"a whole example ({template}): write it over until it is yours"),
            (".gitignore", "exports/ stays out of git"),
        ]
    questions = f"{len(asks)} question{'' if len(asks) == 1 else 's'}" if asks else "no questions yet"
    return [
        ("cx.yaml", "company, currency, calendar"),
        ("strategy.yaml", "vision, promise, one goal, one objective: fill in the blanks"),
        ("governance.yaml, segments.yaml", "one role (you), one forum, one segment"),
        ("feedback.yaml", f"one source, {questions}{f' on columns of {export}' if export and asks else ''}"),
        ("metrics.yaml", ", ".join(asks) or "none yet"),
        (".gitignore", "exports/ stays out of git"),
    ]


def _next(started: Started, template: str, export: str) -> list[tuple[str, str]]:
    from cxkit.api.validate import validate
    from cxkit.clean import term

    left = sum(one.code != "GOV401" for one in validate(started.root).findings)  # a commit is none to fill in
    things = f"{left} things to fill in, each with a line to go to" if left > 1 else "1 thing to fill in"
    copy = f"copy {term(export)} there first" if export else "put an export there first"
    return [
        ("cx validate", things if left else "clean; stays so while you write it over"),
        ("cx score", f"measure exports/ ({copy})"),
        ("cx new journey", "draw the first journey" if template == "blank" else "draw a journey of your own"),
    ]
