"""Findings as a Code Quality report of GitLab."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from cxkit.clean import json_document, visible
from cxkit.findings import Severity, fingerprints
from cxkit.formats._view import PLAIN, View

if TYPE_CHECKING:
    from cxkit.results import Validation

_WORDS = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def gitlab(validation: Validation, view: View = PLAIN) -> str:
    """A list of issues; fingerprints stay the same while lines move, so that a merge request shows only new ones."""
    prints = fingerprints(validation.findings)
    issues = [
        {
            "description": visible(f"{finding.message} (help: {finding.hint})" if finding.hint else finding.message),
            "check_name": f"{finding.code} {finding.slug}",
            "fingerprint": fingerprint,
            "severity": _WORDS[finding.severity],
            "location": {
                "path": view.path(finding),
                "lines": {"begin": finding.position.line if finding.position else 1},
            },
        }
        for finding, fingerprint in zip(validation.findings, prints, strict=True)
    ]
    return json_document(json.dumps(issues, ensure_ascii=True, indent=1)) + "\n"
