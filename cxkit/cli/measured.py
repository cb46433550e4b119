"""What `cx score` measures in a workspace: one source or each, one after the other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cxkit.api.parts import parts_of, recorded_parts
from cxkit.api.score_source import score_source
from cxkit.cli.output import err, failed
from cxkit.errors import DataError, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cxkit.api.locked import NotRebuilt
    from cxkit.api.score import Score


def measured(
    files: Sequence[str], source: str, metrics: Sequence[str], *, everything: bool, options: Mapping[str, Any]
) -> tuple[list[Score], tuple[NotRebuilt, ...], int]:
    """What each source gives, what lies nowhere now, and the exit status of sources that stop.

    One source's fault doesn't hide the others: it is printed, and they go on.

    Args:
        files: exports; none for all that lie where feedback.yaml says.
        source: the one they are of; empty where the files tell.
        metrics: ids; none for all.
        everything: hold all that is recorded against the exports that it was recorded from.
        options: as for `score_source`.
    """
    lost: tuple[NotRebuilt, ...] = ()
    notes: tuple[str, ...] = ()
    if everything:
        parts, lost = recorded_parts(metrics)
    else:
        new = bool(options["record"])
        parts, notes = parts_of(files, source=source or None, metrics=metrics, new=new)
    scores, status = [], 0
    for part in parts:
        own = {**options, "locked": part.recorded} if everything else options
        try:
            score = score_source(part.exports, source=part.source, metrics=part.metrics, **own)
        except (DataError, UsageError) as error:
            if len(parts) == 1:
                raise
            err(failed(error, about="" if error.place else part.source))
            status = max(status, error.exit_status)
        else:
            scores.append(_told(score, part.source) if len(parts) > 1 else score)
    err("".join(f"note: {note}\n" for note in notes))
    return scores, lost, status


def _told(score: Score, source: str) -> Score:
    """The same, its notes saying whose they are."""
    return replace(score, notes=tuple(f"{source}: {note}" for note in score.notes))
