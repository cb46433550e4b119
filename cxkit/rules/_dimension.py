"""What part of the experience an objective or a metric is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxkit.loading.workspace import Workspace
    from cxkit.model import Metric

_BY_KPI = {
    "csat": "success", "csi": "success", "servqual": "success", "fcr": "success", "ces": "effort",
    "resolution-time": "effort", "response-time": "effort", "sentiment": "emotion", "nps": "loyalty",
    "churn": "loyalty", "retention": "loyalty", "clv": "loyalty", "purchase-frequency": "loyalty",
    "repeat-rate": "loyalty", "advocacy": "loyalty",
}  # fmt: skip
_PARTS = frozenset({"success", "effort", "emotion"})


def dimension_of(metric: Metric, part: str = "") -> str | None:
    """The dimension of a metric, or of its part (`first-orders.emotion`); None where it must be declared."""
    return part if part in _PARTS else metric.dimension or _BY_KPI.get(metric.kpi)


def dimensions(workspace: Workspace) -> dict[str, int]:
    """Dimension → how many objectives are about it."""
    found: dict[str, int] = {}
    for objective in workspace.objectives:
        metric = workspace.get("metric", objective.metric) if objective.metric else None
        part = (objective.metric or "").partition(".")[2]
        name = objective.dimension or (dimension_of(metric, part) if metric else None)
        if name is not None:
            found[name] = found.get(name, 0) + 1
    return found
