"""Completion rate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.kpis import _shares
from cxkit.kpis._kpi import Estimate, choose, kpi

if TYPE_CHECKING:
    from cxkit.scales.distribution import Distribution


@kpi(
    "completion-rate",
    title="Completion rate",
    formula="share of those who began the survey that came to its end, in per cent",
    yes_no=True,
    feeds=("invitations",),
    check=lambda declared: choose("completion-rate", declared["complete"], ("filled", "status"), what="'complete'"),
)
def completion_rate(answers: Distribution, confidence: float = 0.95, *, complete: str) -> Estimate:
    """Share of those who began the survey that came to its end, in per cent.

    The export holds a row for everybody who began: `completion-rate=Finished,complete=status`, or
    `completion-rate=LASTQUESTION,complete=filled`.

    complete: what counts as the end must be declared: `status`, the column says so in a word of yes, or in the one
    declared (`positive=Complete`); or `filled`, the column holds anything: take the last that must be answered.

    Rows of people who didn't finish are what it counts, so `--partials drop` is refused with it; so is an export from
    which its reader left them out.

    Population: everybody who began, each row once; weights don't touch them.

    Interval: Wilson's score interval.

    Source: American Association for Public Opinion Research, Standard Definitions (2023): break-offs; Wilson, Journal
    of the American Statistical Association 22 (1927).
    """
    yes = answers.count(bool)
    tally = {"complete": yes, "broke off": answers.n - yes}
    return _shares.share(answers, bool, confidence, statistic=f"of those who began, {complete}", tally=tally)
