"""The shape of a KPI: what it needs to know, and the estimate it gives."""

from __future__ import annotations

import inspect
import math
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from cxkit.errors import UsageError
from cxkit.registry import suggestion
from cxkit.scales.scale import Scale

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cxkit.kpis._items import Items
    from cxkit.stats.population import Frame
    from cxkit.summaries.summary import Summary

Better = Literal["higher", "lower"]
PER_CENT = 100.0
YES_OR_NO = Scale(0, 1)
_TYPES = {"int": int, "float": float}
_NUMBER = re.compile(r"[+-]?\d{1,15}(\.\d+)?\Z", re.ASCII)


class NotEstimableError(ValueError):
    """The rows are there, and still nothing can be told from them: the message says why, for the reader."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A measured value with its uncertainty, in the unit it is printed in.

    Args:
        value: the headline value.
        low: lower limit of the interval.
        high: upper limit of the interval.
        n: answers, unweighted.
        n_effective: answers that the weighted ones are worth; `n` without weights.
        confidence: of the interval, 0 to 1.
        method: name of the interval, such as `score` or `wilson`.
        unit: `points`, `%` or the scale's own, such as `1-5`.
        statistic: which headline, such as `net` or `top-two-box`.
        tally: the named counts behind the value, unweighted.
        better: whether higher or lower is better.
        bounds: lowest and highest possible value.
        spread: variance of one answer in the unit squared; it plans samples.
        frame: the population that was asked, where its size is known; a census has no interval.
        notes: what whoever reads the value must know of it, a sentence each.
    """

    value: float
    low: float
    high: float
    n: int
    n_effective: float
    confidence: float
    method: str
    unit: str
    statistic: str
    tally: Mapping[str, int]
    better: Better
    bounds: tuple[float, float]
    spread: float
    frame: Frame | None = None
    notes: tuple[str, ...] = ()

    @property
    def census(self) -> bool:
        """Whether all who could have answered did: both limits are the value, and nothing is left to chance."""
        return self.frame is not None and self.frame.census

    @property
    def n_unlimited(self) -> float:
        """Answers from a population without end that would tell as much; infinite for a census."""
        left = self.frame.left if self.frame else 1.0
        return self.n_effective / left if left else math.inf

    @property
    def design_effect(self) -> float:
        """How many answers tell as much as one that was drawn alone and weighs like all others; 1 without weights."""
        return self.n / self.n_effective


@dataclass(frozen=True, slots=True)
class Kpi:
    """A KPI: its names, what may be declared of it, and its pure function.

    Args:
        name: as written in `kpi:` and `--metric`.
        title: as printed.
        function: from answers and a confidence to an estimate.
        scale: the usual scale, or a function from what was declared to it.
        formula: how it is computed, in a sentence.
        page: the reference page.
        declares: what may be declared → its type and default; `inspect.Parameter.empty` where it must be.
        labels: words that answers to it are usually written in → point.
        yes_no: whether its question says yes or no; what means yes is declared as `positive`.
        decimals: whether answers between the points of the scale count too.
        kinds: what its statistics are, the usual one first: `net`, `share`, `mean` or `median`.
        feeds: what it can be counted from: one `question`, several questions (`items`), two times of a row (`times`), a
            customer's orders (`orders`), contacts (`contacts`) or contracts (`contracts`), amounts (`money`).
        items: how several questions make scores, where it has such a feed.
        columns: role in a feed of columns → role of the column in feedback.yaml; one that ends in ? may be missing.
        given: feed → what it declares by itself.
        check: refuses what was declared where it makes no sense, before anything is read.
        periods_add: whether the counts of shorter periods make those of a longer one. Answers and tickets of each month
            are others; customers are the same, so the churn of three months isn't the sum of theirs.
    """

    name: str
    title: str
    function: Callable[..., Estimate]
    scale: Scale | Callable[[Mapping[str, Any]], Scale]
    formula: str
    page: str
    declares: Mapping[str, tuple[type, Any]]
    labels: Mapping[str, int] = field(default_factory=dict)
    yes_no: bool = False
    decimals: bool = False
    kinds: tuple[str, ...] = ("share",)
    feeds: tuple[str, ...] = ("question",)
    items: Items | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    given: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    check: Callable[[Mapping[str, Any]], object] | None = None
    periods_add: bool = True

    def __call__(self, answers: Summary, confidence: float = 0.95, **declared: Any) -> Estimate:
        """The estimate for these answers; a `ValueError` where there are none."""
        if answers.n == 0:
            message = "no answers to measure"
            raise ValueError(message)
        self._require(declared)
        return self.function(answers, confidence, **declared)

    def told(self, word: str) -> str:
        """What the page says of the `Population` or the `Interval`, in one line."""
        paragraph = next((part for part in self.page.split("\n\n") if part.startswith(f"{word}:")), "")
        return " ".join(paragraph.removeprefix(f"{word}:").split())

    def scale_for(self, declared: Mapping[str, Any]) -> Scale:
        """The usual scale, given what was declared."""
        return self.scale if isinstance(self.scale, Scale) else self.scale(declared)

    def read(self, declared: Mapping[str, str]) -> dict[str, Any]:
        """Declarations as typed on the command line, typed; a `UsageError` names what is unknown or missing."""
        values = {key: self._value(key, text) for key, text in declared.items()}
        for key, (_, default) in self.declares.items():
            if default is inspect.Parameter.empty and key not in values:
                message = f"{self.name} needs {key}: it can't be told from the answers"
                raise UsageError(message, hint=f"add {key}=…; cx explain {self.name} says which", code="MET301")
        self._require(values)
        return values

    def _require(self, declared: Mapping[str, Any]) -> None:
        if self.check is not None:
            self.check({**{key: default for key, (_, default) in self.declares.items()}, **declared})

    def _value(self, key: str, text: str) -> Any:
        if key not in self.declares:
            asked = ("positive",) if self.yes_no else ("scale", "labels")
            known = (*self.declares, *((*asked, "missing") if {"question", "items"} & set(self.feeds) else ()))
            hint = suggestion(key, known) or f"{self.name} knows: {', '.join(known)}"
            message = f"{self.name} has no '{key}'"
            raise UsageError(message, hint=hint)
        kind = self.declares[key][0]
        if kind is int:
            if not text.strip().isascii() or not text.strip().isdigit():
                message = f"{key} of {self.name} is a whole number, not '{text}'"
                raise UsageError(message)
            return int(text)
        if kind is float:
            if not _NUMBER.match(text.strip()):
                message = f"{key} of {self.name} is a number, not '{text}'"
                raise UsageError(message, hint="decimals are written with a point")
            return float(text)
        return text


def kpi(
    name: str,
    *,
    title: str,
    formula: str,
    scale: Scale | Callable[[Mapping[str, Any]], Scale] = YES_OR_NO,
    labels: Mapping[str, int] | None = None,
    yes_no: bool = False,
    decimals: bool = False,
    kinds: tuple[str, ...] = ("share",),
    feeds: tuple[str, ...] = ("question",),
    items: Items | None = None,
    columns: Mapping[str, str] | None = None,
    given: Mapping[str, Mapping[str, str]] | None = None,
    check: Callable[[Mapping[str, Any]], object] | None = None,
    periods_add: bool = True,
) -> Callable[[Callable[..., Estimate]], Kpi]:
    """Make a KPI of a function `(answers, confidence, *, declarations…) -> Estimate`.

    Its keyword-only parameters are what may be declared (`statistic=`, `version=`, …); one without a default must be.
    Its docstring is the KPI's reference page.
    """

    def decorate(function: Callable[..., Estimate]) -> Kpi:
        declares = {
            key: (_TYPES.get(str(parameter.annotation).split(" ")[0], str), parameter.default)
            for key, parameter in inspect.signature(function).parameters.items()
            if parameter.kind is inspect.Parameter.KEYWORD_ONLY
        }
        page = inspect.getdoc(function) or ""
        return Kpi(
            name, title, function, scale, formula, page, declares, labels or {}, yes_no, decimals, kinds, feeds, items,
            columns or {}, given or {}, check, periods_add,
        )  # fmt: skip

    return decorate


def direction(kpi_name: str, better: str) -> Better:
    """Which way is better, as declared."""
    if better == "higher":
        return "higher"
    if better == "lower":
        return "lower"
    message = f"better of {kpi_name} is higher or lower, not '{better}'"
    raise UsageError(message)


def choose(kpi_name: str, word: str, known: tuple[str, ...], what: str = "statistic") -> str:
    """The word (a statistic, or what `what` says), if this KPI has it; else a `UsageError` naming those it has."""
    if word not in known:
        hint = suggestion(word, known) or f"{kpi_name} has: {', '.join(known)}"
        message = f"{kpi_name} has no {what} '{word}'"
        raise UsageError(message, hint=hint)
    return word
