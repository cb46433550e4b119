"""A setting for a rule that doesn't exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.clean import visible
from cxkit.findings import Finding, Severity, named
from cxkit.model import Config
from cxkit.rules._catalogue import FIXED, catalogue, meant, unknown
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.findings import Loc
    from cxkit.loading.workspace import Workspace
    from cxkit.model.config import Weighing


@rule("CFG201", severity=Severity.ERROR, since="0.1")
def unknown_rule(workspace: Workspace) -> Iterator[Finding]:
    """cx.yaml weighs or switches off a rule that doesn't exist, or one that can't be switched off.

    A misspelt name would leave the rule as it was, in silence. Rules go by code (`SMT204`), the beginning of a code
    (`SMT`) or name (`unmeasurable-target`). What is wrong with text, keys and files (YML, SCH, CFG) can't be switched
    off: what can't be read can't be checked.

    Bad:

        # file: cx.yaml
        rules: {off: {unmeasurable-targets: The board accepted the sample}}

    Good:

        # file: cx.yaml
        rules: {off: {unmeasurable-target: The board accepted the sample}}
    """
    for loc, config in workspace.walk(Config):
        said: list[tuple[Loc, Weighing]] = [(loc / "rules", config.rules)]
        said += [(loc / "rules" / "paths" / at, one) for at, one in enumerate(config.rules.paths)]
        for where, one in said:
            for key, names in (("severity", one.severity), ("off", one.off)):
                for name in names:
                    yield from _faults((where / key / name).key(), name)


def _faults(loc: Loc, name: str) -> Iterator[Finding]:
    hint = unknown(name)
    if hint is not None:
        yield Finding(loc, f"no rule is called '{visible(name)}'", hint, instead=meant(name))
    elif all(code[:3] in FIXED for code, entry in catalogue().items() if named(name, code, entry.slug)):
        message = f"'{visible(name)}' can't be weighed or switched off: what can't be read can't be checked"
        yield Finding(loc, message, "mend what it finds, and take this out")
