"""What claims rest on, in words: method, how many, when, and whether it has grown old."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from cxkit.model import Study
from cxkit.model.values import days
from cxkit.render.blocks import Cell
from cxkit.render.numbers import count, day

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from cxkit.model import Evidence
    from cxkit.results import Results


def proof(results: Results, evidence: Evidence) -> Cell:
    """One proof: its name with n and day, what it says below, and a word where it is too old to rest on."""
    found = results.workspace.get("proof", evidence.from_)
    study = found if isinstance(found, Study) else None
    n = evidence.n or (study.n if study else None)
    at = evidence.at or (study.at if study else None)
    told = [found.name if found else evidence.from_]
    told += [f"n {count(n)}"] if n is not None else []
    told += [day(at)] if at is not None else []
    if old(results, at):
        told.append(f"older than {results.workspace.config.thresholds.evidence_age}")
    return Cell(", ".join(told), evidence.says or "")


def proofs(results: Results, several: Iterable[Evidence], empty: str = "nothing named") -> Cell:
    """All proofs below each other."""
    parts = tuple(proof(results, one) for one in several)
    return Cell(parts=parts) if parts else Cell(empty, tone="soft")


def old(results: Results, at: date | None) -> bool:
    """Whether that day lies longer back than `thresholds.evidence_age`."""
    age = timedelta(days=days(results.workspace.config.thresholds.evidence_age))
    return at is not None and at < results.as_of - age
