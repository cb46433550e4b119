"""First contact resolution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.errors import UsageError
from cxkit.kpis import _shares
from cxkit.kpis._kpi import Estimate, kpi
from cxkit.listed import listed
from cxkit.scales.scale import Scale

if TYPE_CHECKING:
    from cxkit.scales.distribution import Distribution

_DENOMINATORS = ("all", "resolvable", "resolved")


@kpi(
    "fcr",
    title="First contact resolution",
    scale=Scale(0, 1),
    formula="share of contacts that were settled the first time, in per cent of the contacts declared as base",
    yes_no=True,
    feeds=("question", "contacts"),
    columns={"customer": "customer", "time": "opened", "reason": "reason?"},
    given={"contacts": {"denominator": "issues"}},
)
def fcr(answers: Distribution, confidence: float = 0.95, *, denominator: str, within: str) -> Estimate:
    """Share of contacts that were settled the first time, in per cent.

    Two things must be declared, because figures that differ in them look alike and differ by ten points and more.

    denominator: `all` (gross: every contact), `resolvable` (net: without contacts that the first line can't settle) or
    `resolved` (only tickets that were solved in the end). The export, or `--where`, must hold just these rows.
    within: how long nobody had to come back, such as `7 days`, or `asked` where the customer was asked.

    The column says yes or no for each contact: `fcr=SOLVED,denominator=all,within=asked`. A count of contacts or
    replies works too, the value that means 'once' declared: `positive=1`, or `positive=0` where replies are counted.

    A log of contacts works without such a column: `fcr=CUSTOMER,time=OPENED,within=7 days`, or with `reason=TOPIC` too.
    Contacts of one customer (about one topic) that follow each other within the time are one issue; it was settled at
    once if there was one contact only. The base is the issues. Issues whose time isn't over at the end of the export
    are left out and counted: they would make the share too high. What came before the export isn't known: an issue that
    goes on from then counts as new, so take an export longer than the period.

    Population: the contacts of the declared base with an answer, or the issues whose time is over.

    Interval: Wilson's score interval; customers who contact several times are the unit where an id is mapped.

    Source: Wilson, Journal of the American Statistical Association 22 (1927).
    """
    if denominator not in (*_DENOMINATORS, "issues"):
        message = f"the denominator of fcr is {listed(_DENOMINATORS, 'or')}, not '{denominator}'"
        raise UsageError(message, hint="say which contacts stand in the file; see cx explain fcr", code="MET301")
    if not within.strip():
        message = "fcr needs the time within which nobody had to come back"
        raise UsageError(message, hint="write within=7 days, or within=asked", code="MET301")
    solved = answers.count(bool)
    tally = {"settled at once": solved, "not": answers.n - solved}
    return _shares.share(answers, bool, confidence, statistic=f"of {denominator}", tally=tally)
