"""Business hours counted on the engine, against a walk through every minute; clocks that change; tickets reopened."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random

import pytest

from cxkit import score
from cxkit.api.score_source import score_source
from cxkit.errors import UsageError
from cxkit.model.opening import opening_hours
from cxkit.scan.business import Business

WEEKS = [
    ("mon..fri 09:00-17:00", ""),
    ("mon..thu 08:00-12:00+13:00-17:30; fri 08:00-14:00; sun 00:00-24:00", "2026-12-25; 2026-12-26; 2027-01-01"),
    ("sat 10:15-10:45", "2026-12-26"),
]


def minutes(start, stop, week, off):
    """Business minutes, one by one."""
    found, at = 0, start
    while at < stop:
        second = at.hour * 3600 + at.minute * 60
        open_ = any(span.start <= second < span.end for span in week[at.weekday()])
        found += open_ and at.date() not in off
        at += timedelta(minutes=1)
    return found


@pytest.mark.parametrize(("hours", "holidays"), WEEKS)
def test_as_a_walk_through_every_minute(hours, holidays, tmp_path):
    import duckdb

    business = Business.of(hours, holidays)
    random, first = Random(5), datetime(2026, 12, 18)  # noqa: DTZ001 - a local clock
    pairs = []
    for _ in range(60):
        start = first + timedelta(minutes=random.randrange(16 * 1440))
        pairs.append((start, start + timedelta(minutes=random.choice([7, 300, 2000, 9000]))))
    week, off = opening_hours(hours), {date.fromisoformat(day) for day in holidays.split("; ") if day}
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE t (a TIMESTAMP, b TIMESTAMP)")
        connection.executemany("INSERT INTO t VALUES (?, ?)", pairs)
        sql = f"SELECT a, b, ({business.upto_sql('b')})::BIGINT - ({business.upto_sql('a')})::BIGINT FROM t"
        rows = connection.execute(sql).fetchall()
    assert [seconds // 60 for _, _, seconds in rows] == [minutes(a, b, week, off) for a, b, _ in rows]


TICKETS = """opened,closed,again
2026-12-23 16:00,2026-12-23 16:30,
2026-12-24 16:00,2026-12-28 10:00,
2026-12-24 18:00,2026-12-24 19:00,
2026-12-26 09:00,2026-12-28 09:00,
2026-12-21 09:00,2026-12-22 09:00,2026-12-22 12:00
2026-12-28 09:00,2026-12-28 12:00,2026-12-28 11:00
2026-12-28 09:00,,
2026-12-28 08:00,2026-12-28 17:00,
"""
BUSINESS = '"hours=mon..fri 09:00-17:00",holidays=2026-12-25'


@pytest.fixture
def tickets(tmp_path):
    path = tmp_path / "tickets.csv"
    path.write_text(TICKETS, encoding="utf-8")
    return path


def times(data, metric, **options):
    return score(data, [metric], **options).figures[0]


def test_nights_weekends_and_holidays_do_not_count(tickets):
    figure = times(tickets, f"resolution-time=opened..closed,{BUSINESS}")
    hours = {seconds / 3600: n for seconds, n in figure.answers.ended.items()}
    assert hours == {0: 2, 0.5: 1, 2: 1, 3: 1, 8: 2}
    assert {seconds / 3600 for seconds in figure.answers.running} == {8}, "seen until 17:00"
    assert figure.estimate.statistic == "median, business hours"
    plain = times(tickets, "resolution-time=opened..closed")
    assert plain.estimate.statistic == "median"
    assert max(plain.answers.ended) == (3 * 24 + 18) * 3600


def test_one_reopened_after_it_was_closed_is_open(tickets):
    again = times(tickets, "resolution-time=opened..closed,reopened=again")
    assert again.estimate.tally == {"ended": 6, "still open": 2}
    first = times(tickets, "resolution-time=opened..closed,reopened=again,clock=first")
    assert first.estimate.tally == {"ended": 7, "still open": 1}
    assert first.estimate.statistic == "median, first closing"


def test_promises_in_business_hours(tickets):
    figure = times(tickets, f"resolution-time=opened..closed,statistic=within,within=2 hours,{BUSINESS}")
    assert figure.estimate.tally == {"in time": 4, "late": 4, "open and not late yet": 0}
    assert figure.estimate.statistic == "within 2 hours, business hours"


@pytest.mark.parametrize(
    ("told", "word"),
    [
        ("hours=office", "names no days"),
        ("hours=fri..mon 09:00-17:00", "backwards"),
        ("hours=mon 17:00-09:00", "no span of a day"),
        ("hours=mon 09:00-12:00+11:00-13:00", "after the one before"),
        ("hours=mon..fri 09:00-17:00; wed 10:00-12:00", "a day again"),
        ("hours=mon 09:00-25:00", "no span"),
        ("hours=mon..fri 09:00-17:00,holidays=Christmas", "hours"),
        ("holidays=2026-12-25", "go with business hours"),
        ("hours=mon..fri 09:00-17:00,statistic=within,within=2 days", "isn't one length"),
        ("statistic=within,within=soon", "can't read the time"),
        ("clock=second", "no clock"),
        ("time=closed", "takes no time="),
    ],
)
def test_hours_that_cannot_be_understood_are_refused_before_anything_is_read(told, word):
    with pytest.raises(UsageError, match=word):
        score("no such file.csv", [f"resolution-time=opened..closed,{told}"])


def test_a_clock_that_was_changed_makes_no_hour(tmp_path):
    path = tmp_path / "spring.csv"
    rows = "2026-03-28T12:00:00Z,2026-03-30T12:00:00Z\n" * 10
    path.write_text(f"opened,closed\n{rows}", encoding="utf-8")
    for zone in (None, "Europe/Dublin", "America/New_York"):
        assert times(path, "resolution-time=opened..closed", timezone=zone).estimate.value == 48
    local = "2026-03-28 12:00,2026-03-30 12:00\n" * 10
    path.write_text(f"opened,closed\n{local}", encoding="utf-8")
    assert times(path, "resolution-time=opened..closed", timezone="Europe/Dublin").estimate.value == 47
    assert times(path, "resolution-time=opened..closed").estimate.value == 48


def test_in_a_workspace_hours_and_holidays_stand_in_one_place(tickets):
    root = tickets.parent
    head, *rows = TICKETS.splitlines(keepends=True)
    tickets.write_text(head + "".join(rows) * 5, encoding="utf-8")
    (root / "cx.yaml").write_text(
        "schema: 1\nname: Acme\ncalendar: {hours: 'mon..fri 09:00-17:00', holidays: [2026-12-25]}\n", encoding="utf-8"
    )
    (root / "feedback.yaml").write_text(
        "sources: [{id: desk, name: Desk, kind: helpdesk, files: tickets.csv, "
        "columns: {opened: opened, closed: closed, replied: closed, reopened: again}}]\n", encoding="utf-8",
    )  # fmt: skip
    metric = "{id: %s, name: %s, kpi: %s, source: desk, period: month%s}"
    told = [
        ("all", "resolution-time", ""), ("open", "resolution-time", ", hours: business"),
        ("first", "resolution-time", ", hours: business, clock: first"), ("answer", "response-time", ", hours: business"),
    ]  # fmt: skip
    lines = "\n".join(f"  - {metric % (name, name, kpi, more)}" for name, kpi, more in told)
    (root / "metrics.yaml").write_text(f"metrics:\n{lines}\n", encoding="utf-8")
    found = {one.metric: one.estimate for one in score_source([str(tickets)], root=root, as_of="2027-02-01").figures}
    assert found["all"].tally == found["open"].tally == {"ended": 30, "still open": 10}
    assert found["first"].tally == found["answer"].tally == {"ended": 35, "still open": 5}
    assert (found["all"].statistic, found["answer"].statistic) == ("median", "median, business hours")
    assert found["first"].value == 2
