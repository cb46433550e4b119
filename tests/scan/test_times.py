"""Times of exports: every form that a tool writes, in every zone, against Python's own clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cxkit
from cxkit.errors import DataError
from cxkit.scan.periods import local_sql


def local(text: str, zone: str | None = None, order: str | None = None, own: str | None = None) -> str | None:
    import duckdb

    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'")
    sql = f"SELECT {local_sql('x', zone, order, own)} FROM (SELECT ?::VARCHAR AS x)"
    found = connection.execute(sql, [text]).fetchone()[0]
    connection.close()
    return None if found is None else found.isoformat(" ")


@pytest.mark.parametrize(
    ("text", "zone", "order", "own", "expected"),
    [
        ("2026-03-29 02:30:00", "Europe/Berlin", None, None, None),
        ("2026-03-29T02:30:00Z", "Europe/Berlin", None, None, "2026-03-29 04:30:00"),
        ("2026-03-29T01:30:00+01:00", "Europe/Berlin", None, None, "2026-03-29 01:30:00"),
        ("2026-03-29 03:00:00", "Europe/Berlin", None, None, "2026-03-29 03:00:00"),
        ("2026-05-20 14:03:11 UTC", "Europe/Berlin", None, None, "2026-05-20 16:03:11"),
        ("2026-05-20 14:03:11 GMT+8", None, None, None, "2026-05-20 06:03:11"),
        ("2026-07-01 10:00:00", "Europe/Berlin", None, "America/Denver", "2026-07-01 18:00:00"),
        ("2026-07-01 10:00:00", None, None, "America/Denver", "2026-07-01 10:00:00"),
        ("2026/06/05 11:34:01 PM EST", None, "ymd", None, "2026-06-05 23:34:01"),
        ("2022/02/13 10:26:52 p.\u00a0m. GMT-3", None, "ymd", None, "2022-02-14 01:26:52"),
        ("2022/02/13 10:26:52 p.\u00a0m. GMT-3", "America/Argentina/Buenos_Aires", "ymd", None, "2022-02-13 22:26:52"),
        ("2026-05-20 2:05+02:00", None, None, None, "2026-05-20 00:05:00"),
        ("2026-05-20 2:05 PM+02:00", None, None, None, None),
        ("26/05/20 14:05+02:00", None, None, None, None),
        ("2026/05/20 14:03:11.5 -0400", None, "ymd", None, "2026-05-20 18:03:11.500000"),
        ("2026/05/20 14:03:11 GMT+5:30", None, "ymd", None, "2026-05-20 08:33:11"),
        ("20.05.2026 14:03 -0400", "Europe/Berlin", "dmy", "UTC", "2026-05-20 20:03:00"),
        ("30-09-2026", None, "dmy", None, "2026-09-30 00:00:00"),
        ("46203", None, "excel", None, "2026-06-30 00:00:00"),
        ("46203.75", None, "excel", None, "2026-06-30 18:00:00"),
        ("46203,75", "Europe/Berlin", "excel", "America/New_York", "2026-07-01 00:00:00"),
        ("44741.75", None, "excel-1904", None, "2026-06-30 18:00:00"),
        ("60", None, "excel", None, None),
        ("1782900000", None, "epoch", None, "2026-07-01 10:00:00"),
        ("1782900000123", "Asia/Kathmandu", "epoch-ms", None, "2026-07-01 15:45:00.123000"),
        ("07/01/2026 10:00:00 AM", None, "mdy", None, "2026-07-01 10:00:00"),
        ("7/27/26 19:06:23", None, "mdy", None, "2026-07-27 19:06:23"),
        ("29-12-2018 23:46", None, "dmy", None, "2018-12-29 23:46:00"),
        ("01/Apr/20 8:33 PM", None, None, None, "2020-04-01 20:33:00"),
        ("2026-09-30 02:05 pm", None, None, None, "2026-09-30 14:05:00"),
        ("30/09/2026 2:05 pm", None, "dmy", None, "2026-09-30 14:05:00"),
        ("09/30/2026", None, "dmy", None, None),
        ("30/09/2026", None, None, None, None),
        ("46200", None, None, None, None),
        ("2026-03-31", "America/New_York", None, "UTC", "2026-03-31 00:00:00"),
        ("2026-03-31", "UTC", None, "America/New_York", "2026-03-31 00:00:00"),
        ("2026-03-31 00:00", "America/New_York", None, "UTC", "2026-03-30 20:00:00"),
        ("31/03/2026", "America/New_York", "dmy", "UTC", "2026-03-31 00:00:00"),
        ("31/03/2026 00:00", "America/New_York", "dmy", "UTC", "2026-03-30 20:00:00"),
        ("3/31/26", "Asia/Kathmandu", "mdy", "America/New_York", "2026-03-31 00:00:00"),
        ("3/31/26 12:00 AM", "Asia/Kathmandu", "mdy", "America/New_York", "2026-03-31 09:45:00"),
        ("2026/3/31", "America/New_York", "ymd", "UTC", "2026-03-31 00:00:00"),
        ("31/Mar/26", "America/New_York", None, "UTC", "2026-03-31 00:00:00"),
        ("31 March 2026", "America/New_York", None, "UTC", "2026-03-31 00:00:00"),
        ("31 Mar 2026 00:00", "America/New_York", None, "UTC", "2026-03-30 20:00:00"),
        ("46112", "America/New_York", "excel", "UTC", "2026-03-31 00:00:00"),
        ("46112.5", "America/New_York", "excel", "UTC", "2026-03-31 08:00:00"),
        ("2018-11-04", "America/Sao_Paulo", None, None, "2018-11-04 00:00:00"),
        ("2018-11-04 00:00", "America/Sao_Paulo", None, None, None),
        ("2026-10-04 02:15:00", "Australia/Lord_Howe", None, None, None),
        ("2026-10-04 02:45:00", "Australia/Lord_Howe", None, None, "2026-10-04 02:45:00"),
    ],
)
def test_forms(text: str, zone: str | None, order: str | None, own: str | None, expected: str | None) -> None:
    assert local(text, zone, order, own) == expected


ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "America/St_Johns", "UTC")


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.integers(0, 40 * 365 * 24), st.sampled_from(ZONES), st.sampled_from(ZONES))
def test_naive_times_move_as_pythons_do(hours: int, own: str, zone: str) -> None:
    naive = datetime(2000, 1, 1) + timedelta(hours=hours, minutes=15)  # noqa: DTZ001 - the subject is naive times
    exists = naive.replace(tzinfo=ZoneInfo(own)).astimezone(UTC).astimezone(ZoneInfo(own)).replace(tzinfo=None) == naive
    moved = naive.replace(tzinfo=ZoneInfo(own)).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    assert local(naive.isoformat(" "), zone, None, own) == (moved.isoformat(" ") if exists else None)


def test_a_skipped_hour_is_rejected(shared: Path) -> None:
    path = shared / "hostile/csv/d14-dates-mixed-tz.csv"
    with pytest.raises(DataError) as stopped:
        cxkit.score(path, ["nps=id"], period="month", time="ts", timezone="Europe/Berlin")
    assert stopped.value.message == "1 of 3 rows can't be read: 1 unreadable time"
    assert "the clock of Europe/Berlin skipped such a time" in stopped.value.hint
    found = cxkit.score(path, ["nps=id"], period="month", time="ts", timezone="Europe/Berlin", max_rejected=1)
    assert found.measurement.ledgers[0].used == 2


def test_a_time_after_today_is_said(shared: Path) -> None:
    path = shared / "hostile/csv/d16-dates-future.csv"
    found = cxkit.score(path, ["nps=id"], period="year", time="ts", as_of="2026-11-22")
    assert "answers are dated after 2026-11-22, in 2099: are the times right?" in found.notes
