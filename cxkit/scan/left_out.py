"""Which rows of a file don't count by what its reader knows, as SQL; and columns made of several others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.scan.periods import local_sql, start_sql

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxkit.readers._responses import Column, Exclusion, ExportFile, Repeats

_SPOILT = "[0-9][.,][0-9]+E[+][0-9]+"
_SPACED = "[\\s\\x{00a0}]+"
_SPACES = "' \t\n\r\u00a0'"


def marks(file: ExportFile | None) -> bool:
    """Whether any row of the file may not count."""
    return file is not None and bool(file.exclusions or file.repeats)


def marked(source: str, file: ExportFile, others: Sequence[tuple[str, bool]] = ()) -> str:
    """What is scanned, with the columns made of others, and `left_out`: why a row doesn't count, else NULL.

    Args:
        source: SQL of the file itself.
        file: as its reader described it.
        others: SQL of the other files of the same run, and whether they come before this one.
    """
    fields = [f'{_made(column)} AS "c{column.position}"' for column in file.columns if column.parts]
    if marks(file):
        branches = [f"WHEN {_condition(rule)} THEN {_text(rule.reason)}" for rule in file.exclusions]
        branches += [f"WHEN {_repeats(rule, file, others)} THEN {_text(rule.reason)}" for rule in file.repeats]
        fields.append(f"CASE {' '.join(branches)} END AS left_out")
    return f"(SELECT *, {', '.join(fields)} FROM {source} AS export)" if fields else source


def partial_sql(rule: Exclusion) -> str:
    """Whether a row is of somebody who didn't finish."""
    return _condition(rule)


def _condition(rule: Exclusion) -> str:
    cell = f'"c{rule.column}"::VARCHAR'
    values = ", ".join(_text(value) for value in rule.values)
    conditions = {
        "in": f"coalesce(lower(trim({cell})) IN ({values}), false)",
        "not in": f"(coalesce(trim({cell}), '') <> '' AND lower(trim({cell})) NOT IN ({values}))",
        "blank": f"coalesce(trim({cell}), '') = ''",
        "filled": f"coalesce(trim({cell}), '') <> ''",
        "like": f"coalesce(regexp_matches(lower(trim({cell})), {values}), false)",
    }
    return conditions[rule.when]


def _repeats(rule: Repeats, file: ExportFile, others: Sequence[tuple[str, bool]]) -> str:
    """Whether another row has the same id and goes first; ids that a spreadsheet spoilt (1.2E+11) are none."""
    ident = f'trim(export."c{rule.column}"::VARCHAR)'
    whole = f"({ident} <> '' AND NOT regexp_matches({ident}, '{_SPOILT}'))"
    time = "NULL" if rule.latest is None else _moment("export", rule, rule.latest)
    left_out = " OR ".join(_condition(one) for one in file.exclusions) if rule.of_counted else ""
    order = ["1" if rule.latest is None else f"{time} DESC NULLS LAST", *(f'"c{one.position}"' for one in file.stored)]
    order = [f"CASE WHEN {left_out} THEN 1 ELSE 0 END", *order] if left_out else order
    window = [ident, *([_window("export", rule, file)] if rule.period else [])]
    ahead = [f"row_number() OVER (PARTITION BY {', '.join(window)} ORDER BY {', '.join(order)}) > 1"]
    for source, before in others:
        same = f'trim(other."c{rule.column}"::VARCHAR) = {ident}'
        if rule.period:
            same += f" AND {_window('other', rule, file)} = {_window('export', rule, file)}"
        if left_out:
            same += f" AND NOT ({left_out})"
        if rule.latest is not None:
            sign = ">=" if before else ">"
            latest = f"max(coalesce({_moment('other', rule, rule.latest)}, ''))"
            ahead.append(f"coalesce((SELECT {latest} FROM {source} AS other WHERE {same}) {sign} {time}, false)")
        elif before:
            ahead.append(f'{ident} IN (SELECT trim(other."c{rule.column}"::VARCHAR) FROM {source} AS other)')
    return f"(coalesce({whole}, false) AND ({' OR '.join(ahead)}))"


def _window(table: str, rule: Repeats, file: ExportFile) -> str:
    """The period of a row's time."""
    text = f'{table}."c{rule.latest}"::VARCHAR'
    return start_sql(local_sql(text, rule.zone, rule.order, file.zone_of(rule.latest)), str(rule.period))


def _moment(table: str, rule: Repeats, latest: int) -> str:
    """A time as a text that sorts as times do; what can't be read as one sorts as it is written."""
    text = f'{table}."c{latest}"::VARCHAR'
    return f"coalesce(strftime({local_sql(text, None, rule.order)}, '%Y-%m-%d %H:%M:%S.%f'), {text})"


def _made(column: Column) -> str:
    """The one filled cell of several; what no scale reads as a point where several are filled, or with something else.

    A cell holds the point that stands above it. A tick, or another number, isn't taken for one.
    """
    cells = [f'"c{part}"' for part in column.parts]
    filled = " + ".join(f"({cell} IS NOT NULL)::INTEGER" for cell in cells)
    held = [_chosen(cell, choice) for cell, choice in zip(cells, column.choices, strict=True)]
    return f"CASE WHEN {filled} > 1 THEN concat_ws(' | ', {', '.join(cells)}) ELSE coalesce({', '.join(held)}) END"


def _chosen(cell: str, choice: str) -> str:
    plain = f"regexp_replace(lower(trim({cell}::VARCHAR, {_SPACES})), '{_SPACED}', ' ', 'g')"
    bare = f"regexp_replace({plain}, '^- *|[.]0$', '', 'g')"
    own = _text(choice)
    return f"CASE WHEN {cell} IS NULL THEN NULL WHEN {bare} = lower({own}) THEN {own} ELSE {own} || ' | ' || {cell} END"


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
