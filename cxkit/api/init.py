"""Start a strategy: an empty one with its blanks named, or a whole one of a trade, to be written over."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cxkit.api import schema
from cxkit.api.first_survey import ASKS, first_survey
from cxkit.api.today import today
from cxkit.clean import markdown, visible
from cxkit.errors import UsageError
from cxkit.files import write_folder
from cxkit.layout.lay_out import lay_out
from cxkit.loading.splice import written
from cxkit.registry import suggestion
from cxkit.scan.periods import zone
from cxkit.starter.fill import filled
from cxkit.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from importlib.resources.abc import Traversable

_STARTER = files("cxkit.starter")
_BESIDE = {
    ".gitignore": "gitignore.txt",
    ".github/workflows/cx.yml": "github-workflow.yml",
    ".gitlab-ci.yml": "gitlab-ci.yml",
    ".pre-commit-config.yaml": "pre-commit.yaml",
    "README.md": "readme.md",
}
BLANK = "blank"
TEMPLATES = tuple(sorted(folder.name for folder in _STARTER.joinpath("templates").iterdir() if folder.is_dir()))
"""Trades that a whole strategy can be started from, and `blank`."""


class Started(NamedTuple):
    """What was written, in the order of reading, and what stood there already and was left as it is."""

    root: Path
    written: tuple[str, ...]
    kept: tuple[str, ...]


def init(
    target: Path | str = ".",
    *,
    name: str | None = None,
    template: str | None = None,
    currency: str = "EUR",
    timezone: str = "UTC",
    asks: Sequence[str] | None = None,
    export: Path | str | None = None,
    as_of: str | date | None = None,
) -> Started:
    """Write a strategy into a folder; nothing that is there is ever overwritten.

    Args:
        target: the folder; one that isn't there appears whole.
        name: of the company; else the folder's.
        template: `blank`, or a trade, whose whole example is written over bit by bit; if not given, blank where it is
            said what customers are asked, else `saas`.
        currency: three letters.
        timezone: whose calendar periods follow.
        asks: what customers are asked in a blank strategy: `nps`, `csat`, `ces`; nps if not given.
        export: of the survey; its columns go into feedback.yaml.
        as_of: the day taken as today.

    Raises:
        UsageError: an answer can't be used.
        DataError: the export can't be read.
        OutputError: a strategy is there already, or can't be written; nothing was changed.
    """
    template = template or default_template(asked=asks is not None or export is not None)
    _check_template(template, asked=asks is not None or export is not None)
    root = Path(target)
    called = company(name or root.resolve().name)
    day = today(as_of)
    values = {
        "name": written(called),
        "title": markdown(called),
        "currency": checked_currency(currency),
        "timezone": checked_zone(timezone),
        "version": __version__,
        **first_survey(ASKS[:1] if asks is None else asks, export, day),
    }
    strategy = {
        place: lay_out(f"{schema.line(place)}{filled(text, values, day)}")
        for place, text in _files(_STARTER.joinpath("templates", template), values, day)
    }
    beside = {place: filled(_text("every", own), values, day) for place, own in _BESIDE.items()}
    beside |= {f".cx/schemas/{name}": text for name, text in schema.files()}
    kept = tuple(place for place in beside if (root / place).exists())
    contents = {**strategy, **{place: text for place, text in beside.items() if place not in kept}}
    write_folder(root, {place: text.encode() for place, text in contents.items()})
    return Started(root, tuple(contents), kept)


def default_template(*, asked: bool) -> str:
    """What is written where no template is named: blanks for who said what they ask, else a whole example."""
    return BLANK if asked else "saas"


def company(name: str) -> str:
    """The company's name, in one line that can be shown anywhere.

    Raises:
        UsageError: it is empty, too long, or holds what can't be seen.
    """
    called = name.strip()
    if not called or visible(called) != called or len(called) > 200 or re.search(r"[\t\n\x85]", called):
        message = "this name can't be used"
        raise UsageError(message, hint="give the company's name in one line: --name NAME")
    return called


def checked_currency(code: str) -> str:
    """A currency's code.

    Raises:
        UsageError: it isn't three capital letters.
    """
    if not re.fullmatch(r"[A-Z]{3}", code):
        message = f"'{code}' is no currency"
        raise UsageError(message, hint="write three capital letters, such as EUR")
    return code


def checked_zone(name: str) -> str:
    """A time zone's name.

    Raises:
        UsageError: there is no such zone.
    """
    zone(name)
    return name


def _check_template(template: str, *, asked: bool) -> None:
    if template not in TEMPLATES:
        message = f"no template is called '{template}'"
        raise UsageError(message, hint=suggestion(template, TEMPLATES) or f"there are: {', '.join(TEMPLATES)}")
    if asked and template != BLANK:
        message = f"the template {template} brings questions and sources of its own"
        raise UsageError(message, hint="leave --asks and --export out, or leave --template out")


def _files(folder: Traversable, values: Mapping[str, str], day: date) -> Iterator[tuple[str, str]]:
    """Place and text of each strategy file, in the order of reading; the last review is named by its quarter."""
    inside = {item.name: item for item in folder.iterdir()}
    for kind in schema.kinds():
        if f"{kind}.yaml" in inside:
            yield f"{kind}.yaml", inside[f"{kind}.yaml"].read_text(encoding="utf-8")
    for name in sorted(name for name, item in inside.items() if item.is_dir()):
        for item in sorted(inside[name].iterdir(), key=lambda one: one.name):
            stem = filled("<quarter -1>", values, day) if item.name == "last-quarter.yaml" else item.name[:-5]
            yield f"{name}/{stem}.yaml", item.read_text(encoding="utf-8")


def _text(*path: str) -> str:
    return _STARTER.joinpath(*path).read_text(encoding="utf-8")
