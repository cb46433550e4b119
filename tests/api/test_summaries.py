"""Summaries through the whole path, against pandas and against what third parties publish."""

from __future__ import annotations

import json
import math
from datetime import date, timedelta
from random import Random

import pytest

from cxkit import score
from cxkit.errors import CxError, DataError, UsageError

RANDOM = Random(11)


def one(data, metric, **options):
    (figure,) = [
        each for each in score(data, [metric], **options).figures if not each.segment and "." not in each.metric
    ]
    return figure


@pytest.fixture(scope="module")
def survey():
    import pandas as pd

    rows = []
    for person in range(150):
        for _ in range(1 + person % 3):
            base = RANDOM.randint(1, 7)
            near = [min(7, max(1, base + RANDOM.randint(-1, 1))) for _ in range(3)]
            rows.append((f"c{person}", *near, RANDOM.choice("NS"), round(RANDOM.uniform(0.5, 2), 2)))
    frame = pd.DataFrame(rows, columns=["who", "q1", "q2", "q3", "area", "w"])
    frame.loc[::17, "q2"] = None
    return frame


def test_repeated_respondents_as_over_rows(survey):
    """R's svymean with svydesign(ids = ~who, weights = ~w), written out."""
    import numpy as np

    figure = one(survey, "csat=q1,scale=1..7,statistic=mean", customer="who", weight="w")
    y, w = survey.q1.to_numpy(float), survey.w.to_numpy(float)
    mean = (w * y).sum() / w.sum()
    u = np.array([(w * (y - mean))[(survey.who == who).to_numpy()].sum() for who in survey.who.unique()]) / w.sum()
    se = math.sqrt(len(u) / (len(u) - 1) * (u**2).sum())
    from scipy.special import stdtrit

    reach = stdtrit(len(u) - 1, 0.975) * se
    assert figure.estimate.value == pytest.approx(mean)
    assert (figure.estimate.low, figure.estimate.high) == pytest.approx((mean - reach, mean + reach))
    assert figure.estimate.method == "t, by respondent"
    plain = one(survey, "csat=q1,scale=1..7,statistic=mean", weight="w")
    assert plain.estimate.value == pytest.approx(mean)
    assert plain.estimate.method == "t"


def test_respondents_once_each_need_no_clusters(survey):
    once = survey.drop_duplicates("who")
    figure = one(once, "csat=q1,scale=1..7", customer="who")
    assert figure.estimate == one(once, "csat=q1,scale=1..7").estimate


def test_clusters_in_segments_and_their_total(survey):
    found = score(survey, ["csat=q1,scale=1..7"], customer="who", by=["area"])
    assert all("by respondent" in figure.estimate.method for figure in found.figures if not figure.segment)
    north = one(survey[survey.area == "N"], "csat=q1,scale=1..7", customer="who")
    segment = next(figure for figure in found.figures if figure.segment == (("area", "N"),))
    assert segment.estimate == north.estimate


def test_index_as_over_rows(survey):
    three = survey[["q1", "q2", "q3"]].astype(float)
    filled = three.apply(lambda row: row.fillna(row.mean()), axis=1)
    scores = ((filled - 1) / 6 * 100).mean(axis=1)
    figure = one(survey, "csi=q1+q2+q3,scale=1..7")
    assert figure.estimate.value == pytest.approx(scores.mean())
    assert figure.estimate.tally == {"complete": int(three.notna().all(axis=1).sum()), "with an answer filled in": int(three.isna().any(axis=1).sum())}  # fmt: skip
    half = 1.9653 * scores.std() / math.sqrt(len(scores))
    assert figure.estimate.high - figure.estimate.value == pytest.approx(half, rel=5e-3)


def test_experience_has_its_parts(survey):
    found = score(survey, ["experience=q1+q2+q3,scale=1..7"])
    by_name = {figure.metric: figure.estimate for figure in found.figures}
    assert sorted(by_name) == ["experience", "experience.effort", "experience.emotion", "experience.success"]
    codes = survey[["q1", "q2", "q3"]].apply(lambda column: (column >= 6).astype(int) - (column <= 3).astype(int))
    assert by_name["experience.success"].value == pytest.approx(codes.q1.mean() * 100)
    whole = codes[survey.q2.notna()].mean(axis=1)
    assert by_name["experience"].value == pytest.approx(whole.mean() * 100)
    assert by_name["experience"].n == int(survey.q2.notna().sum())
    naive = sum(by_name[f"experience.{part}"].high - by_name[f"experience.{part}"].low for part in ("success", "effort", "emotion")) / 3 / math.sqrt(3)  # fmt: skip
    assert by_name["experience"].high - by_name["experience"].low > 1.3 * naive, "the three questions go together"


def test_health_takes_its_directions(survey):
    figure = one(survey, "health=q1:1..7+q3:7..1,weights=0.75/0.25")
    expected = (survey.q1 - 1) / 6 * 75 + (7 - survey.q3) / 6 * 25
    assert figure.estimate.value == pytest.approx(expected.mean())


def test_a_value_off_the_bounds_of_health_stops(survey):
    with pytest.raises(DataError):
        one(survey, "health=q1:1..5+q3:7..1,weights=0.75/0.25")


@pytest.fixture(scope="module")
def tickets(tmp_path_factory):
    lines = ["opened,closed,team"]
    for _ in range(500):
        began = date(2026, 1, 1) + timedelta(days=RANDOM.randint(0, 80))
        hours = RANDOM.lognormvariate(2.5, 0.9)
        closed = (
            "" if hours > 120 else f"{began + timedelta(days=int((8 + hours) // 24))} {int((8 + hours) % 24):02d}:15"
        )
        lines.append(f"{began} 08:00,{closed},{RANDOM.choice('AB')}")
    lines += [",2026-01-05 10:00,A", "2026-01-05 10:00,2026-01-04 10:00,A", "2026-01-05 10:00,soon,B"]
    path = tmp_path_factory.mktemp("tickets") / "tickets.csv"
    path.write_text("\n".join(lines))
    return path


def test_times_as_statsmodels(tickets):
    import pandas as pd
    from statsmodels.duration.survfunc import SurvfuncRight

    figure = one(tickets, "resolution-time=opened..closed")
    frame = pd.read_csv(tickets).iloc[:500]
    opened, closed = (pd.to_datetime(frame[name]) for name in ("opened", "closed"))
    end = max(opened.max(), closed.max())
    taken = (closed.fillna(end) - opened).dt.total_seconds() / 3600
    curve = SurvfuncRight(taken, closed.notna().astype(int))
    assert figure.estimate.value == pytest.approx(curve.quantile(0.5))
    assert (figure.estimate.low, figure.estimate.high) == pytest.approx(curve.quantile_ci(0.5, method="cloglog"))
    assert {each.reason: each.rows for each in figure.excluded} == {
        "ended before it began": 1, "no time of opening": 1, "unreadable time": 1
    }  # fmt: skip


def test_times_by_period_and_group(tickets):
    found = score(tickets, ["resolution-time=opened..closed"], by=["team"], period="month")
    periods = {figure.period for figure in found.figures}
    assert periods == {"2026-01", "2026-02", "2026-03"}
    total = sum(figure.estimate.n for figure in found.figures if not figure.segment)
    assert total == 500
    assert sum(figure.estimate.n for figure in found.figures if figure.segment) == 500


def test_times_over_two_files_are_times_over_one(tickets, tmp_path):
    head, *rows = tickets.read_text().splitlines()
    for name, part in (("a", rows[:250]), ("b", rows[250:])):
        (tmp_path / f"{name}.csv").write_text("\n".join([head, *part]))
    both = one([tmp_path / "a.csv", tmp_path / "b.csv"], "resolution-time=opened..closed")
    assert both.estimate == one(tickets, "resolution-time=opened..closed").estimate


@pytest.fixture(scope="module")
def cdnow(shared, tmp_path_factory):
    lines = ["customer,day,value"]
    for line in (shared / "data/cdnow/CDNOW_sample.txt").read_text().splitlines():
        _, customer, day, _, value = line.split()
        lines.append(f"{customer},{day[:4]}-{day[4:6]}-{day[6:]},{value}")
    path = tmp_path_factory.mktemp("cdnow") / "orders.csv"
    path.write_text("\n".join(lines))
    return path


@pytest.mark.parametrize(
    ("metric", "value"),
    [
        ("purchase-frequency=customer,time=day", 2.840899448),
        ("purchase-frequency=customer,time=day,orders=rows", 2.935511),
        ("repeat-rate=customer,time=day", 48.32414),
        ("repeat-rate=customer,time=day,orders=rows", 1152 / 2357 * 100),
        ("clv=customer,time=day,amount=value,statistic=historical,money=revenue", 244091.94 / 2357),
    ],
)
def test_orders_of_cdnow(cdnow, metric, value):
    figure = one(cdnow, metric)
    assert figure.estimate.n == 2357
    assert figure.estimate.value == pytest.approx(value, rel=1e-6)


def test_repeaters_of_the_calibration(cdnow):
    """L-01: 946 of 2,357 came back until 1997-09-30, Wilson (.38174, .42129)."""
    figure = one(cdnow, "repeat-rate=customer,time=day", where="day <= 1997-09-30")
    assert figure.estimate.tally == {"again": 946, "once": 1411}
    assert (figure.estimate.low, figure.estimate.high) == pytest.approx((38.174489531, 42.129143383))


def test_expected_value_of_cdnow(cdnow):
    """The models of L-02 and L-03, fitted to days instead of weeks, a year ahead without a discount."""
    from cxkit.stats.bg_nbd import BgNbd

    metric = "clv=customer,time=day,amount=value,statistic=expected,money=revenue,months=12,discount=0"
    figure = one(cdnow, metric, where="day <= 1997-09-30")
    weeks = BgNbd(0.24259, 4.41353, 0.79289, 2.42575)
    assert weeks.purchases(52) == pytest.approx(1.444, abs=1e-3)
    assert 25 < figure.estimate.value < 35
    assert figure.estimate.low < figure.estimate.value < figure.estimate.high


def test_too_few_customers_have_no_model(cdnow):
    head, *rows = cdnow.read_text().splitlines()
    cdnow.with_name("few.csv").write_text("\n".join([head, *rows[:40]]))
    metric = "clv=customer,time=day,amount=value,statistic=expected,money=revenue,months=12,discount=8"
    figure = one(cdnow.with_name("few.csv"), metric)
    assert figure.suppressed
    assert "too few for a model" in figure.reason


def test_telco_churn_of_customers_and_of_money(shared):
    path = shared / "data/telco/wa_churn.csv"
    assert one(path, "churn=churn").estimate.value == pytest.approx(26.536987, abs=1e-6)
    money = one(path, "churn=churn,amount=monthly_charges,statistic=revenue").estimate
    assert money.value == pytest.approx(30.503352, abs=1e-6)
    import pandas as pd

    frame = pd.read_csv(path)
    x, y = frame.monthly_charges, frame.monthly_charges * (frame.churn == "Yes")
    se = math.sqrt(len(x) / (len(x) - 1) * ((y - y.sum() / x.sum() * x) ** 2).sum()) / x.sum()
    assert money.high - money.value == pytest.approx(1.960299 * se * 100, rel=1e-5)


@pytest.mark.parametrize(
    ("metric", "value"),
    [
        ("retention=before..after,type=net-revenue", 102.0), ("retention=before..after,type=gross-revenue", 87.0),
        ("churn=before..after,statistic=revenue", 13.0), ("churn=before..after,statistic=net-revenue", -2.0),
    ],
)  # fmt: skip
def test_revenue_as_a_vendor_works_it_out(metric, value):
    """metrickittools: 100,000 at the start, 15 expansion, 5 contraction and 8 lost make NRR 102 %, GRR 87 %."""
    import pandas as pd

    pairs = [(8000, 0), (20000, 15000), (30000, 45000)] + [(10500, 10500)] * 4 + [(0, 9000)]
    frame = pd.DataFrame(pairs, columns=["before", "after"])
    figure = one(frame, metric)
    assert figure.estimate.value == pytest.approx(value)
    assert [(each.reason, each.rows) for each in figure.excluded] == [("nothing paid at the start", 1)]


@pytest.fixture(scope="module")
def contracts():
    import pandas as pd

    rows = []
    for _ in range(500):
        began = date(2025, 11, 3) + timedelta(days=RANDOM.randint(0, 200))
        ended = began + timedelta(days=RANDOM.randint(1, 400))
        rows.append((began, ended if ended < date(2026, 7, 1) else None, RANDOM.choice("NS")))
    return pd.DataFrame(rows, columns=["start", "end", "area"]).astype({"start": str})


@pytest.mark.parametrize("area", [None, "N"])
def test_churn_of_contracts_as_counted_by_hand(contracts, area):
    found = score(contracts, ["churn=start..end"], period="month", by=["area"])
    rows = contracts if area is None else contracts[contracts.area == area]
    segment = () if area is None else (("area", area),)
    by_period = {figure.period: figure.estimate for figure in found.figures if figure.segment == segment}
    assert sorted(by_period) == ["2025-12", "2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06"]
    for period, estimate in by_period.items():
        year, month = map(int, period.split("-"))
        first, after = date(year, month, 1), date(year + month // 12, month % 12 + 1, 1)
        spans = [
            (date.fromisoformat(row.start), date.fromisoformat(str(row.end)) if row.end else None)
            for row in rows.itertuples()
        ]
        there = [end for start, end in spans if start < first and (end is None or end >= first)]
        lost = sum(end is not None and end < after for end in there)
        assert (estimate.n, estimate.tally["left"]) == (len(there), lost)


def test_retention_is_what_churn_leaves(contracts):
    found = score(contracts, ["churn=start..end", "retention=start..end"], period="quarter")
    pairs = {}
    for figure in found.figures:
        pairs.setdefault(figure.period, []).append(figure.estimate.value)
    assert all(sum(values) == pytest.approx(100) for values in pairs.values())


def test_contracts_need_a_period(contracts):
    with pytest.raises(UsageError, match="period"):
        score(contracts, ["churn=start..end"])


def test_first_contacts_as_pandas_counts_them():
    import pandas as pd

    rows = [
        (RANDOM.randint(1, 300), date(2026, 1, 1) + timedelta(days=RANDOM.randint(0, 89)), RANDOM.choice("ab"))
        for _ in range(1500)
    ]
    frame = pd.DataFrame(rows, columns=["who", "when", "topic"])
    frame["when"] = pd.to_datetime(frame["when"])
    week = pd.Timedelta(days=7)
    for keys, reason in ((["who"], ""), (["who", "topic"], ",reason=topic")):
        ordered = frame.sort_values([*keys, "when"])
        own = ordered.groupby(keys)["when"]
        first = ~(ordered.when - own.shift(1) <= week) & (ordered.when.max() - ordered.when >= week)
        settled = ~(own.shift(-1) - ordered.when <= week)
        estimate = one(frame.astype({"when": str}), f"fcr=who,time=when,within=7 days{reason}").estimate
        assert (estimate.n, estimate.tally["settled at once"]) == (int(first.sum()), int(settled[first].sum()))


def test_counts_and_exclusions_make_up_the_rows(tickets):
    found = score(tickets, ["resolution-time=opened..closed"], by=["team"])
    for figure in found.figures:
        if not figure.segment:
            assert figure.estimate.n + sum(each.rows for each in figure.excluded) == found.measurement.ledgers[0].used


def test_small_groups_of_other_summaries_are_withheld(survey):
    few = survey.assign(area=["Z"] * 3 + ["N"] * 60 + ["S"] * (len(survey) - 63))
    for metric in ("csi=q1+q2+q3,scale=1..7", "experience=q1+q2+q3,scale=1..7"):
        for figure in score(few, [metric], by=["area"]).figures:
            assert figure.segment != (("area", "Z"),)
            assert figure.estimate is None or figure.estimate.n >= 5


def test_json_holds_every_summary(survey, tickets):
    for data, metric in ((survey, "csi=q1+q2+q3,scale=1..7"), (tickets, "resolution-time=opened..closed")):
        text = score(data, [metric]).to_json()
        assert json.loads(text)["estimates"][0]["value"] is not None
        assert "Infinity" not in text


@pytest.mark.parametrize(
    ("metric", "word"),
    [
        ("resolution-time=opened", "began..ended"), ("purchase-frequency=team", "time=COLUMN"),
        ("csi=opened", "two questions"), ("nps=team,time=opened", "takes no time"),
        ("clv=team,time=opened,amount=closed", "statistic"), ("csi=Q9..Q2", "no run"),
    ],
)  # fmt: skip
def test_what_is_missing_is_named(tickets, metric, word):
    with pytest.raises(CxError) as caught:
        score(tickets, [metric])
    assert word.casefold() in f"{caught.value.message} {caught.value.hint}".casefold()


@pytest.mark.parametrize("n", [40, 120])
def test_statements_of_a_dimension_and_their_alpha(n):
    import numpy as np
    import pandas as pd

    random = np.random.default_rng(3)
    mood = random.normal(0, 1, n)
    columns = {
        f"{kind}{at}": np.clip(np.round(base + (mood if kind == "P" and at < 10 else 0) + random.normal(0, 1, n)), 1, 7)
        for kind, base in (("E", 6), ("P", 5))
        for at in range(1, 23)
    }
    frame = pd.DataFrame(columns).astype(int)
    found = {one.metric: one.estimate for one in score(frame, ["servqual=E1..E22+P1..P22"]).figures}
    for part, first, last in (("tangibles", 1, 4), ("reliability", 5, 9), ("empathy", 18, 22)):
        gaps = np.array([frame[f"P{at}"] - frame[f"E{at}"] for at in range(first, last + 1)])
        k, cov = len(gaps), np.cov(gaps)
        alpha = k / (k - 1) * (1 - np.trace(cov) / cov.sum())
        notes = found[f"servqual.{part}"].notes
        assert notes[0].startswith(f"Cronbach's alpha of its {k} questions is {alpha:.2f}")
        assert ("below 0.7" in notes[0]) == (alpha < 0.7)
        assert (len(notes) == 2) == (n < 50)
    assert found["servqual"].notes == (), "the whole is no one thing"


def test_a_note_on_found_alone_speaks_of_no_differences():
    import pandas as pd

    random = Random(5)
    columns = {f"P{at}": [random.randint(1, 7) for _ in range(60)] for at in range(1, 23)}
    found = score(pd.DataFrame(columns), ["servqual=P1..P22,statistic=performance"])
    notes = [note for figure in found.figures for note in figure.estimate.notes]
    assert any("below 0.7" in note for note in notes)
    assert not any("differences" in note for note in notes)


def test_weights_of_dimensions_are_asked_for_by_that_name():
    import pandas as pd

    with pytest.raises(UsageError, match="5 dimensions and needs 5 weights"):
        score(
            pd.DataFrame({f"P{at}": [1] for at in range(1, 23)}), ["servqual=P1..P22,statistic=performance,weights=1"]
        )


def test_a_scale_that_goes_on_is_not_one_that_begins_elsewhere():
    import pandas as pd

    with pytest.raises(CxError) as refused:
        score(pd.DataFrame({"ease": [1, 2, 3, 6, 7]}), ["ces=ease,version=1"])
    assert "if 6 and 7 mean 'no answer'" in refused.value.hint
    assert "if the scale goes on to 7" in refused.value.hint


def test_limits_that_open_ones_hide_are_said_to_be_hidden_by_them():
    from cxkit.kpis import KPIS
    from cxkit.kpis._kpi import NotEstimableError
    from cxkit.summaries.times import Times

    eleven = Times({3600.0 * at: 1 for at in range(1, 12)}, {3600.0 * 20: 9})
    with pytest.raises(NotEstimableError, match="too many are still open to say between what the median lies"):
        KPIS.get("resolution-time")(eleven, 0.95)
