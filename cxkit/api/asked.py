"""What was asked for: metrics declared on the command line or in metrics.yaml, in one shape."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from cxkit.api.feeds import read_feed
from cxkit.errors import UsageError
from cxkit.kpis import KPIS
from cxkit.readers import open_codebook
from cxkit.scales.decode import Decoding
from cxkit.scales.scale import Scale
from cxkit.scales.vader import read_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cxkit.kpis._kpi import Kpi
    from cxkit.model import Metric
    from cxkit.publish import Figure
    from cxkit.scan.where import Condition


NO_DECODING = Decoding(Scale(0, 1))
"""Of a metric that isn't counted from one question."""


@dataclass(frozen=True, slots=True)
class Item:
    """One of several questions: its column, and how its raw values are read."""

    column: str
    decoding: Decoding


@dataclass(frozen=True, slots=True)
class Asked:
    """One metric to measure.

    Args:
        name: id, or the KPI's name for an ad hoc metric.
        kpi: what to compute.
        declared: what the KPI was told.
        column: header or `#7`.
        decoding: how its raw values are read.
        option: how it was asked for; hints continue it.
        breakdowns: headers of the columns of each breakdown.
        population: rows it is about.
        metric: as declared in metrics.yaml.
        attributes: header of a breakdown's column → its attribute's name and what its raw values are called.
        feed: what it is counted from, a word of the KPI's `feeds`.
        items: the questions of a feed of several.
        roles: role → header, of the other feeds.
        people: how many could have answered, where that is known.
        invited: how many were asked to in a period, where that is known.
    """

    name: str
    kpi: Kpi
    declared: Mapping[str, Any]
    column: str
    decoding: Decoding
    option: str
    breakdowns: tuple[tuple[str, ...], ...] = ()
    population: Condition | None = None
    metric: Metric | None = field(default=None, repr=False)
    attributes: Mapping[str, tuple[str, Mapping[str, str]]] = field(default_factory=dict)
    feed: str = "question"
    items: tuple[Item, ...] = ()
    roles: Mapping[str, str] = field(default_factory=dict)
    people: float | None = None
    invited: float | None = None

    def response_rate(self, figure: Figure) -> float | None:
        """What share of those invited responded, in per cent; None where it isn't known or can't be."""
        responses = figure.responses
        if self.invited is None or responses is None or figure.segment or responses > self.invited:
            return None
        return responses / self.invited * 100


def ad_hoc(texts: Iterable[str], missing: Sequence[str] = ()) -> tuple[Asked, ...]:
    """Read `KPI=COLUMN[,key=value]…` declarations.

    Args:
        texts: as typed behind `--metric`.
        missing: values that mean no answer for all of them.

    Raises:
        UsageError: what is wrong with which declaration.

    Example:
        >>> ad_hoc(["csat=Q7,scale=1..5,missing=0"])[0].decoding.missing
        frozenset({'0'})
    """
    asked = [_one(text, missing) for text in texts]
    names = [one.name for one in asked]
    asked = [_renamed(one, f"{one.name}:{one.column}") if names.count(one.name) > 1 else one for one in asked]
    names = [one.name for one in asked]
    return tuple(_renamed(one, _told_apart(one)) if names.count(one.name) > 1 else one for one in asked)


def _told_apart(one: Asked) -> str:
    told = [str(value) for _, value in sorted(one.declared.items()) if value != ""]
    return ",".join([one.name, *told, *(name for name in one.roles.values() if name != one.column)])


def _renamed(one: Asked, name: str) -> Asked:
    return replace(one, name=name)


def _one(text: str, missing: Sequence[str]) -> Asked:
    name, _, rest = text.partition("=")
    kpi: Kpi = KPIS.get(name.strip())
    fields = next(csv.reader([rest]), [])
    if not fields or not fields[0].strip():
        message = f"--metric {name.strip()}= names no column"
        raise UsageError(message, hint=f"write --metric {name.strip()}=COLUMN, or ={'#'}7 for the seventh column")
    declared, labels, codes, positive, scale = _declarations(fields[1:], kpi.name)
    codebook = declared.pop("codebook", None)
    if positive and not kpi.yes_no:
        message = f"{kpi.name} has no 'positive': its question isn't answered by yes or no"
        raise UsageError(message, hint="for the share of some answers take share: share=COLUMN,positive=VALUE")
    feed = read_feed(kpi, fields[0].strip(), declared)
    values = kpi.read(declared)

    def decoding(column: str, own: Scale | None) -> Decoding:
        return Decoding(
            own or scale or kpi.scale_for(values),
            {**kpi.labels, **labels},
            frozenset((*codes, *missing)),
            frozenset(positive),
            kpi.decimals,
            codes=open_codebook(codebook, column) if codebook else {},
            words=words_may_be_read(kpi.name, values),
            lexicon=read_lexicon(values["lexicon"]) if values.get("lexicon") else {},
        )

    column = fields[0].strip()
    asked = Asked(kpi.name, kpi, values, column, NO_DECODING, f"--metric {text}", feed=feed.word, roles=feed.roles)
    if feed.word == "items":
        items = tuple(Item(name, decoding(name, own)) for name, own in feed.items)
        if kpi.items is not None:
            kpi.items.check([item.decoding.scale.upright for item in items], values)
        return replace(asked, items=items)
    if feed.word == "referrals":
        promoter = feed.roles["promoter"]
        return replace(asked, items=(Item(promoter, decoding(promoter, None)),))
    if "flag" in feed.roles or feed.word == "invitations":
        return replace(asked, items=(Item(column, decoding(column, None)),))
    return replace(asked, decoding=decoding(column, None)) if feed.word == "question" else asked


def words_may_be_read(kpi: str, declared: Mapping[str, Any]) -> bool:
    """Whether 'very easy' is a high point; in the effort score of 2010 (ces, version 1) low is good."""
    return not (kpi == "ces" and declared.get("version") == 1)


def _declarations(
    fields: Iterable[str], kpi: str
) -> tuple[dict[str, str], dict[str, int], list[str], list[str], Scale | None]:
    declared: dict[str, str] = {}
    labels: dict[str, int] = {}
    codes: list[str] = []
    positive: list[str] = []
    scale = None
    for one in fields:
        key, sign, value = one.partition("=")
        key = key.strip()
        if not sign:
            message = f"'{one.strip()}' behind {kpi} is no key=value"
            raise UsageError(message, hint="quote a column that holds a comma: --metric 'nps=\"a, b\"'")
        if key == "missing":
            codes.append(value.strip())
        elif key == "positive":
            positive.append(value.strip())
        elif key == "labels":
            words, point = _label(value)
            labels[words] = point
        elif key == "scale":
            scale = _scale(value)
        else:
            declared[key] = value.strip()
    return declared, labels, codes, positive, scale


def _label(value: str) -> tuple[str, int]:
    words, _, point = value.rpartition(":")
    if not words or not point.strip().lstrip("-").isdecimal() or not point.isascii():
        message = f"labels={value} isn't WORDS:POINT"
        raise UsageError(message, hint="write labels=Strongly agree:5, once for each label")
    return words.strip(), int(point)


def _scale(value: str) -> Scale:
    try:
        return Scale.parse(value)
    except ValueError as error:
        raise UsageError(str(error)) from None
