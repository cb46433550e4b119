"""What stands before the first comma of `--metric KPI=…`: one column, several, or two that bound a time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cxkit.errors import UsageError
from cxkit.scales.scale import Scale

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping

    from cxkit.kpis._kpi import Kpi

_RUN = re.compile(r"(?P<name>.*?)(?P<first>\d+)\.\.(?P=name)?(?P<last>\d+)\Z")
_SCALED = re.compile(r"(?P<name>.+):(?P<scale>-?\d+\.\.-?\d+)\Z")
_MOST = 100
_NAMED = ("time", "amount", "reason", "promoter", "reopened")
"""Declarations that name a column."""
_CONTRACTS = {"survival": "times", "cohort": "cohorts"}
"""Type of retention → what it is counted from."""
_HOW = {
    "items": "KPI=A+B+C, or KPI=Q1..Q5 for a run of columns",
    "times": "KPI=BEGAN..ENDED, two columns with times",
    "lengths": "KPI=COLUMN, one column with lengths of time",
    "contracts": "KPI=STARTED..ENDED, two columns with days",
    "orders": "KPI=CUSTOMER,time=COLUMN",
    "contacts": "KPI=CUSTOMER,time=COLUMN",
    "tenures": "KPI=STARTED..ENDED,amount=COLUMN",
    "referrals": "KPI=REFERRALS,promoter=COLUMN",
    "money": "KPI=START..END, two columns with amounts",
}


class Feed(NamedTuple):
    """What a metric is counted from.

    Args:
        word: of the KPI's `feeds`.
        items: column and own scale of each question, of a feed of several.
        roles: role → column, of the other feeds.
    """

    word: str
    items: tuple[tuple[str, Scale | None], ...] = ()
    roles: Mapping[str, str] = {}


def read_feed(kpi: Kpi, text: str, declared: MutableMapping[str, str]) -> Feed:
    """The feed that a text means for a KPI; columns named by `time=` and the like are taken out of `declared`.

    Raises:
        UsageError: the KPI isn't counted from such columns.

    Example:
        >>> from cxkit.kpis import KPIS
        >>> read_feed(KPIS.get("csi"), "Q1..Q3", {}).items
        (('Q1', None), ('Q2', None), ('Q3', None))
        >>> read_feed(KPIS.get("resolution-time"), "opened..closed", {}).roles
        {'began': 'opened', 'ended': 'closed'}
    """
    named = {key: declared.pop(key) for key in _NAMED if key in declared}
    first, dots, last = (part.strip() for part in text.partition(".."))
    if "items" in kpi.feeds:
        return Feed("items", tuple(item for part in text.split("+") for item in _items(part.strip())))
    found = (
        _between(kpi, first, last, declared, named) if dots and first and last else _of_one(kpi, text, declared, named)
    )
    if declared.get("type") in _CONTRACTS and found is not None and found.word != _CONTRACTS[declared["type"]]:
        found = None
    if found is not None:
        for key, value in kpi.given.get(found.word, {}).items():
            declared.setdefault(key, value)
        return found
    ways = "; ".join(_HOW[word].replace("KPI", kpi.name) for word in kpi.feeds if word in _HOW)
    message = f"{kpi.name} can't be counted from '{text}' alone" if not named else f"{kpi.name} takes no {min(named)}="
    raise UsageError(message, hint=f"write {ways}; see cx explain {kpi.name}" if ways else f"see cx explain {kpi.name}")


def _between(kpi: Kpi, first: str, last: str, declared: Mapping[str, str], named: Mapping[str, str]) -> Feed | None:
    """A feed of two columns."""
    word = _CONTRACTS.get(declared.get("type", ""))
    if word in kpi.feeds and not named:
        return Feed(str(word), roles={"began" if word == "times" else "started": first, "ended": last})
    if kpi.feeds[0] == "times" and not set(named) - set(kpi.columns):
        kept = {} if declared.get("clock") == "first" else named
        return Feed("times", roles={"began": first, "ended": last, **kept})
    if named:
        contract = declared.get("statistic") == "contract" and "tenures" in kpi.feeds and set(named) == {"amount"}
        return Feed("tenures", roles={"started": first, "ended": last, **named}) if contract else None
    if "money" in kpi.feeds and any("revenue" in declared.get(key, "") for key in ("statistic", "type")):
        return Feed("money", roles={"start_": first, "end_": last})
    if "contracts" in kpi.feeds:
        return Feed("contracts", roles={"started": first, "ended": last})
    return None


def _of_one(kpi: Kpi, text: str, declared: Mapping[str, str], named: Mapping[str, str]) -> Feed | None:
    """A feed of one column and perhaps some named ones."""
    formula = declared.get("statistic") == "formula"
    if "amount" in named and "money" in kpi.feeds and (formula or "orders" not in kpi.feeds):
        return Feed("money", roles={"flag": text, "start_": named["amount"]})
    if "promoter" in named and "referrals" in kpi.feeds:
        return Feed("referrals", roles={"referrals": text, **named})
    if "lengths" in kpi.feeds and not named:
        return Feed("lengths", roles={"length": text})
    if "invitations" in kpi.feeds and not named:
        return Feed("invitations")
    word = next((word for word in ("orders", "contacts") if word in kpi.feeds and "time" in named), None)
    if word:
        return Feed(word, roles={"customer": text, **named})
    return Feed("question") if "question" in kpi.feeds and not named else None


def run_of(text: str) -> tuple[str, ...]:
    """The columns that a run stands for, in order; the text itself where it is none.

    Example:
        >>> run_of("E1..E3"), run_of("Q9_1..3"), run_of("Overall")
        (('E1', 'E2', 'E3'), ('Q9_1', 'Q9_2', 'Q9_3'), ('Overall',))
    """
    match = _RUN.match(text)
    if not match:
        return (text,)
    first, last = int(match["first"]), int(match["last"])
    if not first < last <= first + _MOST:
        message = f"'{text}' is no run of columns"
        raise UsageError(message, hint="write the first and the last, such as E1..E22")
    width = len(match["first"]) if match["first"].startswith("0") else 0
    return tuple(f"{match['name']}{number:0{width}d}" for number in range(first, last + 1))


def _items(part: str) -> tuple[tuple[str, Scale | None], ...]:
    scaled = _SCALED.match(part)
    name, scale = (scaled["name"], Scale.parse(scaled["scale"])) if scaled else (part, None)
    if not name:
        message = "a question is missing beside a +"
        raise UsageError(message, hint="write csi=Q1+Q2+Q3")
    return tuple((column, scale) for column in run_of(name))
