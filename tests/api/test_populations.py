"""Metrics about some of the rows: the ledger is the file's, whatever the metrics are about."""

from __future__ import annotations

from pathlib import Path

from cxkit.api.score_source import score_source


def test_ledger_is_the_same_for_every_population(demo: Path) -> None:
    (path,) = sorted((demo / "exports" / "owners").glob("*.csv"))[-1:]
    export = [str(path)]
    one = score_source(export, root=demo, metrics=["arrival-known"], as_of="2026-11-22")
    all_ = score_source(export, root=demo, as_of="2026-11-22")
    (ledger,) = one.measurement.ledgers
    assert ledger == all_.measurement.ledgers[0]
    assert ledger.used == ledger.rows
    (figure,) = (figure for figure in one.figures if not figure.segment)
    solo = score_source(export, root=demo, metrics=["arrival-known"], where="plan = solo", as_of="2026-11-22")
    assert solo.measurement.ledgers[0].excluded == {"outside --where": ledger.rows - solo.measurement.ledgers[0].used}
    assert [each.estimate.n for each in solo.figures if not each.segment] == [figure.estimate.n]
