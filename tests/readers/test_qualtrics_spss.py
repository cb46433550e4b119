"""SPSS files of Qualtrics: previews, spam and duplicates don't count there either."""

from __future__ import annotations

from pathlib import Path

import pytest

import cxkit
from cxkit.readers import open_export

STATUS = {0.0: "IP Address", 1.0: "Survey Preview", 8.0: "Spam"}


def test_who_counts(tmp_path: Path) -> None:
    pyreadstat = pytest.importorskip("pyreadstat", reason="needs the extra spss")
    import pandas as pd

    scores = [float(at % 11) for at in range(22)]
    rows = [(0.0, 1.0, f"R_{at}", score) for at, score in enumerate(scores)]
    rows += [(1.0, 1.0, "R_a", 10.0), (8.0, 1.0, "R_b", 10.0), (0.0, 1.0, "R_0", 10.0), (0.0, 0.0, "R_c", 10.0)]
    frame = pd.DataFrame(rows, columns=["Status", "Finished", "ResponseId", "Q1"])
    for name in ("StartDate", "EndDate", "RecordedDate"):
        frame[name] = pd.Timestamp("2026-07-01 10:00:00")
    frame["Q1_NPS_GROUP"] = [1.0 + (score > 6) + (score > 8) for score in frame["Q1"]]
    path = tmp_path / "export.sav"
    labels = ["How likely are you to recommend us?" if name == "Q1" else name for name in frame.columns]
    pyreadstat.write_sav(frame, str(path), column_labels=labels, variable_value_labels={"Status": STATUS})
    responses = open_export([str(path)])
    assert responses.reader == "qualtrics"
    assert responses.column("Q1").text == "How likely are you to recommend us?"
    assert responses.column("Q1_NPS_GROUP").unfit
    found = cxkit.score(path, ["nps=Q1"])
    ledger = found.measurement.ledgers[0]
    assert (dict(ledger.excluded), ledger.partial) == ({"duplicate": 1, "preview": 1, "spam": 1}, 1)
    assert found.figures[0].answers.n == 23
