"""Response and completion rates and referrals, through the whole path."""

from __future__ import annotations

import pytest

from cxkit import score
from cxkit.api.score_source import score_source
from cxkit.errors import DataError, UsageError

ROWS = """id,sent,status,score,refs,rec,plan
1,2026-01-03,Completed,9,2,9,a
2,2026-01-03,Completed,8,0,8,a
3,2026-01-04,Bounced,,,,a
4,2026-01-04,Opened,,,,b
5,2026-02-04,Completed,N/A,1,10,b
6,2026-02-04,Completed,3,0,3,b
7,2026-02-05,Completed,3,0,9,a
8,2026-02-05,Completed,-99,4,9,b
9,2026-02-06,Sent,,0,10,b
10,2026-02-06,Sent,,,10,a
"""


@pytest.fixture
def export(tmp_path):
    path = tmp_path / "wave.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def only(data, metric, **options):
    (figure,) = [one for one in score(data, [metric], **options).figures if not one.segment]
    return figure


@pytest.mark.parametrize(
    ("metric", "tally"),
    [
        ("response-rate=score,complete=filled", {"answered": 6, "no answer": 4}),
        ("response-rate=score,complete=filled,missing=-99", {"answered": 5, "no answer": 5}),
        ("response-rate=score,complete=filled,missing=-99,missing=N/A", {"answered": 4, "no answer": 6}),
        ("response-rate=score,complete=filled,invited=40", {"answered": 6, "no answer": 34}),
        ("response-rate=status,complete=status,positive=completed", {"answered": 6, "no answer": 4}),
        ("completion-rate=status,complete=status,positive=Completed", {"complete": 6, "broke off": 4}),
        ("advocacy=refs,promoter=rec", {"referred somebody": 3, "nobody": 2}),
    ],
)
def test_who_is_counted(export, metric, tally):
    assert only(export, metric).estimate.tally == tally


def test_referrals_of_promoters_only(export):
    figure = only(export, "advocacy=refs,promoter=rec")
    assert figure.estimate.value == pytest.approx(7 / 5), "2, 1, 0, 4 and 0"
    assert {one.reason: one.rows for one in figure.excluded} == {
        "no answer on recommending": 2, "no count of referrals": 1, "no promoter": 2,
    }  # fmt: skip


@pytest.mark.parametrize("cell", ["-1", "1.5", "many", ""])
def test_what_is_no_count_of_referrals_is_counted_and_left_out(export, cell):
    export.write_text(ROWS.replace("9,2026-02-06,Sent,,0", f"9,2026-02-06,Sent,,{cell}"), encoding="utf-8")
    figure = only(export, "advocacy=refs,promoter=rec", where="plan = b or plan = a")
    assert figure.suppressed
    assert figure.reason == "fewer than 5"


@pytest.mark.parametrize("metric", ["response-rate=score", "completion-rate=status", "response-rate=score,invited=40"])
def test_what_counts_as_an_answer_is_asked_for(export, metric):
    with pytest.raises(UsageError, match="complete"):
        score(export, [metric])


@pytest.mark.parametrize(
    ("metric", "word"),
    [
        ("response-rate=score,complete=mostly", "mostly"),
        ("response-rate=score,complete=filled,denominator=everybody", "everybody"),
        ("response-rate=score,complete=filled,denominator=invites", "how many were invited"),
        ("advocacy=refs", "refs"),
    ],
)
def test_what_is_not_understood_is_refused(export, metric, word):
    with pytest.raises(UsageError, match=word):
        score(export, [metric])


def test_more_answers_than_invitations_stop(export):
    with pytest.raises(DataError, match="6 answered of score, and 4 are said to have been invited"):
        score(export, ["response-rate=score,complete=filled,invited=4"])


def test_groups_of_declared_invites_have_no_rate(export):
    with pytest.raises(UsageError, match="broken down"):
        score(export, ["response-rate=score,complete=filled,invited=40"], by=["plan"])
    found = score(export, ["response-rate=score,complete=filled"], by=["plan"])
    assert {one.segment: one.estimate.tally["answered"] for one in found.figures} == {
        (): 6, (("plan", "a"),): 3, (("plan", "b"),): 3,
    }  # fmt: skip


def test_invites_are_for_each_period(export):
    found = score(export, ["response-rate=score,complete=filled,invited=20"], period="month", time="sent")
    assert {one.period: one.estimate.tally["answered"] / one.estimate.n for one in found.figures} == {
        "2026-01": 2 / 20, "2026-02": 4 / 20,
    }  # fmt: skip


def test_weights_do_not_touch_invitations(export):
    export.write_text(ROWS.replace("id,", "w,"), encoding="utf-8")
    plain, weighted = (only(export, "response-rate=score,complete=filled", weight=weight) for weight in (None, "w"))
    assert weighted.estimate == plain.estimate


def test_an_invitation_without_a_time_of_answer_is_not_lost(export):
    export.write_text(ROWS.replace("3,2026-01-04", "3,"), encoding="utf-8")
    with pytest.raises(DataError, match="1 row has no time"):
        score(export, ["response-rate=score,complete=filled"], period="month", time="sent")


def test_a_reader_that_leaves_out_the_unanswered_is_refused(tmp_path):
    path = tmp_path / "asknicely.csv"
    rows = "".join(f"{at},{at % 2},nps,{9 if at % 2 else ''}\n" for at in range(20))
    path.write_text(f"response_id,responded,question_type,answer\n{rows}", encoding="utf-8")
    with pytest.raises(DataError, match="10 rows of them were left out"):
        score(path, ["response-rate=answer,complete=filled"])
    assert only(path, "response-rate=answer,complete=filled", reader="table").estimate.value == pytest.approx(50)
    assert only(path, "response-rate=answer,complete=filled,invited=20").estimate.value == pytest.approx(50)


FEEDBACK = """
sources:
  - id: pulse
    name: Pulse
    kind: relationship
    files: wave.csv
    invites: 40 per quarter
    response_rate: 10..30
    columns: {time: sent, referrals: refs}
    questions:
      recommend: {text: How likely, column: rec, scale: 0..10}
      sure: {text: How sure, column: score, missing: [-99]}
      state: {text: State, column: status, positive: Completed}
"""
METRICS = """
metrics:
  - {id: answered, name: Answered, kpi: response-rate, source: pulse, period: quarter, question: sure, complete: filled}
  - {id: of-invites, name: Of invites, kpi: response-rate, source: pulse, period: quarter, question: sure, complete: filled, denominator: invites}
  - {id: finished, name: Finished, kpi: completion-rate, source: pulse, period: quarter, question: state, complete: status}
  - {id: referrals, name: Referrals, kpi: advocacy, source: pulse, period: quarter, question: recommend}
  - {id: unsaid, name: Unsaid, kpi: response-rate, source: pulse, period: quarter, question: sure}
"""


def test_in_a_workspace_with_the_source_s_invites(export):
    root = export.parent
    (root / "cx.yaml").write_text("schema: 1\nname: Acme\n", encoding="utf-8")
    (root / "feedback.yaml").write_text(FEEDBACK, encoding="utf-8")
    (root / "metrics.yaml").write_text(METRICS, encoding="utf-8")
    found = score_source([str(export)], root=root, as_of="2026-06-01", record=True)
    values = {one.metric: one.estimate.value for one in found.figures}
    assert values == pytest.approx({"answered": 50, "of-invites": 12.5, "finished": 60, "referrals": 1.4})
    assert any("unsaid isn't measured: response-rate needs complete" in note for note in found.notes)
    again = score_source([str(export)], root=root, as_of="2026-06-01", record=True)
    assert any("unchanged" in note for note in again.notes)


def test_every_estimate_says_its_formula_and_population(export):
    for body in score(export, ["response-rate=score,complete=filled", "nps=rec"]).as_dict()["estimates"]:
        assert body["formula"]
        assert body["population"].endswith(".")
        assert body["notes"] == []
