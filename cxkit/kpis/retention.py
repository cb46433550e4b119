"""Retention."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cxkit.errors import UsageError
from cxkit.kpis import _shares
from cxkit.kpis._kpi import Estimate, choose, kpi
from cxkit.kpis._money import money_share
from cxkit.kpis._survival import lasting
from cxkit.kpis._times import seconds
from cxkit.scales.scale import Scale
from cxkit.summaries.money import Money
from cxkit.summaries.times import Times

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxkit.scales.distribution import Distribution

_OF_CUSTOMERS = ("contract", "n-day", "rolling", "bracket", "cohort")
_OF_MONEY = ("net-revenue", "gross-revenue")


def check(declared: Mapping[str, Any]) -> None:
    """Refuse a type there isn't, and survival to no day."""
    kind = declared["type"]
    choose("retention", kind, (*_OF_CUSTOMERS, *_OF_MONEY, "survival"), what="type")
    if kind == "survival":
        seconds(declared["within"], "retention")
    elif declared["within"]:
        message = f"within goes with type=survival, not with {kind}"
        raise UsageError(message)


@kpi(
    "retention",
    title="Retention",
    scale=Scale(0, 1),
    formula="share of the customers at the start who were still there, in per cent",
    yes_no=True,
    feeds=("question", "contracts", "money", "times", "cohorts"),
    columns={"started": "started", "ended": "ended"},
    given={"contracts": {"type": "contract"}},
    periods_add=False,
    check=check,
)
def retention(
    answers: Distribution | Money | Times,
    confidence: float = 0.95,
    *,
    type: str,  # noqa: A002 - the field's word
    within: str = "",
) -> Estimate:
    """Share of the customers at the start who were still there, in per cent.

    From a list of the customers at the start: `retention=STAYED,type=…`, a column that says yes or no. From contracts:
    `retention=STARTED..ENDED` with `--period month`, the reverse of churn. From what each paid at the start and at the
    end: `retention=BEFORE..AFTER,type=net-revenue`.

    type: what 'there' means must be declared, because the same people give very different figures: `contract` (still
    running at the end), `n-day` (came back exactly on that day), `rolling` (on that day or later), `bracket` (within a
    span of days); of money `gross-revenue` (no more than each paid at the start, 100 % at most) or `net-revenue` (with
    what they added); of all contracts `survival` (still running after a time, `within=365 days`, by Kaplan and Meier's
    curve, which counts those who came lately for as long as they were seen) or `cohort` (by the period in which they
    began, `--period month`: still running beyond 1, 2, … of them, printed as `retention.after-3`; a cohort of which
    somebody isn't so old yet has no figure there, it isn't low). Customers won in the meantime are in none of them.
    Rows whose day hasn't come yet don't belong in the export: they aren't lost.

    Population: customers at the start with an answer.

    Interval: Wilson's score interval; of survival Greenwood's variance on the log(−log) scale; of money Student's t
    with the standard error of a ratio, the customer the unit.

    Source: Wilson, Journal of the American Statistical Association 22 (1927); Kaplan and Meier, its volume 53 (1958);
    Cochran, Sampling Techniques (1977).
    """
    if isinstance(answers, Times):
        return lasting(answers, confidence, within)
    if isinstance(answers, Money):
        choose("retention of money", type, _OF_MONEY)
        return money_share(answers, confidence, statistic=type, better="higher")
    if type in _OF_MONEY:
        message = f"{type} needs amounts"
        raise UsageError(message, hint="name two columns: retention=BEFORE..AFTER", code="MET301")
    choose("retention type", type, _OF_CUSTOMERS)
    kept = answers.count(bool)
    tally = {"kept": kept, "lost": answers.n - kept}
    return _shares.share(answers, bool, confidence, statistic=type, tally=tally)
