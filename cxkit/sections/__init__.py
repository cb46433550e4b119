"""The sections of a report, one per module: results in, blocks out."""

from cxkit.registry import Package

SECTIONS = Package("cxkit.sections", "section")
