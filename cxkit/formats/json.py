"""Findings for programs, versioned."""

from __future__ import annotations

import json as _json
from typing import TYPE_CHECKING, Any

from cxkit.clean import json_document
from cxkit.findings import Position, Severity
from cxkit.formats._view import PLAIN, View

if TYPE_CHECKING:
    from cxkit.findings import Finding, Fix
    from cxkit.results import Validation


def json(validation: Validation, view: View = PLAIN) -> str:  # noqa: ARG001 - all formats are called alike
    """All that any other format shows, as `cx/1`; files as written from the workspace's root."""
    found = {
        "schema": "cx/1",
        "command": "validate",
        "as_of": validation.as_of.isoformat(),
        "findings": [_finding(finding) for finding in validation.findings],
        "notes": list(validation.notes),
        "summary": {severity.word: validation.count(severity) for severity in reversed(Severity)},
    }
    return json_document(_json.dumps(found, ensure_ascii=True, indent=1)) + "\n"


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "slug": finding.slug,
        "severity": finding.severity.word,
        "message": finding.message,
        "file": finding.loc.file,
        **_span(finding.position),
        "entity": finding.entity or None,
        "hint": finding.hint or None,
        "help": f"cx explain {finding.code}",
        "fix": _fix(finding.fix),
    }


def _fix(fix: Fix | None) -> dict[str, Any] | None:
    if fix is None:
        return None
    return {"says": fix.says, "edits": [{**_span(edit.span), "text": edit.text} for edit in fix.edits]}


def _span(where: Position | None) -> dict[str, int | None]:
    return {
        "line": where.line if where else None,
        "column": where.column if where else None,
        "end_line": where.end_line if where else None,
        "end_column": where.end_column if where else None,
    }
