"""Write an example company and run the main job on it: validate, score, record, report."""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cxkit.api.report import report
from cxkit.api.score_source import score_source
from cxkit.api.validate import validate
from cxkit.files import write_folder
from cxkit.starter.exports import exports

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

    from cxkit.api.score import Score
    from cxkit.results import Validation

AS_OF = date(2026, 11, 22)
"""The day the example is told on; the invented answers end before it."""


class Demo(NamedTuple):
    """What the demo made."""

    root: Path
    files: int
    validation: Validation
    scores: tuple[Score, ...]
    recorded: int
    reports: tuple[Path, ...]


def demo(target: Path | str = "cx-demo") -> Demo:
    """Write the example into a new folder, validate it, score and record four quarters, render both reports.

    Raises:
        OutputError: something is there already, or can't be written; nothing was changed.
    """
    root = Path(target)
    contents = {
        **dict(_strategy(files("cxkit.starter").joinpath("demo"), "")),
        ".gitignore": b"exports/\n",
        **exports(),
    }
    write_folder(root, contents)
    checked = validate(root, as_of=AS_OF)
    scores = []
    recorded = 0
    for source in ("owners", "contacts"):
        for path in sorted((root / "exports" / source).glob("*.csv")):
            score = score_source([str(path)], root=root, as_of=AS_OF, record=True)
            recorded += sum(note.startswith("recorded ") for note in score.notes)
        scores.append(score)
    written = tuple(report(root, to=to, as_of=AS_OF, output=root / f"report.{to}") for to in ("html", "md"))
    return Demo(root, len(contents), checked, tuple(scores), recorded, written)


def _strategy(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for item in sorted(folder.iterdir(), key=lambda one: one.name):
        if item.is_dir():
            yield from _strategy(item, f"{prefix}{item.name}/")
        elif item.name.endswith(".yaml"):
            yield f"{prefix}{item.name}", item.read_bytes()
