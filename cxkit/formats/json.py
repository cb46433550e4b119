"""Findings for programs, versioned."""

from __future__ import annotations

import json as _json
from typing import TYPE_CHECKING, Any

from cxkit.findings import Severity

if TYPE_CHECKING:
    from cxkit.findings import Finding
    from cxkit.results import Validation


def json(validation: Validation, *, width: int = 0) -> str:  # noqa: ARG001 - all formats are called alike
    """All that any other format shows, as `cx/1`."""
    found = {
        "schema": "cx/1",
        "command": "validate",
        "as_of": validation.as_of.isoformat(),
        "findings": [_finding(finding) for finding in validation.findings],
        "notes": list(validation.notes),
        "summary": {
            "error": validation.count(Severity.ERROR),
            "warning": validation.count(Severity.WARNING),
            "info": validation.count(Severity.INFO),
        },
    }
    return _json.dumps(found, ensure_ascii=True, indent=1) + "\n"


def _finding(finding: Finding) -> dict[str, Any]:
    where = finding.position
    return {
        "code": finding.code,
        "slug": finding.slug,
        "severity": finding.severity.word,
        "message": finding.message,
        "file": finding.loc.file,
        "line": where.line if where else None,
        "column": where.column if where else None,
        "end_line": where.end_line if where else None,
        "end_column": where.end_column if where else None,
        "entity": finding.entity or None,
        "hint": finding.hint or None,
        "help": f"cx explain {finding.code}",
        "fix": None,
    }
