"""Retention by Kaplan and Meier and by cohort, against counting over rows and against statsmodels."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest

from cxkit import score
from cxkit.errors import DataError, UsageError

END = date(2026, 6, 30)


@pytest.fixture(scope="module")
def contracts(tmp_path_factory):
    random, rows = Random(7), []
    for _ in range(400):
        start = date(2025, 10, 3) + timedelta(days=random.randrange(265))
        end = start + timedelta(days=round(random.expovariate(1 / 160)))
        rows.append((start, end if end <= END else None, random.choice("ab")))
    rows.append((date(2026, 1, 1), END, "a"))
    path = tmp_path_factory.mktemp("contracts") / "contracts.csv"
    lines = [f"{start},{end or ''},{plan}" for start, end, plan in rows]
    path.write_text("started,ended,plan\n" + "\n".join(lines), encoding="utf-8")
    return path, rows


def month_later(day, months):
    year, month = divmod(day.month - 1 + months, 12)
    last = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month]
    return date(day.year + year, month + 1, min(day.day, last))


def test_a_cohort_s_cells_as_counted_by_hand_and_none_that_is_not_over(contracts):
    path, rows = contracts
    found = score(path, ["retention=started..ended,type=cohort"], period="month", by=["plan"])
    cells = {(one.metric, one.period, one.segment): one for one in found.figures}
    seen = {(metric, period) for metric, period, segment in cells if not segment}
    for at in range(9):
        month = month_later(date(2025, 10, 1), at)
        last = month_later(month, 1) - timedelta(days=1)
        own = [row for row in rows if month <= row[0] <= last]
        for age in range(1, 12):
            key = (f"retention.after-{age}", f"{month:%Y-%m}")
            over = month_later(last, age) <= END
            assert (key in seen) == over, "what isn't over yet isn't there, it isn't low"
            if over:
                there = sum(end is None or end > month_later(start, age) for start, end, _ in own)
                assert cells[(*key, ())].estimate.tally == {"kept": there, "lost": len(own) - there}
    assert ("retention.after-1", "2026-05") in seen
    assert ("retention.after-1", "2026-06") not in seen


def test_survival_as_statsmodels(contracts):
    from statsmodels.duration.survfunc import SurvfuncRight

    path, rows = contracts
    days = [((end or END) - start).days for start, end, _ in rows]
    curve = SurvfuncRight(days, [end is not None for _, end, _ in rows])
    for limit in (30, 90, 200):
        (figure,) = score(path, [f"retention=started..ended,type=survival,within={limit} days"]).figures
        at = (curve.surv_times <= limit).sum() - 1
        assert figure.estimate.value == pytest.approx(100 * curve.surv_prob[at])
        se = 100 * curve.surv_prob_se[at]
        assert figure.estimate.high - figure.estimate.low == pytest.approx(2 * 1.96 * se, rel=0.05)
        assert figure.estimate.n == 401
        assert figure.estimate.statistic == f"survival, {limit} days"
        naive = sum(end is None or (end - start).days > limit for start, end, _ in rows) / len(rows) * 100
        assert naive > figure.estimate.value, "who is young counts as a survivor of a year in a plain share"


def test_a_declared_zone_moves_no_day(contracts):
    path, _ = contracts
    asked = "retention=started..ended,type=survival,within=90 days"
    plain, placed = (score(path, [asked], timezone=zone).figures[0] for zone in (None, "Europe/Dublin"))
    assert placed.estimate == plain.estimate


@pytest.mark.parametrize(
    ("asked", "word"),
    [
        ("retention=started..ended,type=survival", "can't read the time"),
        ("retention=plan,type=survival,within=30 days", "can't be counted from"),
        ("retention=plan,type=cohort", "can't be counted from"),
        ("retention=started..ended,type=cohort", "needs a period"),
        ("retention=started..ended,type=contract,within=30 days", "goes with type=survival"),
        ("retention=started..ended,type=forever", "no type 'forever'"),
        ("retention=plan", "needs type"),
    ],
)
def test_what_is_not_said_is_asked_for(contracts, asked, word):
    with pytest.raises(UsageError, match=word):
        score(contracts[0], [asked])


def test_longer_than_anybody_was_seen_is_not_told(contracts):
    (figure,) = score(contracts[0], ["retention=started..ended,type=survival,within=400 days"]).figures
    assert figure.reason == "nobody was seen for 400 days yet"


def test_an_export_too_short_for_a_cohort(tmp_path):
    path = tmp_path / "short.csv"
    path.write_text("a,b\n" + "2026-01-05,\n" * 9, encoding="utf-8")
    with pytest.raises(DataError, match="no cohort that is a month old"):
        score(path, ["retention=a..b,type=cohort"], period="month")


def test_where_all_are_gone_nobody_lasts_however_short_they_were_seen(tmp_path):
    """A group that left within the time has a share of none: it isn't one of which nothing is known."""
    path = tmp_path / "contracts.csv"
    rows = [f"2026-01-01,2026-0{at}-01" for at in (2, 3, 4, 5, 6)] + ["2026-02-01,2026-04-02"]
    path.write_text("\n".join(["started,ended", *rows]))
    (figure,) = score(path, ["retention=started..ended,type=survival,within=365 days"]).figures
    assert figure.estimate.value == figure.estimate.low == 0
    assert figure.estimate.high == pytest.approx(39.0334, abs=0.001)  # Wilson's, 0 of 6
    assert figure.estimate.n_effective == 6
    path.write_text("\n".join(["started,ended", *rows, "2026-02-01,"]))  # open after 120 days; one is known for longer
    (figure,) = score(path, ["retention=started..ended,type=survival,within=365 days"]).figures
    assert figure.estimate.value == 0
    assert figure.estimate.high == pytest.approx(79.3451, abs=0.001)  # 0 of 1


def test_cohorts_and_what_still_runs_read_well(contracts):
    from cxkit.cli.breakdowns import breakdowns

    cohorts = score(contracts[0], ["retention=started..ended,type=cohort"], period="month", as_of="2026-11-22")
    assert "retention.after-1 · %, cohort" in breakdowns(cohorts, 0.95, 0)
    lasting = score(contracts[0], ["retention=started..ended,type=survival,within=90 days"], as_of="2026-11-22")
    text = breakdowns(lasting, 0.95, 0)
    assert "open       401, of which some haven't ended, tell as much as" in text
    assert "weights" not in text
