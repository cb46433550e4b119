"""How much a finding weighs in a workspace: its rule's weight, the profile, and what cx.yaml says."""

from __future__ import annotations

from dataclasses import replace
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from cxkit.findings import Severity
from cxkit.rules._catalogue import FIXED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cxkit.findings import Finding
    from cxkit.model.config import Rules, Weighing

_PROFILES = {
    "starter": {Severity.WARNING: Severity.INFO},
    "regular": {},
    "strict": {Severity.WARNING: Severity.ERROR, Severity.INFO: Severity.WARNING},
}


def weighed(findings: Iterable[Finding], settings: Rules) -> Iterator[Finding]:
    """Findings as this workspace weighs them, without those it switched off.

    A setting for some files goes before one for all, and a code or name before the beginning of a code. The profile
    `starter` lets warnings weigh as info, `strict` lets them weigh as errors and info as warnings. What can't be read
    can't be weighed.
    """
    profile = _PROFILES.get(settings.profile, {})
    for finding in findings:
        if finding.code[:3] in FIXED:
            yield finding
            continue
        here: list[Weighing] = [
            one for one in settings.paths if any(fnmatchcase(finding.loc.file, glob) for glob in one.files)
        ]
        if any(_named(one.off, finding) for one in (*here, settings)):
            continue
        words = [word for one in (*here, settings) if (word := _named(one.severity, finding))]
        weight = Severity[words[0].upper()] if words else profile.get(finding.severity, finding.severity)
        yield finding if weight == finding.severity else replace(finding, severity=weight)


def _named(said: Mapping[str, str], finding: Finding) -> str:
    """What is said of a finding under its most exact name, or nothing."""
    names = [name for name in said if finding.called(name)]
    return said[max(names, key=len)] if names else ""
