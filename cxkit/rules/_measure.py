"""What a metric's figures are counted in, and how far they can go."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, NamedTuple

from cxkit.rules._kind import kind_of

if TYPE_CHECKING:
    from cxkit.loading.workspace import Workspace
    from cxkit.model import Metric

_OF_TIMES = frozenset({"resolution-time", "response-time"})


class Measure(NamedTuple):
    """The unit of a metric's figures.

    Args:
        unit: as it is printed.
        written: how else it may be written.
        low: lowest possible value.
        high: highest possible value.
    """

    unit: str
    written: frozenset[str]
    low: float
    high: float

    @property
    def told(self) -> str:
        """In a sentence: `is counted in per cent`, `is a mean on 1-5`."""
        if self.unit == "%":
            return "is counted in per cent"
        return (
            f"runs from {self.unit.replace('-', ' to ')}" if self.unit[:1].isdigit() else f"is counted in {self.unit}"
        )

    @property
    def reach(self) -> str:
        """In a sentence: `runs from 0 to 100`, `is 0 or more`."""
        if self.high == inf:
            return f"is {self.low:g} or more"
        return f"is at most {self.high:g}" if self.low == -inf else f"runs from {self.low:g} to {self.high:g}"


_HOURS = Measure("hours", frozenset({"hour", "h"}), 0.0, inf)
_HUNDRED = Measure("0-100", frozenset({"0..100", "points"}), 0.0, 100.0)
_ORDERS = Measure("orders", frozenset({"order", "orders a customer"}), 0.0, inf)
_BY_KPI = {
    "resolution-time": _HOURS, "response-time": _HOURS, "csi": _HUNDRED, "health": _HUNDRED,
    "purchase-frequency": _ORDERS, "advocacy": Measure("referrals", frozenset({"referral", "referrals a promoter"}), 0.0, inf),
}  # fmt: skip


def measure_of(workspace: Workspace, metric: Metric, name: str = "") -> Measure | None:
    """The unit of a metric or of its part; None where it hangs on a scale that isn't declared."""
    kpi, part = metric.kpi, name.partition(".")[2]
    if kpi == "clv":
        money = metric.money or "revenue"
        words = frozenset({money, workspace.config.currency or money})
        return Measure(f"{money} a customer", words, -inf, inf)
    if kpi in _BY_KPI and metric.statistic != "within" and not part:
        return _BY_KPI[kpi]
    if kind_of(metric, name) == "net" or (kpi == "experience" and not part):
        return Measure("points", frozenset({"point"}), -100.0, 100.0)
    if kind_of(metric, name) == "share" or kpi in _OF_TIMES:
        return Measure("%", frozenset({"per cent", "percent"}), *_reach(metric))
    return _on_scale(workspace, metric) if kpi in ("csat", "ces", "mean") else None


def _reach(metric: Metric) -> tuple[float, float]:
    """The ends of a share; money can grow, so that more than all of it is kept, or less than nothing is lost."""
    if "net-revenue" in (metric.type, metric.statistic):
        return (-inf, 100.0) if metric.kpi == "churn" else (0.0, inf)
    return 0.0, 100.0


def _on_scale(workspace: Workspace, metric: Metric) -> Measure | None:
    sources = [source for each in metric.source if (source := workspace.get("source", each))]
    asked = [source.questions[name] for source in sources for name in metric.question if name in source.questions]
    scales = {question.scale for question in asked}
    scale = scales.pop() if len(scales) == 1 else None
    usual = "1..5" if metric.kpi == "csat" or metric.version == 1 else "1..7" if metric.kpi == "ces" else None
    low, dots, high = (scale or usual or "").partition("..")
    if not dots:
        return None
    return Measure(f"{low}-{high}", frozenset({f"{low}..{high}", "points"}), float(low), float(high))
