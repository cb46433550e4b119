"""Lay the examples of rules over the clean strategy, with the history in git and the measurements they ask for."""

from __future__ import annotations

import os
import re
import subprocess
import textwrap
from pathlib import Path
from typing import Any

import yaml

from cxkit.history.record import Record, RecordedFigure, RecordedMetric, to_text
from cxkit.kpis import KPIS
from cxkit.loading.load import load
from cxkit.scales.distribution import Distribution
from cxkit.stats.weights import Cell

CLEAN = Path(__file__).with_name("clean.yaml")
STEP = re.compile(r"^# (file|committed|cloned|recorded|edited): ?(.*)\n", re.MULTILINE)


def examples(page: str) -> dict[str, str]:
    """The blocks below `Bad:` and `Good:`."""
    found = re.split(r"^(Bad|Good):\n", page, flags=re.MULTILINE)
    return {word: textwrap.dedent(block) for word, block in zip(found[1::2], found[2::2], strict=True)}


def plain(text: str) -> Any:
    """YAML in which every value is a text."""
    return yaml.load(text, Loader=yaml.BaseLoader) or {}


def write(root: Path, example: str) -> None:
    """The clean strategy with an example laid over it.

    Steps of an example: `# file: NAME` and what is laid over that file; `# committed: DAY NAME` commits what stands so
    far; `# cloned: shallow` puts a clone without history in its place; `# recorded: METRIC PERIOD POINT=COUNT…` writes a record and
    `# edited: measurements` spoils all of them.
    """
    files = plain(CLEAN.read_text())
    parts = STEP.split(f"{example.rstrip()}\n" if example else "")
    assert not parts[0].strip(), "an example begins with a step"
    for step, said, text in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        if step == "recorded":
            _put(root, files)
            metric, period, *counts = said.split()
            recorded(root, metric, period, dict(one.split("=") for one in counts))
        elif step == "edited":
            for path in (root / said).rglob("*.yaml"):
                path.write_text(re.sub(r"\bn: (\d)", r"n: 1\1", path.read_text()))
        elif step == "committed":
            _put(root, files)
            committed(root, *said.split(" ", 1))
        elif step == "cloned":
            _put(root, files)
            cloned(root)
        elif said.endswith(".yaml"):
            files[said] = laid(files.get(said, {}), plain(text))
        else:
            files[said] = text
    _put(root, files)


def laid(held: Any, over: Any) -> Any:
    """One value laid over another."""
    if isinstance(held, dict) and isinstance(over, dict):
        merged = held | {key: laid(held.get(key), item) for key, item in over.items()}
        return {key: item for key, item in merged.items() if item != ""}
    if over and all(isinstance(one, dict) and "id" in one for one in [*(held or ()), *over]) and isinstance(held, list):
        known = {one["id"]: one for one in held}
        return list((known | {one["id"]: laid(known.get(one["id"]), one) for one in over}).values())
    if isinstance(over, dict):
        return {key: item for key, item in over.items() if item != ""}
    return over


def _put(root: Path, files: dict[str, Any]) -> None:
    for name, held in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(held if isinstance(held, str) else _block(held))


def _block(held: Any, indent: str = "") -> str:
    """Block style, a value a line, with every text as it was: a text like '5' must stay plain."""
    if isinstance(held, dict) and held:
        return "".join(f"{indent}{key}:{_value(item, indent + '  ')}" for key, item in held.items())
    if isinstance(held, list) and held:
        return "".join(f"{indent}- {_block(item, indent + '  ')[len(indent) + 2 :]}" for item in held)
    return f"{indent}{_flow(held)}\n"


def _value(held: Any, indent: str) -> str:
    if isinstance(held, (dict, list)) and held:
        return f"\n{_block(held, indent)}"
    return f" {_flow(held)}\n"


def _flow(held: Any) -> str:
    """Flow style with every text as it was: a text like '5' must stay plain."""
    if isinstance(held, dict):
        return "{" + ", ".join(f"{key}: {_flow(item)}" for key, item in held.items()) + "}"
    if isinstance(held, list):
        return "[" + ", ".join(_flow(item) for item in held) + "]"
    text = str(held)
    return text if re.fullmatch(r"[\w.<>%*/ -]+", text) else '"' + text.replace('"', '\\"') + '"'


def git(root: Path, *words: str, day: str = "2026-01-01", who: str = "Nadia") -> None:
    """Run git with a fixed day, name and no settings of this machine."""
    named = {"NAME": who, "EMAIL": "nobody@example.org", "DATE": f"{day}T12:00:00+00:00"}
    set_ = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in named.items()}
    still = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(["git", "-C", str(root), *words], check=True, env={**os.environ, **set_, **still})


def committed(root: Path, day: Any, who: str) -> None:
    """All that stands there as a commit of that day by that person."""
    if not (root / ".git").exists():
        git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-q", "--allow-empty", "-m", "Change", day=day, who=who)


def cloned(root: Path) -> None:
    """A clone of it that knows the last commit only, in its place."""
    for day in ("2026-09-01", "2026-09-02"):
        committed(root, day, "Nadia")
    whole = root.with_name(f"{root.name}-whole")
    root.rename(whole)
    git(whole, "clone", "-q", "--depth", "1", whole.as_uri(), str(root))


def recorded(root: Path, name: str, period: str, counts: dict[str, Any]) -> None:
    """A record of a metric: point → how many answered it."""
    workspace = load(root)
    metric = workspace.get("metric", name) or workspace.metrics[0]  # one that is no longer declared
    kpi = KPIS.get(metric.kpi)
    declared = {"version": metric.version} if metric.version else {}
    answers = Distribution(
        {int(point): Cell.of(int(n)) for point, n in sorted(counts.items(), key=lambda pair: int(pair[0]))},
        kpi.scale_for(declared),
    )
    got = kpi(answers, 0.95, **declared)
    figure = RecordedFigure((), answers, value=got.value, low=got.low, high=got.high)
    measured = RecordedMetric(
        name, metric.kpi, declared, {"kpi": metric.kpi}, 1, got.statistic, got.unit, got.method, (figure,)
    )
    word = metric.period
    rows = {"rows": answers.n, "used": answers.n, "excluded": {}, "rejected": {}, "bytes": 2 * answers.n}
    inputs = ({"sha256": f"{name}{period}", **rows},)
    record = Record(metric.source[0], period, word, 0.95, "0.1", inputs, {name: measured}, ())
    path = root / record.file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(to_text(record))
