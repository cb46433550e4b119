"""Findings as SARIF 2.1.0, for code scanning and editors."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from cxkit.clean import json_document, visible
from cxkit.findings import Severity, fingerprints
from cxkit.formats._view import PLAIN, View
from cxkit.version import __version__

if TYPE_CHECKING:
    from cxkit.findings import Finding, Fix, Position
    from cxkit.loading.workspace import Workspace
    from cxkit.results import Validation

MOST = 5_000
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif(validation: Validation, view: View = PLAIN) -> str:
    """One run with its rules, results, fixes and fingerprints; at most 5,000 results, errors first."""
    from cxkit.rules._catalogue import catalogue

    pairs = list(zip(validation.findings, fingerprints(validation.findings), strict=True))
    kept = sorted(pairs, key=lambda pair: -pair[0].severity)[:MOST]
    pages = catalogue()
    codes = sorted({finding.code for finding, _ in kept})
    slugs = {finding.code: finding.slug for finding, _ in kept}
    notes = [f"{len(pairs) - MOST} more findings; run cx validate to see them"] if len(pairs) > MOST else []
    run = {
        "tool": {
            "driver": {
                "name": "cx",
                "semanticVersion": __version__,
                "rules": [_rule(code, slugs[code], pages[code].page if code in pages else "") for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [
                    {"level": "note", "message": {"text": _said(note)}} for note in (*validation.notes, *notes)
                ],
            }
        ],
        "results": [
            _result(finding, fingerprint, codes.index(finding.code), validation.workspace, view)
            for finding, fingerprint in kept
        ],
    }
    return (
        json_document(json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=True, indent=1))
        + "\n"
    )


def _rule(code: str, slug: str, page: str) -> dict[str, Any]:
    name = "".join(part.capitalize() for part in slug.split("-"))
    first = page.split("\n", 1)[0] or slug.replace("-", " ")
    return {
        "id": code,
        "name": name,
        "shortDescription": {"text": _said(first)},
        "help": {"text": _said(f"{page.strip() or first}\n\ncx explain {code}")},
    }


def _result(finding: Finding, fingerprint: str, at: int, workspace: Workspace, view: View) -> dict[str, Any]:
    text = finding.message + (f"\nhelp: {finding.hint}" if finding.hint else "")
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": at,
        "level": _LEVELS[finding.severity],
        "message": {"text": _said(text)},
        "locations": [{"physicalLocation": _place(view, finding.loc.file, finding.position)}],
        "partialFingerprints": {"cxFinding/v1": fingerprint},
    }
    also = [
        {
            "id": number,
            "physicalLocation": _place(view, loc.file, workspace.position(loc)),
            "message": {"text": _said(label)},
        }
        for number, (loc, label) in enumerate(finding.also, 1)
    ]
    if also:
        result["relatedLocations"] = also
    if finding.fix:
        result["fixes"] = [_fix(finding.fix, _uri(view, finding.loc.file))]
    return result


def _place(view: View, file: str, where: Position | None) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": _uri(view, file)}
    if where:
        place["region"] = _region(where)
    return place


def _uri(view: View, file: str) -> dict[str, str]:
    return {"uri": quote(f"{view.folder}/{file}" if view.folder else file, safe="/-._~", errors="surrogatepass")}


def _region(where: Position) -> dict[str, int]:
    return {
        "startLine": where.line,
        "startColumn": where.column,
        "endLine": where.end_line,
        "endColumn": where.end_column,
    }


def _fix(fix: Fix, place: dict[str, str]) -> dict[str, Any]:
    replacements = [{"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}} for edit in fix.edits]
    return {
        "description": {"text": _said(fix.says)},
        "artifactChanges": [{"artifactLocation": place, "replacements": replacements}],
    }


def _said(text: str) -> str:
    """A plain text message: braces would be placeholders, and brackets before a parenthesis a link."""
    text = visible(text)
    if "](" in text:
        text = text.replace("[", "\\[").replace("]", "\\]")
    return text.replace("{", "{{").replace("}", "}}")
