"""Rules: one per module, pure functions from a workspace to findings."""

from cxkit.registry import Package

RULES = Package("cxkit.rules", "rule")
