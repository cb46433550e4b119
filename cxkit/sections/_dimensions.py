"""Which part of the experience a metric or an objective is about, and the layers of the experience pyramid."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxkit.model import Metric, Objective
    from cxkit.results import Results

_BY_KPI = {
    "csat": "success", "csi": "success", "servqual": "success", "fcr": "success", "ces": "effort",
    "resolution-time": "effort", "response-time": "effort", "sentiment": "emotion", "nps": "loyalty",
    "churn": "loyalty", "retention": "loyalty", "clv": "loyalty", "purchase-frequency": "loyalty",
    "repeat-rate": "loyalty", "advocacy": "loyalty",
}  # fmt: skip
_BY_PART = ("success", "effort", "emotion")
DIMENSIONS = ("success", "effort", "emotion", "personalisation", "loyalty")
GROUPS = {
    "loyalty": "Loyalty", "success": "Service quality", "effort": "Ease", "emotion": "Emotion",
    "personalisation": "Personalisation", "people": "Our people", "": "Others",
}  # fmt: skip
LAYERS = (
    ("Loyalty", ("loyalty",), "They stay, return and recommend"),
    ("Emotional connection", ("emotion", "personalisation"), "They feel known and cared for"),
    ("Ease", ("effort",), "It costs them little time and trouble"),
    ("Basic service", ("success",), "They get what they came for, every time"),
)
"""The experience pyramid, top layer first: its name, its dimensions, and what it means."""


def dimension_of(metric: Metric, part: str = "") -> str:
    """As declared, or by the KPI; the part of an experience metric is named like its dimension."""
    if part in _BY_PART:
        return part
    return metric.dimension or _BY_KPI.get(metric.kpi, "")


def dimension(results: Results, objective: Objective) -> str:
    """As declared, or its metric's; empty where neither tells."""
    if objective.dimension:
        return objective.dimension
    metric = results.workspace.get("metric", objective.metric) if objective.metric else None
    return dimension_of(metric, (objective.metric or "").partition(".")[2]) if metric else ""


def group_of(results: Results, metric: Metric) -> str:
    """The group of the scorecard: what employees say stands apart from what customers say."""
    sources = [source for one in metric.source if (source := results.workspace.get("source", one))]
    if sources and all(source.kind == "employee" for source in sources):
        return "people"
    return dimension_of(metric)
