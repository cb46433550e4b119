"""The statements of a scan in Spark's SQL: sqlglot translates; here stands what the engines mean differently."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from cxkit.scan.spark_times import INSTANT, LOCAL, parsed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlglot import exp

_JAVAS_OWN_NUMBER = "(?i)[0-9][.]?[df]$"
_MONTHS = (
    "((year(:y) - year(:x)) * 12 + month(:y) - month(:x) "
    "- CASE WHEN day(:y) >= day(:x) OR :y = last_day(:y) THEN 0 ELSE 1 END)"
)
"""Whole months from one day to a later one; a month's last day ends it, however short it is."""
_WEEK = "concat(CAST(extract(YEAROFWEEK FROM :x) AS STRING), '-w', lpad(CAST(weekofyear(:x) AS STRING), 2, '0'))"
_CALLS = {
    "epoch_us": "unix_micros(CAST(:x AS TIMESTAMP))",
    "fsum": "sum(:x)",
    "list_sum": "aggregate(:x, CAST(0 AS BIGINT), (a, b) -> a + b)",
    "to_months": "make_ym_interval(0, CAST(:x AS INT))",
    "to_years": "make_ym_interval(CAST(:x AS INT), 0)",
    "to_seconds": "make_dt_interval(0, 0, 0, :x)",
}


@cache
def to_spark(sql: str) -> str:
    """A statement of DuckDB as one of Spark that gives the same rows."""
    import sqlglot

    tree = sqlglot.parse_one(sql, read="duckdb")
    for node in reversed(list(tree.walk())):
        translate = _translations().get(type(node).__name__)
        other = translate(node) if translate else node
        if other is not node:
            node.replace(other)
    return str(tree.sql(dialect="spark"))


def cell_text(name: str, kind: str, *, instant: bool) -> str:
    """Spark's SQL for a cell of its own type as the text that DuckDB makes of it.

    Args:
        name: of the column.
        kind: Spark's name of its type.
        instant: whether it is a time that names its zone.
    """
    text = f"CAST({name} AS STRING)"
    if kind == "timestamp" and instant:
        return f"{text} || '+00'"
    if kind in ("double", "float"):
        plain = f"regexp_replace(CAST(CAST({text} AS DECIMAL(38, 18)) AS STRING), '([.][0-9]+?)0*$', '$1')"
        wide = f"abs({name}) < 1e16 AND (abs({name}) >= 1e7 OR abs({name}) >= 1e-4 AND abs({name}) < 1e-3)"
        return f"CASE WHEN isnan({name}) THEN 'nan' WHEN {wide} THEN {plain} ELSE {text} END"
    return text


@cache
def _translations() -> Mapping[str, Callable[[Any], exp.Expression]]:
    """Kind of expression → how Spark says it; children are translated before their parents."""
    return {
        "Anonymous": _call,
        "Cast": _whole_number,
        "DayOfWeekIso": lambda node: _spark("weekday(:x) + 1", x=node.this),
        "GroupingId": _grouping_bits,
        "RegexpReplace": _replacement,
        "TimeToStr": _week,
        "TimeToUnix": lambda node: _spark("unix_micros(CAST(:x AS TIMESTAMP)) / 1000000", x=node.this),
        "ToDays": lambda node: _spark("make_dt_interval(CAST(:x AS INT))", x=node.this),
        "TryCast": _readable,
        "Window": _numbered,
    }


def _spark(template: str, **parts: Any) -> exp.Expression:
    import sqlglot
    from sqlglot import exp

    return exp.replace_placeholders(sqlglot.parse_one(template, read="spark"), **parts)


def _call(node: Any) -> exp.Expression:
    name, given = node.name.lower(), node.expressions
    if name == "timezone":
        place, time = given
        return time if place.name == "UTC" else _spark("from_utc_timestamp(CAST(:x AS TIMESTAMP), :z)", x=time, z=place)
    if name == "date_sub":
        part, first, last = given
        return _spark(_MONTHS + (" DIV 12" if part.name == "year" else ""), x=first, y=last)
    if name == "try_strptime":
        return _spark(parsed([one.name for one in given[1].expressions]), x=given[0])
    return _spark(_CALLS[name], x=given[0]) if name in _CALLS else node


def _whole_number(node: Any) -> exp.Expression:
    """Seconds become whole by rounding; Spark would cut them off."""
    return _spark("CAST(rint(:x) AS BIGINT)", x=node.this) if node.to.sql("spark") == "BIGINT" else node


def _grouping_bits(node: Any) -> exp.Expression:
    """The bits of `grouping_id`, which Spark gives for all keys in an order of its own only."""
    keys = [key.sql("spark") for key in node.expressions]
    return _spark(" + ".join(f"grouping({key}) * {1 << place}" for place, key in enumerate(reversed(keys))))


def _replacement(node: Any) -> exp.Expression:
    from sqlglot import exp

    java = re.sub(r"\\(\d)", r"$\1", node.args["replacement"].name)
    node.set("replacement", exp.Literal.string(java))
    return node


def _week(node: Any) -> exp.Expression:
    return _spark(_WEEK, x=node.this) if node.args["format"].name == "%G-w%V" else node


def _numbered(node: Any) -> exp.Expression:
    """Numbers that only tell rows apart."""
    bare = type(node.this).__name__ == "RowNumber" and not node.args.get("order") and not node.args.get("partition_by")
    return _spark("monotonically_increasing_id()") if bare and not node.args.get("alias") else node


def _readable(node: Any) -> exp.Expression:
    """Text that both engines read as a time or a number, and nothing that Spark alone would take for one."""
    kind = node.to.this.name
    if kind == "TIMESTAMPNTZ":
        return _spark(LOCAL, x=node.this)
    if kind == "TIMESTAMPTZ":
        return _spark(INSTANT, x=node.this)
    if kind == "DOUBLE":
        return _spark(f"CASE WHEN NOT :x RLIKE '{_JAVAS_OWN_NUMBER}' THEN TRY_CAST(:x AS DOUBLE) END", x=node.this)
    return node
