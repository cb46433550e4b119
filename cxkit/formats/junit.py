"""Findings as test results in the JUnit form that Jenkins, GitLab and Azure read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.clean import markup, xml_document
from cxkit.formats._view import PLAIN, View

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from cxkit.findings import Finding
    from cxkit.results import Validation


def junit(validation: Validation, view: View = PLAIN) -> str:
    """A suite per file, a test per finding; what weighs less than `--fail-on` passes, and a clean file is one pass."""
    from xml.etree import ElementTree as ET

    by_file: dict[str, list[Finding]] = {file: [] for file in validation.workspace.files}
    for finding in validation.findings:
        by_file.setdefault(finding.loc.file, []).append(finding)
    root = ET.Element("testsuites", name="cx validate")
    total = failed = 0
    for file, found in sorted(by_file.items()):
        failing = sum(finding.severity >= view.fail_on for finding in found)
        path = f"{view.folder}/{file}" if view.folder else file
        counts = {"tests": str(max(1, len(found))), "failures": str(failing), "errors": "0", "skipped": "0"}
        suite = ET.SubElement(root, "testsuite", {"name": markup(path), "time": "0", **counts})
        total, failed = total + max(1, len(found)), failed + failing
        if not found:
            ET.SubElement(suite, "testcase", name="clean", classname=markup(path), time="0")
        for finding in found:
            _case(suite, finding, path, fails=finding.severity >= view.fail_on)
    root.attrib.update(tests=str(total), failures=str(failed), errors="0", time="0")
    ET.indent(root, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{xml_document(ET.tostring(root, encoding="unicode"))}\n'


def _case(suite: Element, finding: Finding, path: str, *, fails: bool) -> None:
    from xml.etree import ElementTree as ET

    where = f":{finding.position.line}:{finding.position.column}" if finding.position else ""
    name = markup(f"{finding.code} {finding.slug}{where}")
    case = ET.SubElement(suite, "testcase", name=name, classname=markup(path), time="0")
    told = markup(f"{path}{where}: {finding.message}" + (f"\nhelp: {finding.hint}" if finding.hint else ""))
    if fails:
        failure = ET.SubElement(case, "failure", message=markup(finding.message), type=finding.severity.word)
        failure.text = told
    else:
        ET.SubElement(case, "system-out").text = told
