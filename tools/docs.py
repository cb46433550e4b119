"""Write docs/reference/ from the units themselves: `python tools/docs.py`, or `--check` to see whether it is fresh.

Nothing in docs/reference/ is written by hand: rules, KPIs, readers, sections and formats are their docstrings, files
and fields are the model's, commands are what `--help` prints, and domain.md is tests/project/domain.yaml.
"""

from __future__ import annotations

import inspect
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from click.testing import CliRunner
from typer.main import get_command

from cxkit.api import fields as model_fields
from cxkit.cli.app import app
from cxkit.codes import CODES, FAMILIES
from cxkit.formats import FORMATS
from cxkit.kpis import KPIS
from cxkit.loading.kinds import FILES, FOLDERS
from cxkit.model import Entity
from cxkit.readers import READERS
from cxkit.rules import RULES
from cxkit.sections import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
HOME = ROOT / "docs" / "reference"
MADE = "<!-- Made by tools/docs.py; make docs writes it anew. -->\n"


def pages() -> dict[str, str]:
    """Every page by its name."""
    made = {
        "README.md": _index(),
        "commands.md": _commands(),
        "files.md": _files(),
        "kpis.md": _units("KPIs", "What is counted from answers, how, and with which interval.", KPIS, _kpi),
        "readers.md": _units("Readers", "Which formats of exports are read, and what each knows.", READERS, _titled),
        "sections.md": _units(
            "Sections of the report", "In their order.", SECTIONS, _section, by=lambda one: one.order
        ),
        "formats.md": _formats(),
        "rules.md": _rules(),
        "domain.md": _domain(),
    }
    return made | {f"rules-{family.lower()}.md": _family(family) for family in _families()}


def _index() -> str:
    lines = [
        "# Reference", "", "Made from the code, so it says what this version does.", "",
        "- [Commands](commands.md) and their options",
        "- [Files and fields](files.md) of a strategy",
        "- [Findings](rules.md): every code, by family",
        "- [KPIs](kpis.md), [readers](readers.md) of exports, [sections](sections.md) of the report",
        "- [Formats](formats.md) of findings",
        "- [The domain](domain.md): what a customer experience strategy is made of, and where each piece lives",
    ]  # fmt: skip
    return _text(lines)


def _commands() -> str:
    command = get_command(app)
    lines = ["# Commands", "", "```", _help(command, []), "```"]
    for name in command.commands:  # type: ignore[attr-defined]
        lines += ["", f"## cx {name}", "", "```", _help(command, [name]), "```"]
    return _text(lines)


def _help(command: Any, words: list[str]) -> str:
    shown = CliRunner().invoke(command, [*words, "--help"], prog_name="cx", env={"COLUMNS": "80", "NO_COLOR": "1"})
    return "\n".join(line.rstrip() for line in shown.output.strip().splitlines())


def _files() -> str:
    lines = [
        "# Files and fields", "",
        "A file holds one mapping. Any list may become a folder of the list's name with one entity per file; then the",
        "file's name is the id. Keys that begin with `x-` are your own. **!** marks what a part can't be read without;",
        "that something else is missing is for a [rule](rules.md) to say. `cx explain objective.target` prints one.",
        "Whatever has an id may also say `because` and name its `evidence`.",
    ]  # fmt: skip
    told: set[str] = set()
    for stem, file in FILES.items():
        lines += ["", f"## {stem}.yaml"]
        if file.head is not None:
            lines += _part(file.head, told)
        for key, kind in file.lists.items():
            lines += ["", f"### {_name(kind.__name__)}", "", f"An entry of `{key}`."]
            lines += _part(kind, told)
    for folder in ("personas", "journeys", "reviews"):
        lines += ["", f"## {folder}/ID.yaml"]
        lines += _part(FOLDERS[folder], told)
    lines += ["", "## Parts that stand inside others"]
    for name, kind in sorted(model_fields.parts().items()):
        if name not in told:
            lines += ["", f"### {_name(name)}"]
            lines += _part(kind, told)
    return _text(lines)


def _part(kind: type[Any], told: set[str]) -> list[str]:
    told.add(kind.__name__)
    rows = [one for one in model_fields.fields(kind) if not _everywhere(kind, one)]
    about = (inspect.getdoc(kind) or "").split("\n", 1)[0]
    if not rows:
        return ["", about]
    lines = ["", about, "", "| field | written as | default | meaning |", "| --- | --- | --- | --- |"]
    lines += [
        f"| `{one.key}`{'**!**' if one.required else ''} | {_linked(one)} | {one.default} | {one.meaning} |"
        for one in rows
    ]
    return lines


def _everywhere(kind: type[Any], one: model_fields.Field) -> bool:
    """Whether it is a key that every entity has, and means here what it means everywhere."""
    return (
        one.key in Entity.model_fields
        and issubclass(kind, Entity)
        and one.meaning == model_fields.meaning(Entity, one.key)
    )


def _linked(one: model_fields.Field) -> str:
    """The shape, with each part a link to its own table."""
    shape = one.shape.replace("|", "\\|")
    for name in one.parts:
        if name != "Because":
            words = _name(name).replace("-", " ")
            shape = re.sub(rf"\b{words}\b", f"[{words}](#{_name(name)})", shape, count=1)
    return shape


def _name(part: str) -> str:
    return model_fields.written(model_fields.parts()[part])


def _units(title: str, about: str, package: Any, heading: Any, by: Any = None) -> str:
    units = sorted(package.all(), key=by) if by else list(package.all())
    lines = [f"# {title}", "", about]
    for unit in units:
        lines += ["", f"## {heading(unit)}", "", *_extra(unit), unit.page]
    return _text(lines)


def _extra(unit: Any) -> list[str]:
    if not hasattr(unit, "declares"):
        return []
    declared = []
    for key, (_, default) in unit.declares.items():
        needed = default is inspect.Parameter.empty
        declared.append(f"`{key}` (needed)" if needed else f"`{key}` ({default})" if default != "" else f"`{key}`")
    return [f"May be declared: {', '.join(declared)}.", ""] if declared else []


def _kpi(unit: Any) -> str:
    return f"{unit.name}: {unit.title}"


def _titled(unit: Any) -> str:
    return f"{unit.name}: {unit.title}"


def _section(unit: Any) -> str:
    return f"{unit.title} (`{unit.name}`)"


def _formats() -> str:
    lines = ["# Formats of findings", "", "`cx validate --format NAME`", "", "| name | prints |", "| --- | --- |"]
    for name in FORMATS.names():
        about = (inspect.getdoc(FORMATS.get(name)) or "").split("\n", 1)[0]
        lines.append(f"| `{name}` | {about} |")
    return _text(lines)


def _families() -> list[str]:
    codes = {rule.code for rule in RULES.all()} | set(CODES)
    return [family for family in FAMILIES if any(code.startswith(family) for code in codes)]


def _rules() -> str:
    lines = [
        "# Findings", "",
        "Every finding has a code and a slug. A code never changes its meaning. `cx explain CODE` prints its page.",
        "", "| family | about | codes |", "| --- | --- | --- |",
    ]  # fmt: skip
    for family in _families():
        rows = list(_entries(family))
        lines.append(f"| [{family}](rules-{family.lower()}.md) | {FAMILIES[family]} | {len(rows)} |")
    lines += ["", "## All, by code", "", "| code | slug | severity | what it finds |", "| --- | --- | --- | --- |"]
    for family in _families():
        for code, slug, severity, _, page in _entries(family):
            lines.append(
                f"| [{code}](rules-{family.lower()}.md#{code.lower()}-{slug}) | {slug} | {severity} | {_first(page)} |"
            )
    return _text(lines)


def _entries(family: str) -> Iterator[tuple[str, str, str, str, str]]:
    rules = {rule.code: (rule.name, rule.severity.word, rule.since, rule.page) for rule in RULES.all()}
    codes = {code: (entry.slug, entry.weight, "0.1", entry.page) for code, entry in CODES.items()}
    for code, entry in sorted((codes | rules).items()):
        if code.startswith(family):
            yield (code, *entry)


def _first(page: str) -> str:
    return page.split("\n\n", 1)[0].replace("\n", " ").replace("|", "\\|")


def _family(family: str) -> str:
    lines = [f"# {family}: {FAMILIES[family]}", "", "[All findings](rules.md)"]
    for code, slug, severity, since, page in _entries(family):
        lines += ["", f"## {code} {slug}", "", f"*{severity}, since {since}*", "", page]
    return _text(lines)


def _domain() -> str:
    told = yaml.safe_load((ROOT / "tests" / "project" / "domain.yaml").read_text(encoding="utf-8"))
    lines = [
        "# The domain", "",
        "What the field's own texts ask of a customer experience strategy, and where each piece lives: in the files,",
        "among the findings, in the report.", "",
        "## Pieces", "", "| piece | fields | findings | sections of the report |", "| --- | --- | --- | --- |",
    ]  # fmt: skip
    lines += [f"| {row['piece']} | {_places(row)} |" for row in told["pieces"]]
    lines += ["", "## Point by point", "", "| | what is asked | fields | findings | sections |"]
    lines += ["| ---: | --- | --- | --- | --- |"]
    lines += [f"| {number} | {row['asks']} | {_places(row)} |" for number, row in sorted(told["points"].items())]
    return _text(lines)


def _places(row: dict[str, Any]) -> str:
    return " | ".join(" ".join(f"`{word}`" for word in row[kind]) for kind in ("fields", "rules", "sections"))


def _text(lines: list[str]) -> str:
    return MADE + "\n".join(lines).rstrip() + "\n"


def stale() -> list[str]:
    """Names of pages that aren't as they would be made now, and of pages that nothing makes."""
    made = pages()
    kept = {path.name: path.read_text(encoding="utf-8") for path in HOME.glob("*.md")}
    return sorted(name for name in {*made, *kept} if made.get(name) != kept.get(name))


def main() -> None:
    if "--check" in sys.argv:
        if old := stale():
            print(f"docs/reference is stale: {', '.join(old)}; run make docs")
            sys.exit(1)
        return
    HOME.mkdir(parents=True, exist_ok=True)
    made = pages()
    for path in HOME.glob("*.md"):
        if path.name not in made:
            path.unlink()
    for name, text in made.items():
        (HOME / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
