"""Help texts: commands in the order of a first week, examples first, options by the question they answer."""

from __future__ import annotations

import inspect
import textwrap
from typing import TYPE_CHECKING, Any

import typer.core

from cxkit.cli.output import out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_WIDE = 80
_COLUMN = 31
_PANELS = {
    "What to measure": {"metric": "ID | KPI=COLUMN…", "by": "COLUMN | A*B", "period": "WORD", "time": "COLUMN"},
    "Who counts": {
        "where": "EXPR", "weight": "COLUMN", "margin": "COLUMN=VALUE:N,…",
        "missing": "VALUE", "max_rejected": "N | N%", "customer": "COLUMN", "answers": "WORD",
        "partials": "WORD", "population": "N", "invited": "N",
    },
    "How to read the file": {
        "source": "ID", "reader": "NAME", "encoding": "NAME", "delimiter": "SIGN", "sheet": "NAME", "timezone": "ZONE",
        "date_order": "WORD", "decimal": "WORD", "inspect": "", "engine": "WORD",
    },
    "How to judge": {
        "as_of": "DATE", "confidence": "N", "gate": "WORD", "compare": "WORD", "adjust": "WORD", "simultaneous": "",
    },
    "What to do with it": {"record": "", "dry_run": "", "format_": "WORD", "output": "FILE"},
}  # fmt: skip
"""Options that mean the same in every command, and what they take; others say so themselves, or stand last."""
_PLACE = {name: panel for panel, names in _PANELS.items() for name in names}
_TAKES = {name: value for names in _PANELS.values() for name, value in names.items()}
_LAST = "Options"
_ROOT = """\
{help}

Usage: cx COMMAND [OPTIONS]

{groups}

Exit status: 0 clean, 1 findings, 2 usage, 3 data, 4 can't write, 70 a bug
No workspace needed: cx score survey.csv --metric nps=COLUMN
More of a command: cx COMMAND --help; its words: cx explain WORD
"""


class Commands(typer.core.TyperGroup):
    """All commands, grouped by what one wants to do."""

    def get_help_option(self, ctx: Any) -> Any:
        """`--help`, printed as every result is."""
        return _printing(super().get_help_option(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the page of `cx --help`."""
        groups: dict[str, list[tuple[str, str]]] = {}
        for name in self.list_commands(ctx):
            command = self.get_command(ctx, name)
            if command is not None and not command.hidden:
                panel = str(getattr(command, "rich_help_panel", None) or _LAST)
                groups.setdefault(panel, []).append((name, _first(command)))
        wide = max(len(name) for rows in groups.values() for name, _ in rows) + 3
        blocks = (
            "\n".join([title, *(f"  {name:<{wide}}{told}" for name, told in rows)]) for title, rows in groups.items()
        )
        formatter.write(_ROOT.format(help=self.help, groups="\n".join(blocks)))


class Command(typer.core.TyperCommand):
    """One command: what it does, how it is called, what may be said."""

    def get_help_option(self, ctx: Any) -> Any:
        """`--help`, printed as every result is."""
        return _printing(super().get_help_option(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - click calls it so
        """Write the page of `cx COMMAND --help`."""
        first, _, rest = inspect.cleandoc(self.help or "").partition("\n")
        formatter.write(f"{first}\n\n")
        if rest.strip():
            formatter.write(textwrap.indent(rest.strip("\n"), "  ") + "\n\n")
        arguments = [param for param in self.params if param.param_type_name == "argument"]
        names = " ".join(_called(param) for param in arguments)
        formatter.write(f"Usage: cx {self.name} {names} [OPTIONS]\n".replace("  ", " "))
        for title, rows in self._panels(arguments).items():
            formatter.write(f"\n{title}\n")
            formatter.write("".join(f"{line}\n" for spec, told in rows for line in _row(spec, told)))

    def _panels(self, arguments: Iterable[Any]) -> dict[str, list[tuple[str, str]]]:
        panels: dict[str, list[tuple[str, str]]] = {"What": []}
        for argument in arguments:
            panels["What"].append((_called(argument), str(getattr(argument, "help", "") or "").rstrip(".")))
        for param in self.params:
            if param.param_type_name == "option" and not getattr(param, "hidden", False):
                panel = getattr(param, "rich_help_panel", None) or _PLACE.get(str(param.name), _LAST)
                panels.setdefault(str(panel), []).append((_spec(param), _told(param)))
        last = panels.pop(_LAST, [])
        return {title: rows for title, rows in (*panels.items(), (_LAST, last)) if rows}


def _printing(option: Any) -> Any:
    def show(ctx: Any, _option: Any, value: bool) -> None:
        if value and not ctx.resilient_parsing:
            out(f"{ctx.get_help()}\n")
            ctx.exit()

    if option is not None:
        option.callback = show
    return option


def _first(command: Any) -> str:
    return inspect.cleandoc(command.help or "").split("\n", 1)[0].rstrip(".")


def _called(argument: Any) -> str:
    """`EXPORTS…`, in brackets where it may be left out."""
    name = str(argument.metavar or argument.name.upper()).strip("[]")
    name = f"{name}…" if argument.nargs == -1 else name
    return name if argument.required else f"[{name}]"


def _spec(param: Any) -> str:
    """`--metric TEXT`; a short name stands behind the long one."""
    names = ", ".join(sorted(param.opts, key=len, reverse=True))
    number = isinstance(param.default, (int, float)) and not isinstance(param.default, bool)
    value = "" if param.is_flag else str(param.metavar or _TAKES.get(param.name) or ("N" if number else "TEXT"))
    return f"{names} {value}".rstrip()


def _told(param: Any) -> str:
    told = str(param.help or "").rstrip(".")
    default = param.default
    if callable(default) or default in (None, "", 0, False) or not isinstance(default, (str, int, float)):
        return told
    return f"{told} [default: {default}]"


def _row(spec: str, told: str) -> Iterator[str]:
    room = _WIDE - _COLUMN
    lines = textwrap.wrap(told, room, break_on_hyphens=False) or [""]
    if len(spec) + 4 > _COLUMN:
        yield f"  {spec}"
    else:
        yield f"  {spec:<{_COLUMN - 2}}{lines.pop(0)}".rstrip()
    yield from (f"{'':<{_COLUMN}}{line}" for line in lines)
