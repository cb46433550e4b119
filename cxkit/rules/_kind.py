"""What kind of figure a metric is: net share, share, mean, median or rate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from cxkit.model import Metric

Kind = Literal["net", "share", "mean", "median", "rate"]

_BY_KPI: dict[str, Kind] = {
    "nps": "net", "sentiment": "net", "share": "share", "fcr": "share", "churn": "share", "retention": "share",
    "repeat-rate": "share", "response-rate": "share", "completion-rate": "share", "csi": "mean", "servqual": "mean",
    "experience": "mean", "health": "mean", "mean": "mean", "clv": "mean", "purchase-frequency": "rate",
    "advocacy": "rate",
}  # fmt: skip
_BY_STATISTIC: dict[str, Kind] = {
    "net": "net", "share": "share", "top-two-box": "share", "mean": "mean", "median": "median",
}  # fmt: skip
_USUAL: dict[str, str] = {"csat": "top-two-box", "ces": "share", "resolution-time": "median", "response-time": "median"}
_PARTS = frozenset({"success", "effort", "emotion"})


def kind_of(metric: Metric, name: str = "") -> Kind | None:
    """The kind of a metric, or of its part (`first-orders.emotion`); None for others, such as a 90th percentile."""
    if metric.kpi == "experience" and name.partition(".")[2] in _PARTS:
        return "net"
    if metric.kpi in _USUAL:
        usual = "mean" if metric.kpi == "ces" and metric.version == 1 else _USUAL[metric.kpi]
        return _BY_STATISTIC.get(metric.statistic or usual)
    return _BY_KPI.get(metric.kpi)


def in_words(step: float, kind: Kind | None) -> str:
    """How large a step is; the unit of means, medians and rates is the metric's own.

    Example:
        >>> in_words(1, "net"), in_words(5, "share"), in_words(0.5, "mean")
        ('1 point', '5 points', '0.5')
    """
    unit = f" point{'' if step == 1 else 's'}" if kind in ("net", "share") else ""
    return f"{step:g}{unit}"
