"""One step per module from one version of the model to the next; `from_0` leads from schema 0 to schema 1."""

from cxkit.registry import Package

MIGRATIONS = Package("cxkit.loading.migrations", "migration")
