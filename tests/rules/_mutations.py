"""Deliberate faults in the example company: one a rule, written as edits of its files.

A fault says `in` which file `was` stands (once), and what is there `now`; or `sub`, a pattern that is replaced wherever
it stands; or `edits`, several of these; `append`, `add` and `gone` write and delete. `history` commits the example
before the edit and `committed` after it, by day and name; `cloned: shallow` forgets all but the last commit; `recorded`
writes a record. `also` names what can't be kept from being found with it, and why; `times`, how often the rule finds it.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import yaml

from tests.rules._examples import cloned, committed, recorded

FOLDER = Path(__file__).with_name("mutations")


def faults() -> dict[str, dict[str, Any]]:
    """Rule's code → its fault."""
    return {
        code: fault
        for path in sorted(FOLDER.glob("*.yaml"))
        for code, fault in yaml.safe_load(path.read_text()).items()
    }


def spoil(example: Path, root: Path, fault: dict[str, Any]) -> None:
    """The example at `root`, with the fault in it."""
    shutil.copytree(example, root, ignore=shutil.ignore_patterns("exports", "report.*"))
    for day, who in fault.get("history", ()):
        committed(root, day, who)
    for edit in fault.get("edits", (fault,)):
        _edit(root, {"in": fault.get("in"), **edit})
    for name, text in fault.get("add", {}).items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    for path in sorted(root.glob(fault["gone"])) if "gone" in fault else ():
        path.unlink()
    if "recorded" in fault:
        metric, period, counts = fault["recorded"]
        recorded(root, metric, str(period), {str(point): n for point, n in counts.items()})
    if "committed" in fault:
        committed(root, *fault["committed"])
    if "cloned" in fault:
        cloned(root)


def _edit(root: Path, edit: dict[str, Any]) -> None:
    if edit["in"] is None:
        return
    for path in sorted(root.glob(edit["in"])):
        text = path.read_text()
        if edit.get("delete"):
            path.unlink()
        elif "append" in edit:
            path.write_text(text + edit["append"])
        elif "sub" in edit:
            changed, n = re.subn(edit["sub"], edit["now"], text)
            assert n, f"{edit['sub']!r} doesn't stand in {path.name}"
            path.write_text(changed)
        else:
            assert text.count(edit["was"]) == 1, (
                f"{edit['was']!r} stands {text.count(edit['was'])} times in {path.name}"
            )
            path.write_text(text.replace(edit["was"], edit["now"]))
