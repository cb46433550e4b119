"""How numbers, money and days are written where the company is at home.

Facts from the Unicode CLDR (release 46, `main/*/numbers` and `main/*/dates`), for locales of Europe and English
elsewhere: the signs between digits, where the sign of a currency stands, and the medium form of a date. The words of a
report stay English. One deviation: a per cent sign keeps a narrow space that never breaks, in every locale.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

_SPACE, _NARROW = "\u00a0", "\u202f"


@dataclass(frozen=True, slots=True)
class Locale:
    """The writing of a place.

    Args:
        decimal: between whole and part.
        group: between thousands.
        ungrouped: digits from which on thousands are grouped (4, or 5 where four digits stand together).
        money: pattern of an amount; `¤` stands for the currency, `#` for the number.
        day: pattern of a date; `d`, `dd` day, `MM` month in figures, `MMM` its name, `y` year.
        months: short names; empty where dates are written in figures.
    """

    decimal: str = "."
    group: str = ","
    ungrouped: int = 4
    money: str = "¤#"
    day: str = "d MMM y"
    months: tuple[str, ...] = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

    def date(self, value: date) -> str:
        """A day in a sentence."""
        told = {
            "dd": f"{value.day:02d}", "d": str(value.day), "MMM": self.months[value.month - 1],
            "MM": f"{value.month:02d}", "M": str(value.month), "y": str(value.year),
        }  # fmt: skip
        text = self.day
        for at, key in enumerate(told):
            text = text.replace(key, chr(0xE000 + at))
        for at, key in enumerate(told):
            text = text.replace(chr(0xE000 + at), told[key])
        return text


def _months(written: str) -> tuple[str, ...]:
    return tuple(written.split())


_EUROPEAN = Locale(decimal=",", group=".", money=f"#{_SPACE}¤")
_SPACED = Locale(decimal=",", group=_SPACE, money=f"#{_SPACE}¤")
_NAMES = {
    "fr": _months("janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc."),
    "nl": _months("jan feb mrt apr mei jun jul aug sep okt nov dec"),
    "es": _months("ene feb mar abr may jun jul ago sept oct nov dic"),
    "it": _months("gen feb mar apr mag giu lug ago set ott nov dic"),
    "pl": _months("sty lut mar kwi maj cze lip sie wrz paź lis gru"),
    "sv": _months("jan. feb. mars apr. maj juni juli aug. sep. okt. nov. dec."),
    "da": _months("jan. feb. mar. apr. maj jun. jul. aug. sep. okt. nov. dec."),
    "nb": _months("jan. feb. mars apr. mai juni juli aug. sep. okt. nov. des."),
    "hu": _months("jan. febr. márc. ápr. máj. jún. júl. aug. szept. okt. nov. dec."),
    "sl": _months("jan. feb. mar. apr. maj jun. jul. avg. sep. okt. nov. dec."),
    "tr": _months("Oca Şub Mar Nis May Haz Tem Ağu Eyl Eki Kas Ara"),
    "ro": _months("ian. feb. mar. apr. mai iun. iul. aug. sept. oct. nov. dec."),
    "el": _months("Ιαν Φεβ Μαρ Απρ Μαΐ Ιουν Ιουλ Αυγ Σεπ Οκτ Νοε Δεκ"),
}
LOCALES = {
    "en": Locale(),
    "en-US": Locale(day="MMM d, y"),
    "en-ZA": Locale(group=_SPACE),
    "de": replace(_EUROPEAN, day="dd.MM.y"),
    "de-AT": Locale(decimal=",", group=_SPACE, money=f"¤{_SPACE}#", day="dd.MM.y"),
    "de-CH": Locale(decimal=".", group="\u2019", money=f"¤{_SPACE}#", day="dd.MM.y"),
    "fr": Locale(decimal=",", group=_NARROW, money=f"#{_SPACE}¤", months=_NAMES["fr"]),
    "fr-CH": Locale(decimal=",", group=_NARROW, money=f"#{_SPACE}¤", months=_NAMES["fr"]),
    "nl": Locale(decimal=",", group=".", money=f"¤{_SPACE}#", months=_NAMES["nl"]),
    "es": replace(_EUROPEAN, ungrouped=5, months=_NAMES["es"]),
    "ca": replace(_EUROPEAN, ungrouped=5, day="d/M/y"),
    "it": replace(_EUROPEAN, months=_NAMES["it"]),
    "it-CH": Locale(group="\u2019", money=f"¤{_SPACE}#", months=_NAMES["it"]),
    "pt": Locale(decimal=",", group=".", money=f"¤{_SPACE}#", day="d/MM/y"),
    "pt-PT": replace(_SPACED, ungrouped=5, day="dd/MM/y"),
    "pl": replace(_SPACED, ungrouped=5, months=_NAMES["pl"]),
    "cs": replace(_SPACED, day=f"d.{_SPACE}M.{_SPACE}y"),
    "sk": replace(_SPACED, day=f"d.{_SPACE}M.{_SPACE}y"),
    "sl": replace(_EUROPEAN, day="d. MMM y", months=_NAMES["sl"]),
    "hr": replace(_EUROPEAN, day=f"d.{_SPACE}M.{_SPACE}y."),
    "hu": replace(_SPACED, ungrouped=5, day="y. MMM d.", months=_NAMES["hu"]),
    "ro": replace(_EUROPEAN, months=_NAMES["ro"]),
    "bg": replace(_SPACED, ungrouped=5, day="d.MM.y\u202fг."),
    "el": replace(_EUROPEAN, months=_NAMES["el"]),
    "sv": replace(_SPACED, months=_NAMES["sv"]),
    "da": replace(_EUROPEAN, day="d. MMM y", months=_NAMES["da"]),
    "nb": replace(_SPACED, day="d. MMM y", months=_NAMES["nb"]),
    "fi": replace(_SPACED, day="d.M.y"),
    "et": replace(_SPACED, ungrouped=5, day="d.M.y"),
    "lv": replace(_SPACED, ungrouped=5, day="d.MM.y"),
    "lt": replace(_SPACED, day="y-MM-dd"),
    "tr": Locale(decimal=",", group=".", months=_NAMES["tr"]),
}
"""By language, or by language and country where the country differs."""

_SIGNS = {
    "EUR": "€", "GBP": "£", "USD": "$", "JPY": "¥", "PLN": "zł", "CZK": "Kč", "HUF": "Ft", "SEK": "kr", "NOK": "kr",
    "DKK": "kr.", "TRY": "₺", "INR": "₹", "RON": "RON", "CHF": "CHF", "BGN": "лв.",
}  # fmt: skip
_ALIASES = {"no": "nb", "nn": "nb"}


def find(name: str) -> Locale:
    """The writing of a locale such as `de-AT` or `fr_FR`; English where it isn't known.

    Example:
        >>> find("de-DE").decimal, find("de_CH.UTF-8").group, find("xx").group
        (',', '’', ',')
    """
    language, _, country = name.split(".", 1)[0].replace("_", "-").partition("-")
    language = _ALIASES.get(language.lower(), language.lower())
    return LOCALES.get(f"{language}-{country.upper()}") or LOCALES.get(language) or LOCALES["en"]


def sign_of(currency: str) -> str:
    """The sign of a currency, or its code."""
    return _SIGNS.get(currency, currency)
