"""Wanted, and nobody has shown that it can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Because, Metric, Objective
from cxkit.rules._better import gain
from cxkit.rules._rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cxkit.loading.workspace import Workspace
    from cxkit.rules._facts import Facts, Wave

_APART = 180
"""Days between two measurements, so that a season isn't taken for a trend."""


@rule("SMT209", severity=Severity.WARNING, since="0.1")
def slope_unproven(workspace: Workspace, facts: Facts) -> Iterator[Finding]:
    """An objective asks for more than a benchmark shows, and more a year than measurements show, and gives no reason why it can be reached.

    Achievable is the A of SMART: others are there, or we have moved as fast before, or `because` says what makes it
    possible.

    Bad:

        # file: strategy.yaml
        objectives: [{id: recommend, because: }]

    Good:

        # file: strategy.yaml
        objectives: [{id: recommend, because: Shops that are answered within the hour stand at 45}]
    """
    for loc, objective in workspace.walk(Objective):
        metric = workspace.get("metric", objective.metric) if objective.metric else None
        baseline, target = objective.baseline, objective.target
        if metric is None or objective.because or baseline is None or baseline.value is None or target is None:
            continue
        others = () if isinstance(metric.benchmark, Because) else metric.benchmark
        if any(gain(metric, target.value, one.value) >= 0 for one in others):
            continue
        asked = gain(metric, baseline.value, target.value)
        span = (target.by - baseline.at).days if target.by and baseline.at else 0
        if span > 0 and _fastest(facts.series(objective.metric or ""), metric) >= asked / span:
            continue
        message = f"nothing shows that '{objective.id}' can reach {target.value:g}"
        hint = "write because: … (what makes it possible), or a benchmark that stands there"
        yield Finding(loc / "target" / "value", message, hint, entity=objective.id)


def _fastest(series: Sequence[Wave], metric: Metric) -> float:
    """The largest gain a day between two measurements at least half a year apart."""
    pairs = ((one, two) for at, one in enumerate(series) for two in series[at + 1 :])
    slopes = [gain(metric, one.value, two.value) / (two.end - one.end).days
              for one, two in pairs if (two.end - one.end).days >= _APART]  # fmt: skip
    return max(slopes, default=0.0)
