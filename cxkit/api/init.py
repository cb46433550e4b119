"""Start a strategy: a small, clean and complete one, to be written over."""

from __future__ import annotations

import json
import re
from datetime import date
from importlib.resources import files
from pathlib import Path

from cxkit.api.today import today
from cxkit.clean import visible
from cxkit.errors import UsageError
from cxkit.files import write_folder
from cxkit.scan.periods import zone
from cxkit.version import __version__

TEMPLATES = ("saas",)
_PLACES = {
    "cx.yaml": "cx.yaml",
    "strategy.yaml": "strategy.yaml",
    "governance.yaml": "governance.yaml",
    "segments.yaml": "segments.yaml",
    "feedback.yaml": "feedback.yaml",
    "metrics.yaml": "metrics.yaml",
    "journeys/getting-help.yaml": "journeys/getting-help.yaml",
    "gitignore.txt": ".gitignore",
    "github-workflow.yml": ".github/workflows/cx.yml",
    "gitlab-ci.yml": ".gitlab-ci.yml",
    "pre-commit.yaml": ".pre-commit-config.yaml",
    "readme.md": "README.md",
}


def init(
    target: Path | str = ".",
    *,
    name: str | None = None,
    template: str = "saas",
    currency: str = "EUR",
    timezone: str = "UTC",
    as_of: str | date | None = None,
) -> tuple[Path, ...]:
    """Write a strategy into a folder; nothing that is there is ever overwritten.

    Args:
        target: the folder; one that isn't there appears whole.
        name: of the company; else the folder's.
        template: of its trade.
        currency: three letters.
        timezone: whose calendar periods follow.
        as_of: the day taken as today.

    Returns:
        The files written.

    Raises:
        UsageError: an answer can't be used.
        OutputError: a file is there already, or can't be written; nothing was changed.
    """
    if template not in TEMPLATES:
        message = f"no template is called '{template}'"
        raise UsageError(message, hint=f"there are: {', '.join(TEMPLATES)}")
    root = Path(target)
    called = (name or root.resolve().name).strip()
    if not called or visible(called) != called or len(called) > 200 or "\n" in called:
        message = "this name can't be used"
        raise UsageError(message, hint="give the company's name in one line: --name NAME")
    if not re.fullmatch(r"[A-Z]{3}", currency):
        message = f"'{currency}' is no currency"
        raise UsageError(message, hint="write three capital letters, such as EUR")
    zone(timezone)
    day = today(as_of)
    values = {
        "@NAME@": json.dumps(called, ensure_ascii=False),
        "@CURRENCY@": currency,
        "@TIMEZONE@": timezone,
        "@TODAY@": day.isoformat(),
        "@NEXT@": date(day.year + 2, 12, 31).isoformat(),
        "@VERSION@": __version__,
    }
    folder = files("cxkit.starter").joinpath(template)
    contents = {
        place: _filled(folder.joinpath(own).read_text(encoding="utf-8"), values) for own, place in _PLACES.items()
    }
    write_folder(root, contents)
    return tuple(root / place for place in sorted(contents))


def _filled(text: str, values: dict[str, str]) -> bytes:
    return re.sub(r"@[A-Z]+@", lambda match: values[match[0]], text).encode()
