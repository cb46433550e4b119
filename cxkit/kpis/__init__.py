"""The KPIs: one per module, a pure function from a distribution of answers to an estimate."""

from __future__ import annotations

from cxkit.registry import Package

KPIS = Package("cxkit.kpis", "KPI")
