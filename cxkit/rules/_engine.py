"""Run the rules: stamp what they find, and leave out what a fault elsewhere would only echo."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from cxkit.codes import CODES
from cxkit.findings import Finding, Loc, Severity, named
from cxkit.loading.kinds import KINDS, declared_in, held_in
from cxkit.loading.load import ROOT_FILE, no_collection
from cxkit.loading.workspace import Workspace
from cxkit.rules import RULES
from cxkit.rules._facts import Facts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import date
    from pathlib import Path
    from typing import Any

    from cxkit import model
    from cxkit.loading.gitfacts import Past
    from cxkit.rules._rule import Rule

    P = TypeVar("P", bound=model.Part)


_FEW = 5


class Checked(NamedTuple):
    """What the rules found, which of them couldn't be run, and how long each took."""

    findings: tuple[Finding, ...]
    notes: tuple[str, ...]
    seconds: Mapping[str, float]


@no_collection()
def run(workspace: Workspace, today: date, past: Past | None = None, repository: Path | None = None) -> Checked:
    """Findings of all rules that aren't switched off, with code, slug, severity and position."""
    facts = Facts(today, workspace.root, past.tracked if past else None, repository)
    off = workspace.config.rules.off
    findings: list[Finding] = []
    silenced: dict[str, int] = {}
    missed: list[Rule] = []
    seconds: dict[str, float] = {}
    for one in RULES.all():
        if any(named(name, one.code, one.name) for name in off):
            continue
        began = perf_counter()
        watched = _Watched(workspace) if workspace.unreadable else workspace
        found = [_stamped(one, finding) for finding in one.findings(watched, facts)]
        seconds[one.code] = perf_counter() - began
        missed += [one] if facts.missed else []
        facts.missed.clear()
        blind = [file for file in workspace.unreadable if isinstance(watched, _Watched) and watched.needs(file)]
        for file in blind:
            silenced[file] = silenced.get(file, 0) + 1
        if not blind:
            findings.extend(finding for finding in found if not _echoes(workspace, finding.loc))
    began = perf_counter()
    placed = workspace.all_placed([*findings, *_not_checked(missed, facts)])
    seconds["placing"] = perf_counter() - began
    return Checked(placed, tuple(_notes(silenced)), seconds)


def _notes(silenced: Mapping[str, int]) -> Iterator[str]:
    """What wasn't run for want of which files; many files are counted."""
    if len(silenced) > _FEW:
        files, most = f"{min(silenced)} and {len(silenced) - 1:,} more files", max(silenced.values())
        yield f"{files} can't be read; up to {most} rules that need them were not run"
        return
    for file, n in sorted(silenced.items()):
        rules = f"{n} {'rule that needs it was' if n == 1 else 'rules that need it were'}"
        yield f"{file} can't be read; {rules} not run"


def _not_checked(rules: list[Rule], facts: Facts) -> Iterator[Finding]:
    """That rules which look into git's history couldn't: a finding of its own, for silence would read as praise."""
    trouble = facts.git.trouble if rules else None
    if trouble:
        code = CODES["GOV401"]
        names = ", ".join(one.name for one in sorted(rules, key=lambda one: one.code))
        message = f"{trouble.says}, so these were not checked: {names}"
        yield Finding(Loc(ROOT_FILE), message, trouble.hint, "GOV401", code.slug, Severity[code.weight.upper()])


def _stamped(one: Rule, finding: Finding) -> Finding:
    return replace(finding, code=one.code, slug=one.name, severity=one.severity)


def _echoes(workspace: Workspace, loc: Loc) -> bool:
    return any(partial.touches(loc) for partial in workspace.partial_in.get(loc.file, ()))


class _Watched(Workspace):
    """A workspace that notes which kinds of names are asked for: a rule needs the files that may declare them."""

    def __init__(self, whole: Workspace) -> None:
        super().__init__(**{name: value for name, value in vars(whole).items() if name in whole.__dataclass_fields__})

    @cached_property
    def asked(self) -> set[str]:
        """Kinds of names that were asked for."""
        return set()

    @cached_property
    def walked(self) -> set[type[model.Part]]:
        """Models whose parts were asked for."""
        return set()

    def walk(self, kind: type[P]) -> Iterator[tuple[Loc, P]]:
        self.asked.update(KINDS.get(kind, ()))
        self.walked.add(kind)
        return super().walk(kind)

    def get(self, kind: str, name: str) -> Any:
        self.asked.add(kind)
        return super().get(kind, name)

    def ids(self, kind: str) -> Collection[str]:
        self.asked.add(kind)
        return super().ids(kind)

    def needs(self, file: str) -> bool:
        return bool(held_in(file) & self.walked or declared_in(file) & self.asked)
