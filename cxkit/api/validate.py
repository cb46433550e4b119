"""Check a strategy: everything wrong with it, each thing at its place."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from cxkit.api.today import today
from cxkit.errors import UsageError
from cxkit.loading import baseline as baselines
from cxkit.loading import ignores as comments
from cxkit.loading.load import load
from cxkit.registry import suggestion
from cxkit.results import Validation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from cxkit.findings import Finding
    from cxkit.loading.gitfacts import Past
    from cxkit.loading.workspace import Workspace


def validate(
    path: Path | str | Sequence[Path | str] = ".",
    *,
    as_of: str | date | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    ignores: bool = True,
    baseline: Path | str | None = None,
    since: str | None = None,
    instead: Mapping[str, bytes] | None = None,
) -> Validation:
    """Check the workspace at or above a path.

    Args:
        path: a workspace, or files and folders in one: then only what is found there is returned.
        as_of: the day taken as today.
        select: codes, beginnings of codes or names of rules: only these are returned.
        ignore: those that aren't returned.
        ignores: whether comments such as `# cx: ignore[SMT204] …` count.
        baseline: a file of findings put aside; cx.yaml may name one.
        since: a commit: only what came in after it is returned.
        instead: file → bytes that stand in for what is on disk.

    Raises:
        UsageError: there is no workspace, or a name is unknown.

    Example:
        >>> from cxkit import validate
        >>> validate("examples/tallyline").findings  # doctest: +SKIP
        ()
    """
    began = perf_counter()
    paths = [Path(one) for one in ([path] if isinstance(path, (str, Path)) else path)]
    _known((*select, *ignore))
    workspace = workspace_of(paths, instead)
    reading = perf_counter() - began
    whole = check(workspace, today(as_of), ignores=ignores)
    whole = replace(whole, seconds={"reading": reading, **whole.seconds})
    whole = _without_baseline(whole, baseline)
    if since:
        from cxkit.api.since import introduced

        whole = introduced(whole, since, ignores=ignores)
    return _chosen(whole, below(workspace.root, paths), select, ignore)


def check(
    workspace: Workspace, day: date, *, ignores: bool = True, past: Past | None = None, repository: Path | None = None
) -> Validation:
    """Check a workspace that was read.

    Args:
        workspace: as read.
        day: taken as today.
        ignores: whether comments count.
        past: the commit it was read from.
        repository: where git is asked, where the workspace is a copy of a commit.
    """
    from cxkit.rules._catalogue import meant, unknown
    from cxkit.rules._engine import run
    from cxkit.rules._weights import weighed

    checked = run(workspace, day, past, repository)
    found: Iterable[Finding] = (*workspace.findings, *checked.findings)
    hidden: dict[str, int] = {}
    if ignores:
        answers = comments.answered(workspace, found, day, unknown, meant)
        hidden["ignored with a reason"] = len(answers.answered)
        found = (*answers.open, *answers.faults)
    kept = sorted(weighed(found, workspace.config.rules), key=lambda finding: finding.order)
    return Validation(workspace, tuple(kept), day, checked.notes, hidden, checked.seconds)


def update_baseline(
    path: Path | str = ".", *, baseline: Path | str | None = None, as_of: str | date | None = None
) -> Path:
    """Write a baseline of all findings, or take out of the one that is there what was mended; it never grows.

    Returns:
        The file.

    Raises:
        UsageError: no file is named, here or in cx.yaml.
    """
    from cxkit.files import replace as write

    whole = check(workspace_of([Path(path)]), today(as_of))
    file = _baseline(whole.workspace, baseline)
    if file is None:
        message = "which file holds the baseline?"
        raise UsageError(message, hint="add --baseline .cx-baseline.yaml, or rules: {baseline: …} to cx.yaml")
    kept = baselines.divide(file, file.name, whole.findings).aside if file.exists() else whole.findings
    write(file, baselines.written(kept))
    return file


def workspace_of(paths: Sequence[Path], instead: Mapping[str, bytes] | None = None) -> Workspace:
    """The workspace that holds all these paths.

    Raises:
        UsageError: there is none, or a path isn't there or isn't in it.
    """
    for path in paths:
        if not path.exists():
            message = f"there is no {path}"
            near = sorted(one.name for one in path.parent.iterdir()) if path.parent.is_dir() else []
            raise UsageError(message, hint=suggestion(path.name, near) or "name a workspace, or files in it")
    workspace = load(paths[0], instead=instead)
    for path in paths[1:]:
        if not path.resolve().is_relative_to(workspace.root):
            message = f"{path} isn't in the workspace {workspace.root}"
            raise UsageError(message, hint="check one workspace at a time")
    return workspace


def below(root: Path, paths: Sequence[Path]) -> tuple[str, ...]:
    """Files and folders asked for, from the root; none where the whole is."""
    seen = [path.resolve() for path in paths]
    return (
        ()
        if any(path == root or path in root.parents for path in seen)
        else tuple(p.relative_to(root).as_posix() for p in seen)
    )


def _baseline(workspace: Workspace, named: Path | str | None) -> Path | None:
    from cxkit.files import inside

    if named:
        return Path(named)
    configured = workspace.config.rules.baseline
    return inside(workspace.root, configured) if configured else None


def _without_baseline(whole: Validation, named: Path | str | None) -> Validation:
    from cxkit.rules._catalogue import unknown

    file = _baseline(whole.workspace, named)
    if file is None:
        return whole
    path, root = file.resolve(), whole.workspace.root
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else str(file)
    divided = baselines.divide(file, name, whole.findings, unknown)
    kept = sorted((*divided.new, *divided.mended), key=lambda finding: finding.order)
    hidden = {**whole.hidden, "in the baseline": len(divided.aside)}
    return replace(whole, findings=tuple(kept), hidden=hidden)


def _known(names: Iterable[str]) -> None:
    from cxkit.rules._catalogue import unknown

    for name in names:
        hint = unknown(name)
        if hint is not None:
            message = f"no rule is called '{name}'"
            raise UsageError(message, hint=hint)


def _chosen(whole: Validation, asked: tuple[str, ...], select: Sequence[str], ignore: Sequence[str]) -> Validation:
    def fits(finding: Finding) -> str:
        if asked and not any(finding.loc.file == one or finding.loc.file.startswith(f"{one}/") for one in asked):
            return "in other files"
        chosen = not select or any(finding.called(name) for name in select)
        chosen = chosen and not any(finding.called(name) for name in ignore)
        return "" if chosen else "not selected"

    why = [fits(finding) for finding in whole.findings]
    left_out = Counter(word for word in why if word)
    findings = tuple(finding for finding, word in zip(whole.findings, why, strict=True) if not word)
    return replace(whole, findings=findings, hidden={**whole.hidden, **left_out})
