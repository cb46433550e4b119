"""Customer Effort Score."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cxkit.errors import UsageError
from cxkit.kpis._kpi import Estimate, choose, kpi
from cxkit.kpis._shares import mean, share
from cxkit.scales.scale import Scale

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxkit.scales.distribution import Distribution


def _scale(declared: Mapping[str, Any]) -> Scale:
    return Scale(1, 5) if declared.get("version") == 1 else Scale(1, 7)


@kpi(
    "ces",
    title="Customer Effort Score",
    scale=_scale,
    formula="version 2: share that agrees it was easy (above the middle of the scale), higher is better; "
    "version 1: mean effort, lower is better",
    kinds=("share", "mean"),
)
def ces(answers: Distribution, confidence: float = 0.95, *, version: int, statistic: str = "") -> Estimate:
    """How easy it was (version 2), or how much effort it took (version 1). The version must be declared.

    Version 1 (2010) asks 'How much effort did you personally have to put forth?' from 1 (very low) to 5 (very high):
    the mean, and LOWER is better. Version 2 (2013) asks for agreement with 'the company made it easy for me to handle
    my issue' from 1 (strongly disagree) to 7 (strongly agree): HIGHER is better. Texts that say 'a low score means
    easy' speak of version 1; under an agreement scale they are wrong. The direction can't be told from the answers,
    so nothing is guessed.

    statistic, version 2: `share` (default), the per cent above the middle of the scale (5 to 7 of 7: 'at least somewhat
    agree'); `mean`, the average point. Version 1: `mean`.

    Population: everyone who answered the question; no answer is not in the base and is counted.

    Interval: of the share Wilson's score interval, of the mean Student's t.

    Source: Dixon, Freeman and Toman, 'Stop trying to delight your customers', Harvard Business Review 2010; Dixon,
    Toman and DeLisi, The Effortless Experience, 2013.
    """
    if version not in (1, 2):
        message = f"ces has version 1 and version 2, not {version}"
        raise UsageError(
            message, hint="version=1 asks for effort (lower is better), version=2 for ease (higher is better)"
        )
    if version == 1:
        choose("ces version 1", statistic or "mean", ("mean",))
        return mean(answers, confidence, better="lower")
    if choose("ces version 2", statistic or "share", ("share", "mean")) == "mean":
        return mean(answers, confidence)
    middle = (answers.scale.low + answers.scale.high) / 2
    tally = {
        "easy": answers.count(lambda point: point > middle),
        "neither": answers.count(lambda point: point == middle),
        "hard": answers.count(lambda point: point < middle),
    }
    return share(answers, lambda point: point > middle, confidence, statistic="share", tally=tally)
