"""Strategies of the wrong shape: every key lost, misspelt or holding the wrong thing ends in findings with places."""

from __future__ import annotations

import os
import random
import time
from datetime import date
from pathlib import Path

import yaml

from cxkit.api.validate import check
from cxkit.codes import CODES
from cxkit.loading.load import load
from cxkit.rules import RULES

WRONG = ["", "x", "5", "-1", "1.5", "true", "2026-02-30", "..", "a..b", "null", [], {}, ["x"], [[]], {"x": "y"}, [{}]]
WRONG += [{"because": "so"}, {"value": "x"}, {"id": "lead"}, "9" * 50, "a b", "no", "\u202e", {"id": []}, [{"id": "x"}]]


class Plain(
    yaml.emitter.Emitter, yaml.serializer.Serializer, yaml.representer.SafeRepresenter, yaml.resolver.BaseResolver
):
    """Writes texts without quotes wherever YAML allows it, so that numbers and words stay as they were."""

    def __init__(self, stream, **_options) -> None:
        yaml.emitter.Emitter.__init__(self, stream, width=10_000)
        yaml.serializer.Serializer.__init__(self)
        yaml.representer.SafeRepresenter.__init__(self, sort_keys=False)
        yaml.resolver.BaseResolver.__init__(self)

    def ignore_aliases(self, _data) -> bool:
        return True


def dump(held) -> str:
    return yaml.dump(held, Dumper=Plain)


def places(held, route=()):
    yield route
    for key, item in held.items() if isinstance(held, dict) else enumerate(held) if isinstance(held, list) else ():
        yield from places(item, (*route, key))


def mutated(held, chance: random.Random):
    """A copy with one to four keys lost, misspelt, doubled or holding something wrong."""
    held = yaml.load(dump(held), Loader=yaml.CBaseLoader)
    for _ in range(chance.randint(1, 4)):
        routes = [route for route in places(held) if route]
        if not routes:
            return held
        *way, last = chance.choice(routes)
        holder = held
        for step in way:
            holder = holder[step]
        what = chance.randrange(4)
        if what == 0:
            del holder[last]
        elif what == 1 and isinstance(holder, dict):
            holder[last[:-1] + "q"] = holder.pop(last)
        elif what == 2 and isinstance(holder, list):
            holder.append(holder[last])
        else:
            holder[last] = chance.choice(WRONG)
    return held


def test_mutants_of_the_reference_strategy(shared: Path, tmp_path: Path) -> None:
    count = int(os.environ.get("CX_MUTANTS", "3000")) // 10
    known = {*CODES, *(rule.code for rule in RULES.all())}
    files = sorted((shared / "workspace").rglob("*.yaml"))
    trees = {file: yaml.load(file.read_text(), Loader=yaml.CBaseLoader) for file in files}
    for file in files:
        target = tmp_path / file.relative_to(shared / "workspace")
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(file.read_bytes())
    chance = random.Random(20261124)
    slowest = 0.0
    found = 0
    for _ in range(count):
        file = chance.choice(files)
        target = tmp_path / file.relative_to(shared / "workspace")
        target.write_text(dump(mutated(trees[file], chance)))
        start = time.perf_counter()
        validation = check(load(tmp_path), date(2026, 10, 31))
        slowest = max(slowest, time.perf_counter() - start)
        target.write_bytes(file.read_bytes())
        found += bool(validation.findings)
        for finding in validation.findings:
            assert finding.position is not None
            assert finding.code in known
            assert finding.message
    assert slowest < 2, slowest
    print(f"\n{count} strategies, {found} with findings, slowest {slowest * 1000:.0f} ms")
