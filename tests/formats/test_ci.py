"""Formats that machines read: each against its schema, its parser or the MUSTs of its specification."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
import yaml
from jsonschema import Draft7Validator
from markdown_it import MarkdownIt

from cxkit.api.validate import check
from cxkit.findings import Edit, Finding, Fix, Loc, Position, Severity, fingerprints
from cxkit.formats import FORMATS
from cxkit.formats._view import View
from cxkit.loading.load import load
from cxkit.results import Validation

DAY = date(2026, 11, 12)
TERMINAL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")


def made(root: Path, findings: tuple[Finding, ...], text: str = "vision: V\nmission: M\n") -> Validation:
    (root / "cx.yaml").write_text("schema: 1\nname: C\n")
    (root / "strategy.yaml").write_text(text)
    return Validation(load(root), findings, DAY, ())


def finding(message: str = "m", at: int = 1, **more: Any) -> Finding:
    said: dict[str, Any] = {"code": "STR101", "slug": "promise-without-metric", "hint": "do", "entity": "e", **more}
    file = said.pop("file", "strategy.yaml")
    return Finding(Loc(file), message, position=Position(at, 1, at, 4), **said)


# --- hostile strings -------------------------------------------------------------------------------------------------


def hostile(shared: Path, *names: str) -> list[str]:
    lines = [
        line for name in names for line in (shared / "hostile" / "names" / f"{name}.jsonl").read_text().splitlines()
    ]
    return [str(json.loads(line)["s"]) for line in lines]


def runner(line: str) -> tuple[str, dict[str, str], str] | None:
    """The two parsers of the workflow runner: `::name props::data` after white space, `##[name props]data` anywhere."""
    trimmed = line.lstrip()
    if trimmed.startswith("::") and "::" in trimmed[2:]:
        head, data = trimmed[2:].split("::", 1)
        return (*command(head, ","), decoded(data))
    start = line.find("##[")
    end = line.find("]", start)
    if start >= 0 and end > start:
        return (*command(line[start + 3 : end], ";"), line[end + 1 :])
    return None


def lines(printed: str) -> list[str]:
    """As a runner reads them."""
    return re.split(r"\r\n|\r|\n", printed)


def command(head: str, between: str) -> tuple[str, dict[str, str]]:
    name, _, rest = head.partition(" ")
    pairs = (part.split("=", 1) for part in rest.split(between) if "=" in part)
    return name, {key.strip(): decoded(value).replace("%3A", ":").replace("%2C", ",") for key, value in pairs}


def decoded(data: str) -> str:
    return data.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def everywhere(root: Path, hostile_text: str) -> Validation:
    """A validation with the string in every slot that a finding has."""
    bad = finding(
        hostile_text, code="SCH101", slug="unknown-key", hint=hostile_text, entity=hostile_text, label=hostile_text
    )
    bad = replace(bad, loc=Loc(hostile_text.replace("/", "-") or "x"))
    other = finding(
        hostile_text, severity=Severity.INFO, fix=Fix(hostile_text, (Edit(Position(1, 1, 1, 2), hostile_text),))
    )
    return made(root, (bad, other))


@pytest.mark.parametrize("name", ["text", "concise", "summary"])
@pytest.mark.parametrize("width", [0, 40, 80, 200])
def test_nothing_hostile_reaches_a_terminal(shared: Path, tmp_path: Path, name: str, width: int) -> None:
    for string in hostile(shared, "terminal", "gha", "xmljson"):
        printed = FORMATS.get(name)(everywhere(tmp_path, string), View(width))
        assert not TERMINAL.search(printed.replace("\n", "")), string
        assert not [line for line in lines(printed) if runner(line)], string


def test_only_our_commands_reach_the_runner(shared: Path, tmp_path: Path) -> None:
    for string in hostile(shared, "gha", "terminal", "xmljson"):
        validation = everywhere(tmp_path, string)
        lines = FORMATS.get("github")(validation).split("\n")[:-1]
        commands = [runner(line) for line in lines]
        assert [one and one[0] for one in commands] == ["error", "notice"], string
        assert all(one and set(one[1]) == {"file", "line", "col", "endLine", "endColumn", "title"} for one in commands)
        plain = re.sub(r"[\x00-\x1f\x7f-\x9f]", "", string)
        if plain == string and string.isascii():
            assert commands[0]
            assert string in commands[0][2]


def test_hostile_strings_in_json_survive(shared: Path, tmp_path: Path) -> None:
    for string in hostile(shared, "xmljson", "terminal", "gha"):
        (first, _) = json.loads(FORMATS.get("json")(everywhere(tmp_path, string)))["findings"]
        assert first["message"] == string


@pytest.mark.parametrize("name", ["json", "sarif", "gitlab"])
def test_json_formats_are_ascii_and_read_back(shared: Path, tmp_path: Path, name: str) -> None:
    for string in hostile(shared, "xmljson", "terminal", "gha"):
        printed = FORMATS.get(name)(everywhere(tmp_path, string))
        assert printed.isascii()
        assert json.loads(printed)
        assert not [line for line in lines(printed) if runner(line)], string


def test_hostile_strings_in_xml(shared: Path, tmp_path: Path) -> None:
    for string in hostile(shared, "xmljson", "terminal", "gha", "xss"):
        printed = FORMATS.get("junit")(everywhere(tmp_path, string))
        assert not [line for line in lines(printed) if runner(line)], string
        root = ET.fromstring(printed)
        failure = root.find(".//failure")
        assert failure is not None
        if string.isascii() and string.isprintable():
            assert failure.attrib["message"] == string


def test_hostile_strings_in_markdown(shared: Path, tmp_path: Path) -> None:
    for string in hostile(shared, "xss", "gha", "xmljson", "terminal"):
        html = MarkdownIt("gfm-like", {"linkify": False}).render(FORMATS.get("markdown")(everywhere(tmp_path, string)))
        body = re.sub(r"</?(p|strong|table|thead|tbody|tr|th|td)>", "", html)
        assert "<" not in body.replace("&lt;", ""), string
        assert html.count("<tr>") == 3, string


# --- GitHub ----------------------------------------------------------------------------------------------------------


def test_ten_annotations_of_a_kind_errors_first(tmp_path: Path) -> None:
    kinds = (Severity.INFO, Severity.WARNING, Severity.ERROR)
    many = tuple(finding(f"m{n}", severity=kind) for n in range(25) for kind in kinds)
    lines = FORMATS.get("github")(made(tmp_path, many)).splitlines()
    words = [line.split("::")[1].split(" ")[0] for line in lines]
    assert words == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    assert lines[9] == "::error::+16 more; run cx validate to see them"


@pytest.mark.parametrize("case", yaml.safe_load(Path(__file__).with_name("commands.yaml").read_text()))
def test_annotations_are_those_of_the_runners_own_library(case, tmp_path: Path) -> None:
    found = Finding(
        Loc(case["file"]), case["message"], case["hint"], case["code"], case["slug"],
        Severity[case["severity"].upper()], Position(*case["span"]),
    )  # fmt: skip
    (line,) = FORMATS.get("github")(made(tmp_path, (found,))).splitlines()
    assert parted(line) == parted(case["printed"])


def parted(command: str) -> tuple[str, set[str], str]:
    """Command, properties in any order, message: as the runner takes them apart."""
    head, _, message = command.removeprefix("::").partition("::")
    word, _, properties = head.partition(" ")
    return word, set(properties.split(",")), message


def test_paths_begin_where_the_reader_stands(tmp_path: Path) -> None:
    validation = made(tmp_path, (finding(),))
    for name in FORMATS.names():
        printed = FORMATS.get(name)(validation, View(folder="cx strategy"))
        seen = {"json": '"strategy.yaml"', "sarif": "cx%20strategy/strategy.yaml", "markdown": "cx strategy\\/strategy"}
        assert seen.get(name, "strategy.yaml" if name == "summary" else "cx strategy/strategy.yaml") in printed


# --- GitLab ----------------------------------------------------------------------------------------------------------

CODE_QUALITY = {  # "Code Quality report format" of GitLab's documentation
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string"},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./|/)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


IMPORTED = {  # what the service itself holds an issue against: app/validators/json_schemas/codeclimate.json of GitLab
    "type": "object",
    "required": ["description", "fingerprint", "severity", "location"],
    "properties": {
        **{key: {"type": "string"} for key in ("description", "fingerprint", "severity")},
        "location": {
            "type": "object",
            "properties": {
                "path": {"type": "string"},
                "lines": {"type": "object", "properties": {"begin": {"type": "integer"}}},
            },
        },
    },
}


def test_gitlab_takes_every_issue_of_a_real_workspace(demo: Path) -> None:
    strategy = demo / "strategy.yaml"
    strategy.write_text(strategy.read_text().replace("owner: ", "owner: no-").replace("promise:", "promisse:"))
    (demo / "risks.yaml").write_text("risks: [\n")
    issues = json.loads(FORMATS.get("gitlab")(check(load(demo), DAY)))
    assert len(issues) > 5
    for issue in issues:
        Draft7Validator(IMPORTED).validate(issue)


def test_gitlab_issues_have_the_documented_form(tmp_path: Path) -> None:
    issues = json.loads(
        FORMATS.get("gitlab")(made(tmp_path, (finding(), finding(), finding("other", severity=Severity.INFO))))
    )
    Draft7Validator(CODE_QUALITY).validate(issues)
    assert len({issue["fingerprint"] for issue in issues}) == 3
    assert [issue["severity"] for issue in issues] == ["major", "major", "info"]


# --- SARIF 2.1.0 -----------------------------------------------------------------------------------------------------


def run_of(validation: Validation, view: View | None = None) -> dict[str, Any]:
    log = json.loads(FORMATS.get("sarif")(validation, view or View()))
    assert log["version"] == "2.1.0"  # 3.13.2
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")  # 3.13.3
    (run,) = log["runs"]  # 3.13.4
    return dict(run)


def test_sarif_keeps_the_musts(tmp_path: Path) -> None:
    fix = Fix("write x", (Edit(Position(1, 1, 1, 7), "x"),))
    also = ((Loc("strategy.yaml", ("mission",)), "from [here](1)"),)
    run = run_of(made(tmp_path, (finding("a {b} [c](1)", fix=fix, also=also), finding("z", severity=Severity.INFO))))
    assert run["columnKind"] == "unicodeCodePoints"  # 3.14.17
    driver = run["tool"]["driver"]  # 3.14.6, 3.18.2
    assert driver["name"] == "cx"
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(set(ids)) == len(ids)  # 3.19.23
    assert all(rule["shortDescription"]["text"] and rule["help"]["text"] for rule in driver["rules"])
    first, second = run["results"]
    for result in (first, second):
        assert result["ruleId"] == ids[result["ruleIndex"]]  # 3.27.5, 3.27.6
        assert result["level"] in {"none", "note", "warning", "error"}  # 3.27.10
        assert result["message"]["text"]  # 3.27.11
        (place,) = result["locations"]
        region = place["physicalLocation"]["region"]
        assert 1 <= region["startLine"] <= region["endLine"]  # 3.30.5, 3.30.7
        assert region["endColumn"] > region["startColumn"] >= 1  # 3.30.6, 3.30.8: exclusive end
    assert first["message"]["text"].startswith("a {{b}} \\[c\\](1)")  # 3.11.5, 3.11.6
    (related,) = first["relatedLocations"]
    assert related["id"] == 1  # 3.28.2: unique within the result, not negative
    (change,) = first["fixes"][0]["artifactChanges"]  # 3.55.3
    (replacement,) = change["replacements"]  # 3.56.3
    assert replacement["deletedRegion"]["endColumn"] == 7  # 3.57.3
    assert replacement["insertedContent"] == {"text": "x"}  # 3.57.4
    assert "fixes" not in second
    assert run["invocations"][0]["executionSuccessful"] is True  # 3.20.14


def test_sarif_has_the_shape_of_its_schema(tmp_path: Path) -> None:
    """Classes that others made of the schema read it, and know every key."""
    sarif = pytest.importorskip("pydantic_sarif.model", reason="needs pydantic-sarif, made of the official schema")
    fix = Fix("write x", (Edit(Position(1, 1, 1, 7), "x"),))
    printed = FORMATS.get("sarif")(made(tmp_path, (finding(fix=fix), finding("z", severity=Severity.INFO))))
    whole = json.loads(printed)
    read = sarif.StaticAnalysisResultsFormatSarifVersion210JsonSchema.model_validate(whole)
    assert whole == json.loads(read.model_dump_json(by_alias=True, exclude_unset=True))


def test_sarif_addresses_are_relative_and_percent_encoded(tmp_path: Path) -> None:
    run = run_of(made(tmp_path, (finding(file="reviews/é 1:2#3?.yaml"),)))
    uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "reviews/%C3%A9%201%3A2%233%3F.yaml"
    assert unquote(uri) == "reviews/é 1:2#3?.yaml"


def test_sarif_keeps_five_thousand_errors_first(tmp_path: Path) -> None:
    many = (*(finding(f"w{n}", severity=Severity.WARNING) for n in range(5001)), finding("e"))
    run = run_of(made(tmp_path, many))
    assert len(run["results"]) == 5000
    assert run["results"][0]["message"]["text"].startswith("e")
    assert "2 more findings" in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]


def test_fingerprints_survive_lines_inserted_above(demo: Path) -> None:
    strategy = demo / "strategy.yaml"
    text = strategy.read_text().replace("promise:", "promisse:").replace("owner: ", "owner: no-")
    strategy.write_text(text)
    before = check(load(demo), DAY).findings
    strategy.write_text("# a line\n" * 10 + text)
    after = check(load(demo), DAY).findings
    assert len(before) > 3
    assert [one.position.line + 10 for one in before if one.loc.file == "strategy.yaml" and one.position] == [
        one.position.line for one in after if one.loc.file == "strategy.yaml" and one.position
    ]
    assert sorted(fingerprints(before)) == sorted(fingerprints(after))


# --- JUnit -----------------------------------------------------------------------------------------------------------


def test_junit_has_the_form_that_readers_agree_on(tmp_path: Path) -> None:
    """Elements, attributes and their order as in the XSD of Jenkins' xunit plugin."""
    validation = made(tmp_path, (finding(), finding("light", severity=Severity.WARNING)))
    root = ET.fromstring(FORMATS.get("junit")(validation, View(fail_on=Severity.ERROR)))
    assert root.tag == "testsuites"
    assert root.attrib == {"name": "cx validate", "tests": "3", "failures": "1", "errors": "0", "time": "0"}
    suites = list(root)
    assert [(suite.attrib["name"], suite.attrib["tests"], suite.attrib["failures"]) for suite in suites] == [
        ("cx.yaml", "1", "0"),
        ("strategy.yaml", "2", "1"),
    ]
    for suite in suites:
        assert suite.tag == "testsuite"
        assert set(suite.attrib) == {"name", "tests", "failures", "errors", "skipped", "time"}
        cases = list(suite)
        assert len(cases) == int(suite.attrib["tests"])
        for case in cases:
            assert (case.tag, set(case.attrib)) == ("testcase", {"name", "classname", "time"})
            assert [child.tag for child in case] in ([], ["failure"], ["system-out"])


def test_junit_is_read_by_others(demo: Path) -> None:
    """A parser that others wrote counts the same tests and failures, and finds every message."""
    junitparser = pytest.importorskip("junitparser", reason="needs junitparser")
    strategy = demo / "strategy.yaml"
    strategy.write_text(strategy.read_text().replace("owner: ", "owner: no-"))
    validation = check(load(demo), DAY)
    read = junitparser.JUnitXml.fromstring(FORMATS.get("junit")(validation, View()).encode())
    failures = [result.message for suite in read for case in suite for result in case.result]
    assert failures == [one.message for one in validation.findings if one.severity is Severity.ERROR]
    assert (read.failures, read.tests) == (len(failures), sum(1 for suite in read for _ in suite))


# --- Markdown --------------------------------------------------------------------------------------------------------


def test_markdown_fits_into_a_job_summary(tmp_path: Path) -> None:
    many = tuple(finding("é" * 400 + str(n), severity=Severity.WARNING) for n in range(3000))
    printed = FORMATS.get("markdown")(made(tmp_path, (*many, finding("first"))))
    assert len(printed.encode()) <= 1_000_000
    rows = [line for line in printed.splitlines() if line.startswith("| strategy")]
    assert "first" in rows[0]
    left = re.search(r"^\+(\d+) more", printed, re.MULTILINE)
    assert left
    assert int(left[1]) + len(rows) == 3001


# --- text ------------------------------------------------------------------------------------------------------------


def test_a_hundred_are_shown(tmp_path: Path) -> None:
    printed = FORMATS.get("text")(made(tmp_path, tuple(finding(f"m{n:02}") for n in range(100))))
    assert printed.count("error[STR101") == 100
    assert " more" not in printed


def test_of_more_the_weightiest_then_how_many_by_rule(tmp_path: Path) -> None:
    """Errors first, every rule at least once, and every finding is counted."""
    light = {"severity": Severity.WARNING, "code": "JRN201", "slug": "touchpoint-without-owner"}
    many = [finding(f"m{n:05}", **light) for n in range(12_000)]
    many += [finding(f"z{n}", file="z.yaml") for n in range(2)]
    printed = FORMATS.get("text")(made(tmp_path, tuple(many)))
    heads = [line for line in printed.splitlines() if ": error[" in line or ": warning[" in line]
    assert len(heads) == 30
    assert [line.split(":")[0] for line in heads[:3]] == ["z.yaml", "z.yaml", "strategy.yaml"]
    assert printed.endswith("\nand 11,972 more:\n  11,972  warning  JRN201 touchpoint-without-owner: strategy.yaml\n")


def test_few_of_each_rule_leave_room_for_the_others(tmp_path: Path) -> None:
    codes = [f"STR{n}" for n in range(101, 141)]
    many = tuple(finding(f"m{n}", code=code) for n in range(20) for code in codes)
    printed = FORMATS.get("text")(made(tmp_path, many))
    heads = [line for line in printed.splitlines() if ": error[" in line]
    assert len(heads) == 30
    assert max(sum(f"[{code} " in line for line in heads) for code in codes) <= 3
    assert "and 770 more:\n" in printed
    assert printed.endswith("  and 10 more rules (--format summary shows all)\n")


@pytest.mark.parametrize(
    ("line", "column", "end", "shown"),
    [
        ("vision: 日本 x: y", 9, 13, ["   1 | vision: 日本 x: y", "     |         ^^^^^^"]),
        ("vision: \tab", 10, 12, ["   1 | vision:   ab", "     |           ^^"]),
        ("vision: " + "a" * 100 + " bad " + "c" * 100, 110, 113, None),
    ],
)
def test_marks_stand_below_what_they_mark(
    tmp_path: Path, line: str, column: int, end: int, shown: list[str] | None
) -> None:
    found = replace(finding(), position=Position(1, column, 1, end))
    printed = FORMATS.get("text")(made(tmp_path, (found,), text=f"{line}\n"), View(60)).splitlines()
    _, excerpt, mark, _ = printed
    if shown:
        assert [excerpt, mark] == shown
    else:
        assert excerpt[mark.index("^") : mark.rindex("^") + 1] == "bad"
        assert len(excerpt) <= 60


def test_summary_puts_errors_and_the_frequent_first(tmp_path: Path) -> None:
    many = [
        finding(f"m{n}", code="JRN201", slug="touchpoint-without-owner", severity=Severity.WARNING) for n in range(12)
    ]
    printed = FORMATS.get("summary")(made(tmp_path, (*many, finding(), finding(file="cx.yaml"))))
    assert (
        printed
        == " 2  error    STR101 promise-without-metric: 2 files\n12  warning  JRN201 touchpoint-without-owner: strategy.yaml\n"
    )
