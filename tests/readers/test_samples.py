"""Real exports, and those of the tools' own tests: known by exactly one reader, every row accounted for."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from cxkit.errors import DataError
from cxkit.readers import open_export
from cxkit.scan.request import Request
from cxkit.scan.tally import scan

MUST = yaml.safe_load((Path(__file__).parent / "samples.yaml").read_text(encoding="utf-8"))
ENCODINGS = {"surveymonkey/StarWars.csv": "mac-roman"}


@pytest.mark.parametrize("name", MUST)
def test_sample(name: str, shared: Path) -> None:
    path = str(shared / "samples" / name)
    if isinstance(MUST[name], str):
        with pytest.raises(DataError) as refused:
            open_export([path])
        assert refused.value.code == MUST[name]
        return
    if path.endswith("sav"):
        pytest.importorskip("pyreadstat", reason="needs the extra spss")
    responses = open_export([path], encoding=ENCODINGS.get(name))
    ledger = scan(responses, Request((0,))).ledgers[0]
    assert [responses.reader, ledger.rows, ledger.used, dict(ledger.excluded), ledger.partial] == MUST[name]
    assert not ledger.rejected
