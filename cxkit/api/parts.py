"""What `cx score` measures in one go: each source's exports, those named or those that lie where feedback.yaml says."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from cxkit.api.locked import NotRebuilt
from cxkit.api.recording import sha256
from cxkit.api.source_metrics import matches, source_of
from cxkit.errors import UsageError
from cxkit.history.store import live, read_all
from cxkit.loading.load import load
from cxkit.model import Source
from cxkit.registry import suggestion
from cxkit.scan.periods import last_day

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cxkit.loading.workspace import Workspace
    from cxkit.model import Metric


class Part(NamedTuple):
    """Exports that are measured together: of one source, for metrics of one period.

    Attributes:
        source: its id.
        exports: its files.
        metrics: ids of those measured; none for all on the source.
        recorded: periods that were recorded from just these exports, where that was asked.
    """

    source: str
    exports: tuple[str, ...]
    metrics: tuple[str, ...] = ()
    recorded: tuple[str, ...] = ()


def parts_of(
    exports: Sequence[str],
    *,
    source: str | None = None,
    metrics: Sequence[str] = (),
    new: bool = False,
    root: Path | str = ".",
) -> tuple[tuple[Part, ...], tuple[str, ...]]:
    """The parts of a measurement in the order of feedback.yaml, and a sentence for each source that has no export.

    Args:
        exports: files, or folders of them; none for all that lie where the sources' `files` say.
        source: the one source they are of, where the files don't tell.
        metrics: ids, none for all.
        new: of those that lie there, only exports that nothing was recorded from yet.
        root: a path in the workspace.

    Raises:
        UsageError: no workspace, an export of no source or of several, a metric that isn't there, or no export at all.
    """
    workspace = load(root)
    wanted = _wanted(workspace, metrics)
    found, notes = _exports(workspace, exports, source, wanted)
    if new and not exports:
        found, notes = _not_yet_recorded(workspace, found, notes)
    parts = [
        Part(one.id, found[one.id], names)
        for _, one in workspace.walk(Source)
        if one.id in found
        for names in _by_period(one, wanted, named=bool(metrics))
    ]
    return tuple(parts), notes


def recorded_parts(
    metrics: Sequence[str] = (), *, root: Path | str = "."
) -> tuple[tuple[Part, ...], tuple[NotRebuilt, ...]]:
    """The exports that records were made from, by what is in them, and the records whose exports lie nowhere now.

    Args:
        metrics: ids, none for all.
        root: a path in the workspace.

    Raises:
        UsageError: no workspace, a metric that isn't there, or nothing recorded.
    """
    workspace = load(root)
    wanted = {metric.id for metric in _wanted(workspace, metrics)}
    records = live(read_all(workspace.root))
    if not records:
        message = "nothing is recorded in measurements/ yet"
        raise UsageError(message, hint="keep figures with: cx score --record")
    sources = {one.id: one for _, one in workspace.walk(Source)}
    lying = {name: _by_content(_lying(workspace, one)) for name, one in sources.items()}
    found: dict[tuple[str, tuple[str, ...], tuple[str, ...]], list[str]] = {}
    lost = []
    for file, record in sorted(records.items(), key=lambda one: (one[1].source, last_day(one[1].period), one[0])):
        names = tuple(sorted({*record.metrics} & wanted))
        exports = {lying[record.source](one) if record.source in lying else None for one in record.inputs}
        if None in exports:
            why = "was measured from an export that lies nowhere now"
            lost += [NotRebuilt(record.period, name, why, file) for name in names]
        elif names:
            key = (record.source, tuple(sorted(one for one in exports if one)), names)
            found.setdefault(key, []).append(record.period)
    parts = [Part(*key, tuple(periods)) for key, periods in found.items()]
    order = list(sources)
    return tuple(sorted(parts, key=lambda one: (order.index(one.source), one.exports))), tuple(lost)


def _by_content(files: Sequence[str]) -> Callable[[Mapping[str, Any]], str | None]:
    """Finds the file that an input of a record is; those of other sizes aren't read."""
    sums: dict[str, str] = {}

    def found(told: Mapping[str, Any]) -> str | None:
        for file in files:
            if Path(file).stat().st_size == told["bytes"]:
                sums[file] = sums.get(file) or sha256(file)
                if sums[file] == told["sha256"]:
                    return file
        return None

    return found


def _wanted(workspace: Workspace, names: Sequence[str]) -> tuple[Metric, ...]:
    known = [metric.id for metric in workspace.metrics]
    for name in names:
        if name not in known:
            message = f"metrics.yaml has no metric '{name}'"
            hint = suggestion(name, known) or f"there are: {', '.join(known) or 'none'}"
            raise UsageError(message, hint=f"{hint}; of a column say --metric nps=COLUMN")
    return tuple(metric for metric in workspace.metrics if not names or metric.id in names)


def _exports(
    workspace: Workspace, exports: Sequence[str], named: str | None, wanted: Sequence[Metric]
) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    if named is not None:
        source = source_of(workspace, exports, named)
        return {named: tuple(exports) or _lying(workspace, source)}, ()
    measured = {name for metric in wanted for name in metric.source}
    sources = [one for _, one in workspace.walk(Source) if one.id in measured]
    if not exports:
        found = {one.id: lying for one in sources if (lying := _lying(workspace, one))}
        absent = tuple(
            f"{one.id} isn't measured: no export lies at {one.files}"
            for one in sources
            if one.files and one.id not in found
        )
        if not found:
            where = "\n".join(f"{one.files} for {one.id}" for one in sources if one.files)
            message = "no export lies where feedback.yaml says"
            raise UsageError(
                message, hint=f"name one: cx score FILE, or put one there:\n{where}" if where else _NOWHERE
            )
        return found, absent
    return _owners(workspace, exports, sources), ()


_NOWHERE = "say where they lie, files: exports/survey/*.csv at a source in feedback.yaml, or name one: cx score FILE"


def _not_yet_recorded(
    workspace: Workspace, lying: Mapping[str, tuple[str, ...]], notes: tuple[str, ...]
) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    known = {
        (record.source, str(one["sha256"])) for record in read_all(workspace.root).values() for one in record.inputs
    }
    found = {
        name: fresh
        for name, files in lying.items()
        if (fresh := tuple(file for file in files if (name, sha256(file)) not in known))
    }
    notes += tuple(f"{name}: every export is recorded already" for name in lying if name not in found)
    return found, notes


def _owners(workspace: Workspace, exports: Sequence[str], sources: Sequence[Source]) -> dict[str, tuple[str, ...]]:
    files = [file for export in exports for file in _in_folder(workspace, export, sources)]
    everyone = [one for _, one in workspace.walk(Source)]
    together = [one for one in everyone if all(matches(workspace, one, file) for file in files)]
    if len(together) == 1:
        return {together[0].id: tuple(files)}
    found: dict[str, tuple[str, ...]] = {}
    for file in files:
        owner = source_of(workspace, [file], None).id
        found[owner] = (*found.get(owner, ()), file)
    return found


def _in_folder(workspace: Workspace, export: str, sources: Sequence[Source]) -> tuple[str, ...]:
    """An export itself, or of a folder the exports in it."""
    if not Path(export).is_dir():
        return (export,)
    folder = Path(export).resolve()
    inside = sorted(
        {file for one in sources for file in _lying(workspace, one) if Path(file).resolve().is_relative_to(folder)}
    )
    if not inside:
        message = f"no export of a source lies in {export}"
        places = ", ".join(f"{one.files}" for one in sources if one.files)
        raise UsageError(message, hint=f"feedback.yaml says they lie at: {places}" if places else _NOWHERE)
    return tuple(inside)


def _lying(workspace: Workspace, source: Source) -> tuple[str, ...]:
    """The exports that lie where a source says, as seen from here."""
    if not source.files:
        return ()
    found = sorted(workspace.root.glob(source.files))
    return tuple(Path(os.path.relpath(file)).as_posix() for file in found if file.is_file())


def _by_period(source: Source, wanted: Sequence[Metric], *, named: bool) -> list[tuple[str, ...]]:
    """Ids of the metrics on a source, those of one period together; none where that is all of them."""
    periods: dict[str, tuple[str, ...]] = {}
    for metric in wanted:
        if source.id in metric.source:
            word = metric.period or ""
            periods[word] = (*periods.get(word, ()), metric.id)
    return list(periods.values()) if named or len(periods) > 1 else [()]
