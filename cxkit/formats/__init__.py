"""Printers of findings, one per module."""

from cxkit.registry import Package

FORMATS = Package("cxkit.formats", "format")
