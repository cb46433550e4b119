"""Numbers as people write them in exports, as SQL: thousands, decimal commas, currencies, brackets of accountants."""

from __future__ import annotations

_GROUP = "[ \u00a0\u2007\u202f\u2019'']"
_CURRENCY = "([A-Z]{0,3}\\p{Sc}|[A-Z]{3}|kr|zł|Kč|Fr)?"
_SPACE = "[ \u00a0\u202f]?"
_MINUS = "[+\u2212-]?"
_BODIES = {
    "point": f"((\\d+|[1-9]\\d{{0,2}}((,\\d{{2,3}})*,\\d{{3}}|({_GROUP}\\d{{3}})+))(\\.\\d*)?|\\.\\d+)",
    "comma": f"((\\d+|[1-9]\\d{{0,2}}((\\.\\d{{3}})+|({_GROUP}\\d{{3}})+))(,\\d*)?|,\\d+)",
}


def reads_sql(text: str, decimal: str) -> str:
    """SQL for whether a text is a number in which `point` or `comma` divides whole and part."""
    before, behind = f"{_MINUS}{_SPACE}{_CURRENCY}{_SPACE}{_MINUS}", f"{_SPACE}{_CURRENCY}"
    number = f"{before}{_BODIES[decimal]}{behind}"
    return f"regexp_matches({text}, '^({number}|\\({number}\\))$')"


def number_sql(text: str, decimal: str, digits: int) -> str:
    """SQL for a number as a DECIMAL of that many digits; NULL where it can't be read.

    Args:
        text: SQL of the cell.
        decimal: `comma` or `point`, which divides whole and part.
        digits: behind it.
    """
    kind = f"DECIMAL(18, {digits})"
    bare = f"regexp_replace({text}, '[^0-9.,]', '', 'g')"
    plain = f"replace(replace({bare}, '.', ''), ',', '.')" if decimal == "comma" else f"replace({bare}, ',', '')"
    sign = f"CASE WHEN regexp_matches({text}, '[(\u2212-]') THEN '-' ELSE '' END"
    written = f"CASE WHEN {reads_sql(f'trim({text})', decimal)} THEN TRY_CAST({sign} || {plain} AS {kind}) END"
    return written if decimal == "comma" else f"coalesce(TRY_CAST({text} AS {kind}), {written})"
