"""It fired, and nobody said a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.findings import Finding, Severity
from cxkit.model import Risk
from cxkit.rules._rule import rule
from cxkit.scan.periods import following
from cxkit.verdicts.trigger import answered, stand

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxkit.loading.workspace import Workspace
    from cxkit.rules._facts import Facts


@rule("RSK301", severity=Severity.ERROR, since="0.1")
def unanswered_trigger(workspace: Workspace, facts: Facts) -> Iterator[Finding]:
    """A contingency plan's trigger has fired, and `happened` doesn't say what was done.

    It has fired when the whole interval of the newest recorded periods passes the number, for as many periods as it asks,
    one upon the other. One answer holds as long as it doesn't fall silent.

    Bad:

        # recorded: nps-q 2026-q3 0=900 8=300 10=300

    Good:

        # recorded: nps-q 2026-q3 0=400 8=600 10=800
    """
    for loc, risk in workspace.walk(Risk):
        trigger = risk.plan.trigger if risk.plan and risk.closed is None else None
        if trigger is None:
            continue
        waves = facts.series(trigger.metric)
        found = stand(trigger.sign, trigger.value, trigger.periods, waves, following)
        if found.word == "fired" and answered(found, (one.at for one in risk.happened)) is None:
            last = waves[-1]
            message = f"the trigger of '{risk.id}' has fired, and nothing says what was done"
            note = f"{last.period} stood at {last.value:.1f} ({last.low:.1f} to {last.high:.1f}, n {last.n:,})"
            hint = f"add to the risk: happened: [{{at: {facts.today}, says: …, worked: partly}}]"
            yield Finding(loc / "contingency" / "trigger", message, hint, entity=risk.id, label=note)
