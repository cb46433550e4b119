"""Hostile exports: an exact row ledger, or a refusal with a code; no cell text in any message."""

from __future__ import annotations

from pathlib import Path

import pytest

import cxkit
from cxkit.errors import CxError
from cxkit.readers import open_export
from cxkit.scan.request import Request
from cxkit.scan.tally import scan

# What must come out: (rows, used, excluded, rejected) of a scan of all columns, or the code of a refusal.
# Where the corpus proposes otherwise the reason stands behind.
MUST: dict[str, object] = {
    "a01-ragged-long.csv": "DAT201",
    "a02-ragged-short.csv": "DAT201",
    "a03-trailing-delimiter.csv": (2, 2, 0, 0),
    "a05-sniffer-trap.csv": (2, 2, 0, 0),
    "a06-blank-lines.csv": (2, 1, 1, 0),  # an empty row is excluded as blank: it can be read
    "a07-header-only.csv": (0, 0, 0, 0),
    "a08-empty-file.csv": "DAT111",
    "a11-dup-header.csv": (1, 1, 0, 0),  # refused only where the column is asked for
    "a12-empty-header.csv": (1, 1, 0, 0),
    "a13-header-spaces.csv": (1, 1, 0, 0),
    "a15-qualtrics-3-headers.csv": (1, 1, 0, 0),
    "a18-sep-line.csv": (1, 1, 0, 0),
    "b01-newline-in-quotes.csv": (2, 2, 0, 0),
    "b02-open-quote.csv": "DAT113",
    "b03-quote-mid-field.csv": (2, 2, 0, 0),
    "b05-doubled-quotes.csv": (1, 1, 0, 0),
    "b06-backslash-escape.csv": "DAT113",
    "b07-apostrophes.csv": (1, 1, 0, 0),
    "b08-smart-quotes.csv": "DAT201",
    "c01-semicolon.csv": (1, 1, 0, 0),  # the delimiter under which the records agree is taken
    "c02-tab.tsv": (1, 1, 0, 0),
    "c03-tab-in-csv.csv": (1, 1, 0, 0),  # likewise
    "c04-pipe.csv": (1, 1, 0, 0),  # likewise
    "c06-cr-only.csv": (2, 2, 0, 0),
    "c07-bom.csv": (1, 1, 0, 0),
    "c08-utf16le-tab.csv": (1, 1, 0, 0),
    "c09-utf16-no-bom.csv": "DAT103",
    "c11-late-bad-byte.csv": "DAT103",
    "c12-nul.csv": "DAT109",
    "c13-shift-jis.csv": "DAT103",
    "c14-gzip-misnamed.csv": "DAT102",
    "c16-xlsx-misnamed.csv": "DAT102",
    "c17-json-misnamed.csv": (1, 1, 0, 0),  # an array of records is read, whatever the name says
    "d01-na-words.csv": (9, 9, 0, 0),
    "d02-leading-zeros.csv": (1, 1, 0, 0),
    "d04-int-over-64.csv": (1, 1, 0, 0),
    "d06-exp-code.csv": (2, 2, 0, 0),
    "d12-negative-zero-space.csv": (3, 3, 0, 0),
    "d20-formula-cells.csv": (7, 7, 0, 0),
    "d21-xss-verbatims.csv": (5, 5, 0, 0),
    "d22-ansi-verbatims.csv": (3, 3, 0, 0),
    "d25-small-groups.csv": (54, 54, 0, 0),
    "d26-one-dissenter.csv": (20, 20, 0, 0),
    "e02-dup-keys.jsonl": "DAT112",  # its only record is rejected, so no column is known
    "e03-nan.jsonl": "DAT112",  # likewise, all three
    "e04-deep.jsonl": "DAT112",
    "e05-array-file.jsonl": (1, 1, 0, 0),  # likewise
    "e07-big-int.jsonl": (2, 2, 0, 0),
    "e08-surrogate.jsonl": "DAT112",
    "e09-mixed-types.jsonl": "DAT201",  # two lines are no objects; the other three faults are values off the scale
    "e10-proto.jsonl": (1, 1, 0, 0),
}


@pytest.mark.parametrize("name", MUST)
def test_ledger(name: str, shared: Path) -> None:
    path = shared / "hostile" / "csv" / name
    must = MUST[name]
    try:
        responses = open_export([str(path)])
        positions = tuple(column.position for column in responses.columns)
        ledger = scan(responses, Request(positions)).ledgers[0]
    except CxError as refused:
        assert refused.code == must, f"{refused.code}: {refused.message}"
        assert refused.hint
        assert refused.place.startswith(str(path))
    else:
        found = (ledger.rows, ledger.used, sum(ledger.excluded.values()), sum(ledger.rejected.values()))
        assert found == must
        assert ledger.balanced


SCORES = {
    "d07-scores-out-of-range.csv": ("nps=nps", "DAT204"),
    "d09-score-decimals.csv": ("csat=csat", "DAT205"),
    "d10-inf-nan.csv": ("ces=ces,version=2", None),
    "d11-unicode-digits.csv": ("nps=nps", "DAT206"),
    "a11-dup-header.csv": ("nps=nps", "DAT106"),
    "a10-no-header.csv": ("nps=score", "DAT107"),
    "a16-preamble.csv": ("nps=score", "DAT107"),
    "a17-total-footer.csv": ("nps=score", "DAT204"),
    "d27-injection-headers.csv": ("nps=nps", "DAT107"),
}


@pytest.mark.parametrize("name", SCORES)
def test_scores_are_refused(name: str, shared: Path) -> None:
    import cxkit

    spec, code = SCORES[name]
    with pytest.raises(CxError) as refused:
        cxkit.score(shared / "hostile" / "csv" / name, [spec])
    if code:
        assert refused.value.code == code, refused.value.message
    assert "\uff19" not in refused.value.message
    assert "<img" not in refused.value.message + refused.value.hint


def test_small_groups_can_not_be_computed(shared: Path) -> None:
    """NO holds two people: it goes into 'other' together with the next smallest group."""
    import cxkit

    score = cxkit.score(shared / "hostile/csv/d25-small-groups.csv", ["nps=nps"], by=["country"])
    segments = {dict(figure.segment).get("country"): figure for figure in score.figures if figure.segment}
    assert "NO" not in segments
    assert segments["other"].groups == 2


def test_weights(shared: Path) -> None:
    import cxkit

    with pytest.raises(CxError) as refused:
        cxkit.score(shared / "hostile/csv/d19-weights.csv", ["nps=nps"], weight="weight")
    assert "3 bad weight" in refused.value.message
    found = cxkit.score(shared / "hostile/csv/d19-weights.csv", ["nps=nps"], weight="weight", max_rejected=3)
    assert found.measurement.ledgers[0].excluded == {"weight 0": 1}


def test_excel_serials_are_refused(shared: Path) -> None:
    import cxkit

    with pytest.raises(CxError) as refused:
        cxkit.score(shared / "hostile/csv/d15-dates-excel-serial.csv", ["nps=id"], period="month", time="ts")
    assert refused.value.code == "DAT210"
    assert "--date-order excel" in refused.value.hint


def test_a_header_that_goes_on_behind_its_quote_is_refused(tmp_path: Path) -> None:
    """The engine skips to the end of such a file, and would count none of its rows."""
    path = tmp_path / "a.csv"
    path.write_text('id,"how likely"?,why\n' + "".join(f"{at},9,so\n" for at in range(9)))
    with pytest.raises(CxError) as stopped:
        cxkit.score(path, ["nps=#2"])
    assert stopped.value.code == "DAT112"
    assert "behind its closing quote" in stopped.value.message


QUALTRICS = (
    "StartDate,Status,Finished,ResponseID,Q1\n"
    "Start Date,Status,Finished,ResponseID,How likely?\n"
    "{'ImportId': 'startDate'},{'ImportId': 'status'},{'ImportId': 'finished'},{'ImportId': '_recordId'},"
    "{'ImportId': 'QID1'}\n" + "".join(f"2017-07-01 10:00:00,0,1,R_{at},9\n" for at in range(23))
)


@pytest.mark.parametrize(
    "damaged",
    [
        QUALTRICS.replace("{'ImportId': 'status'", "{'\rImportId': 'status'"),
        QUALTRICS.replace("How likely", "How\rlikely"),
        QUALTRICS.replace("0,1,R_0,9", "0,1,R\r_0,9"),
        QUALTRICS.replace("0,1,R_9,9", "0,1,R_9,\r9"),
        QUALTRICS.replace("{'ImportId': 'status'", "\"{'ImportId': 'status'"),
    ],
    ids=["in the third header", "in the second", "in the first row", "in a later row", "by a quote"],
)
def test_no_row_is_swallowed_with_the_headers(damaged: str, tmp_path: Path) -> None:
    """Rows that stand in the file are counted or rejected, or the run stops: a ledger of none is none of these."""
    path = tmp_path / "a.csv"
    path.write_bytes(damaged.encode())
    try:
        ledger = cxkit.score(path, ["nps=Q1"], max_rejected=3).measurement.ledgers[0]
    except CxError as refused:
        assert refused.hint
        assert refused.place.startswith(str(path))
    else:
        assert ledger.rows in {23, 24}, "a row in two parts is two rows that can't be read"


@pytest.mark.parametrize("row", ["4,9,,", "4,9,,,,,", '4,9,,""'], ids=["one", "some", "quoted"])
def test_empty_fields_too_many_are_a_fault(row: str, tmp_path: Path) -> None:
    """They are what is left of a row whose cells moved to the left."""
    path = tmp_path / "a.csv"
    path.write_text("id,score,why\n1,9,so\n2,8,\n\n3,7,so\n" + row + "\n")
    with pytest.raises(CxError) as stopped:
        cxkit.score(path, ["nps=score"])
    assert stopped.value.code == "DAT201"
    assert stopped.value.place == f"{path}:6"
    found = cxkit.score(path, ["nps=score"], max_rejected=1).measurement.ledgers[0]
    assert (found.rows, found.used, dict(found.rejected)) == (4, 3, {"wrong number of fields": 1})


@pytest.mark.parametrize("header", ["id,score,", "id,score"])
def test_a_delimiter_behind_every_row_is_no_fault(header: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"{header}\n" + "".join(f"{at},9,\n" for at in range(9)))
    assert cxkit.score(path, ["nps=score"]).measurement.ledgers[0].used == 9


@pytest.mark.parametrize("header", ["id,score", "id"])
@pytest.mark.parametrize("late", ["x", ",", '"x"'])
def test_what_stands_behind_the_last_delimiter_of_a_row_is_a_fault(header: str, late: str, tmp_path: Path) -> None:
    """A row moved to the right, far behind those that showed a delimiter too many."""
    path = tmp_path / "a.csv"
    row = "9," * (header.count(",") + 1)
    path.write_text(f"{header}\n" + f"{row}\n" * 90 + f"{row}{late}\n" + f"{row}\n" * 9)
    with pytest.raises(CxError) as stopped:
        cxkit.score(path, [f"nps={header.rsplit(',', maxsplit=1)[-1]}"])
    assert (stopped.value.code, stopped.value.place) == ("DAT201", f"{path}:92")


def test_empty_lines_of_one_column_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('score\n9\n\n8\n""\n')
    assert dict(cxkit.score(path, ["nps=score"]).measurement.ledgers[0].excluded) == {"blank": 2}
