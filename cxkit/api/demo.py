"""Write an example company and run the main job on it: validate, score, record, report."""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from cxkit.api.report import report
from cxkit.api.score_source import score_source
from cxkit.api.validate import validate
from cxkit.errors import UsageError
from cxkit.files import replace, write_folder
from cxkit.kpis import KPIS
from cxkit.model import Source
from cxkit.starter.exports import RECIPE, earlier, exports

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

    from cxkit.loading.workspace import Workspace
    from cxkit.results import Validation

AS_OF = date(2026, 11, 22)
"""The day the examples are told on; the invented answers end before it."""


class Demo(NamedTuple):
    """What the demo made."""

    root: Path
    files: int
    exports: int
    validation: Validation
    recorded: int
    notes: tuple[str, ...]
    reports: tuple[Path, ...]


def demo(target: Path | str = "cx-demo", company: Path | str | None = None) -> Demo:
    """Write an example into a new folder, validate it, score and record every wave, render its reports.

    Args:
        target: a new folder.
        company: a folder with a strategy and `exports/waves.yaml`, the recipe of its answers; else our own example.

    Raises:
        UsageError: the company has no recipe.
        OutputError: something is there already, or can't be written; nothing was changed.
    """
    folder = _company(company)
    contents = example(folder)
    root = Path(target)
    write_folder(root, contents)
    checked = validate(root, as_of=AS_OF)
    recorded, notes = _record(root, checked.workspace, contents, earlier(folder))
    written = tuple(report(root, to=to, as_of=AS_OF, output=root / f"report.{to}") for to in ("html", "md"))
    made = sum(name.startswith("exports/") for name in contents) - 1
    return Demo(root, len(contents) - made, made, checked, recorded, notes, written)


def example(company: Traversable | None = None) -> dict[str, bytes]:
    """The files of an example by name, its answers among them."""
    folder = company or _company(None)
    return {**dict(_strategy(folder, "")), ".gitignore": b"exports/\n", **exports(folder)}


def _company(named: Path | str | None) -> Traversable:
    if named is None:
        return files("cxkit.starter").joinpath("demo")
    folder = Path(named)
    if not (folder / RECIPE).is_file():
        message = f"{folder} has no {RECIPE}, so no answers can be drawn"
        raise UsageError(message, hint="name a folder of examples/, such as examples/ebbline")
    return folder


def _strategy(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for item in sorted(folder.iterdir(), key=lambda one: one.name):
        if item.is_dir():
            if item.name != "measurements":
                yield from _strategy(item, f"{prefix}{item.name}/")
        elif item.name.endswith(".yaml"):
            yield f"{prefix}{item.name}", item.read_bytes()


def _record(
    root: Path, workspace: Workspace, contents: dict[str, bytes], changes: dict[str, dict[str, dict[str, str]]]
) -> tuple[int, tuple[str, ...]]:
    """Record wave by wave, each with the strategy as it read then."""
    touched = sorted({name for change in changes.values() for name in change})
    recorded, notes = 0, dict[str, None]()
    for wave, exported in _waves(workspace, contents).items():
        later = [change for since, change in changes.items() if wave < since]
        for name in touched:
            replace(root / name, _as_then(contents[name], [change.get(name, {}) for change in later]))
        for source, path in exported:
            score = score_source([str(root / path)], source=source, root=root, as_of=AS_OF, record=True)
            recorded += sum(note.startswith("recorded ") for note in score.notes)
            notes |= dict.fromkeys(note for note in score.notes if not note.startswith("recorded "))
    for name in touched:
        replace(root / name, contents[name])
    return recorded, tuple(notes)


def _waves(workspace: Workspace, contents: dict[str, bytes]) -> dict[str, list[tuple[str, str]]]:
    """Wave → source and export, in the order of time, of the sources on which anything is measured."""
    waves: dict[str, list[tuple[str, str]]] = {}
    measured = {source for metric in workspace.metrics if metric.kpi in KPIS.names() for source in metric.source}
    for _, source in workspace.walk(Source):
        if source.files is None or source.id not in measured:
            continue
        for name in sorted(contents):
            if PurePosixPath(name).match(source.files):
                waves.setdefault(PurePosixPath(name).stem, []).append((source.id, name))
    return dict(sorted(waves.items()))


def _as_then(text: bytes, changes: list[dict[str, str]]) -> bytes:
    for change in changes:
        for now, then in change.items():
            text = text.replace(now.encode(), then.encode())
    return text
