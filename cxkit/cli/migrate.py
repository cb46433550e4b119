"""`cx migrate`."""

from __future__ import annotations

from typing import Annotated

import typer


def migrate(
    write: Annotated[bool, typer.Option("--write", help="Write the changes; without it they are only shown.")] = False,
) -> None:
    """Lead a strategy of an older version to the present one."""
    from cxkit.api.mend import Change
    from cxkit.api.migrate import migration
    from cxkit.api.migrate import write as put
    from cxkit.cli.changes import differences
    from cxkit.cli.output import err, out
    from cxkit.model.config import SCHEMA

    found = migration()
    if not found.after:
        err(f"cx: nothing to migrate: the strategy is of schema {SCHEMA}\n")
        return
    if not write:
        changes = [Change(file, found.before[file], data or b"", 0) for file, data in found.after.items()]
        out(differences(changes, "migrated"))
        err(f"cx: from schema {found.version} to {SCHEMA}; nothing was written: cx migrate --write does it\n")
        return
    put(found)
    for file, data in found.after.items():
        out(f"{'removed' if data is None else 'changed' if found.before[file] else 'wrote':<10} {file}\n")
    err("next       cx validate; then commit\n")
