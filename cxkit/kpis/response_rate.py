"""Response rate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cxkit.errors import UsageError
from cxkit.kpis import _shares
from cxkit.kpis._kpi import Estimate, choose, kpi

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxkit.scales.distribution import Distribution


def check(declared: Mapping[str, Any]) -> None:
    """Refuse what doesn't say who was invited and what counts as an answer."""
    choose("response-rate", declared["complete"], ("filled", "status"), what="'complete'")
    if declared["denominator"] not in ("rows", "invites"):
        message = f"the denominator of response-rate is rows or invites, not '{declared['denominator']}'"
        raise UsageError(message, hint="say what a row of the export is; see cx explain response-rate", code="MET301")
    if declared["denominator"] == "invites" and not declared["invited"]:
        message = "response-rate of invites needs how many were invited"
        raise UsageError(message, hint="add invited=N, for each period", code="MET301")


@kpi(
    "response-rate",
    title="Response rate",
    formula="share of those who were invited that answered, in per cent",
    yes_no=True,
    feeds=("invitations",),
    check=check,
)
def response_rate(
    answers: Distribution, confidence: float = 0.95, *, complete: str, denominator: str = "rows", invited: int = 0
) -> Estimate:
    """Share of those who were invited that answered, in per cent.

    From an export with a row for each invitation, answered or not: `response-rate=SCORE,complete=filled`. From one that
    holds answers only, and the number of people who were asked in the period: `response-rate=SCORE,complete=filled,
    invited=5000`; in a workspace `denominator: invites` takes the source's own `invites`.

    complete: what counts as an answer must be declared: `filled`, the column holds anything (the question that can't be
    skipped, or the time of the answer); or `status`, the column says so in a word of yes, or in the one declared:
    `complete=status,positive=Completed`.
    denominator: `rows` (default), each row is an invitation; or `invites`, as many were invited as is declared. Groups
    have no rate of their own then, as nobody said how many of each were invited.

    An export whose reader leaves out what wasn't answered can't give a rate, and is refused. Where rows are split by
    period, the time must be that of the invitation: an invitation without an answer has no time of answer.

    A low rate moves a score further than its interval shows: those who stay silent aren't like those who answer.

    Population: invitations, each one once, whoever got it; weights don't touch them.

    Interval: Wilson's score interval.

    Source: American Association for Public Opinion Research, Standard Definitions (2023), RR1 and RR2; Wilson, Journal
    of the American Statistical Association 22 (1927).
    """
    yes = answers.count(bool)
    tally = {"answered": yes, "no answer": answers.n - yes}
    base = "of declared invites" if invited or denominator == "invites" else "of invitations"
    return _shares.share(answers, bool, confidence, statistic=f"{base}, {complete}", tally=tally)
