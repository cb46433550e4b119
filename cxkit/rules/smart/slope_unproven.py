"""Wanted, and nobody has shown that it can be."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cxkit.findings import Finding, Severity
from cxkit.model import Because, Metric, Objective
from cxkit.rules._better import gain
from cxkit.rules._rule import rule
from cxkit.stats.difference import square_and_add
from cxkit.stats.normal import z_value
from cxkit.stats.trend import FEWEST, trend

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace
    from cxkit.rules._facts import Facts

_APART = 180
"""Days between two measurements, so that a season isn't taken for a trend."""
_YEAR = 365.25


@rule("SMT209", severity=Severity.WARNING, since="0.1")
def slope_unproven(workspace: Workspace, facts: Facts) -> Iterator[Finding]:
    """An objective asks for more than a benchmark shows, and more a year than measurements show, and gives no reason why it can be reached.

    Achievable is the A of SMART: others are there, or we have moved as fast before, or `because` says what makes it
    possible. What we have shown is the slope of the recorded figures of one definition, over half a year or more, with its
    interval: the finding comes where even its better end is slower than what is asked.

    Bad:

        # file: strategy.yaml
        objectives: [{id: recommend, because: }]

    Good:

        # file: strategy.yaml
        objectives: [{id: recommend, because: Shops that are answered within the hour stand at 45}]
    """
    confidence = workspace.config.thresholds.confidence / 100
    for loc, objective in workspace.walk(Objective):
        metric = workspace.get("metric", objective.metric) if objective.metric else None
        baseline, target = objective.baseline, objective.target
        if metric is None or objective.because or baseline is None or baseline.value is None or target is None:
            continue
        others = () if isinstance(metric.benchmark, Because) else metric.benchmark
        if any(gain(metric, target.value, one.value) >= 0 for one in others):
            continue
        years = (target.by - baseline.at).days / _YEAR if target.by and baseline.at else 0
        asked = gain(metric, baseline.value, target.value) / years if years > 0 else None
        shown = _shown(facts, metric, objective.metric or "", confidence)
        if asked is not None and shown is not None and shown.high >= asked:
            continue
        message = f"nothing shows that '{objective.id}' can reach {target.value:g}"
        if asked is not None and shown is not None:
            message += (
                f": {asked:.1f} a year are asked, and measurements show {shown.value:.1f} "
                f"({shown.low:.1f} to {shown.high:.1f})"
            )
        hint = "write because: … (what makes it possible), or a benchmark that stands there"
        yield Finding(loc / "target" / "value", message, hint, entity=objective.id)


class _Slope(NamedTuple):
    """A gain a year, with its interval."""

    value: float
    low: float
    high: float


def _shown(facts: Facts, metric: Metric, name: str, confidence: float) -> _Slope | None:
    """The gain a year that records of one definition show; None where they span too short a time."""
    series = facts.series(name)
    waves = [wave for wave in series if wave.metric.revision == series[-1].metric.revision]
    if len(waves) < 2 or (waves[-1].end - waves[0].end).days < _APART:
        return None
    first, last = waves[0], waves[-1]
    years = (last.end - first.end).days / _YEAR
    errors = [(wave.high - wave.low) / 2 / z_value(facts.records[wave.file].confidence) for wave in waves]
    if len(waves) < FEWEST or not all(errors):
        moved = square_and_add((last.value, last.low, last.high), (first.value, first.low, first.high))
        ends = sorted(gain(metric, 0, end) / years for end in moved)
        return _Slope(gain(metric, first.value, last.value) / years, ends[0], ends[1])
    times = [(wave.end - first.end).days / _YEAR for wave in waves]
    gains = [gain(metric, first.value, wave.value) for wave in waves]
    found = trend(list(zip(times, gains, errors, strict=True)), confidence)
    return _Slope(found.slope, *found.interval)
