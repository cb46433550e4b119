"""The textbook's value of a contract, in its three conventions: the declared one, with an interval."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest

from cxkit import score
from cxkit.errors import UsageError

ASKED = "clv=stayed,amount=margin,statistic=formula,money=margin,discount=10,renewal=year"


@pytest.fixture(scope="module")
def frame():
    import pandas as pd

    random = Random(2)
    rows = [(random.choice(["yes"] * 4 + ["no"]), round(random.lognormvariate(4, 0.5), 2)) for _ in range(300)]
    rows += [(None, 10.0), ("yes", None), ("no", -5.0)]
    return pd.DataFrame(rows, columns=["stayed", "margin"])


def value_of(rows, convention, discount):
    margin = rows.margin.mean()
    r = (rows.stayed == "yes").mean()
    first = {"first-payment-now": 1 + discount, "residual": r, "end-of-period": 1}[convention]
    return margin * first / (1 + discount - r)


@pytest.mark.parametrize("convention", ["first-payment-now", "residual", "end-of-period"])
def test_value_and_its_error_as_a_bootstrap(frame, convention):
    import numpy as np

    (figure,) = score(frame, [f"{ASKED},convention={convention}"]).figures
    rows, estimate = frame.iloc[:300], figure.estimate
    assert estimate.value == pytest.approx(value_of(rows, convention, 0.1))
    assert estimate.n == 300
    assert {one.reason: one.rows for one in figure.excluded} == {"no amount": 2, "no answer": 1}
    assert estimate.statistic == f"{convention}, renewed each year"
    generator = np.random.default_rng(1)
    again = [value_of(rows.iloc[generator.integers(0, 300, 300)], convention, 0.1) for _ in range(800)]
    assert (estimate.high - estimate.low) / (2 * 1.968) == pytest.approx(np.std(again), rel=0.1)


def test_conventions_differ_by_a_payment_and_by_a_discount(frame):
    first, rest, late = (
        score(frame, [f"{ASKED},convention={one}"]).figures[0].estimate.value
        for one in ("first-payment-now", "residual", "end-of-period")
    )
    assert first - rest == pytest.approx(frame.margin[:300].mean())
    assert first / late == pytest.approx(1.1)


def test_a_yearly_discount_is_taken_apart_over_shorter_renewals(frame):
    (figure,) = score(frame, [f"{ASKED},convention=residual".replace("year", "month")]).figures
    assert figure.estimate.value == pytest.approx(value_of(frame.iloc[:300], "residual", 1.1 ** (1 / 12) - 1))


@pytest.mark.parametrize(
    "asked",
    [
        ASKED,
        f"{ASKED},convention=usual",
        f"{ASKED},convention=residual".replace("renewal=year", "renewal=decade"),
        f"{ASKED},convention=residual".replace(",discount=10", ""),
        "clv=c,time=t,amount=a,statistic=historical,money=margin,convention=residual",
    ],
)
def test_a_convention_that_is_not_said_is_asked_for(frame, asked):
    with pytest.raises(UsageError, match="convention"):
        score(frame, [asked])


@pytest.fixture(scope="module")
def contracts():
    """Contracts of all ages: each leaves with its own chance at each month, and those who bring more leave less."""
    import pandas as pd

    random, rows = Random(8), []
    for _ in range(900):
        start = date(2025, 1, 5) + timedelta(days=random.randrange(460))
        start = start.replace(day=min(28, start.day))  # every month has such a day
        chance = random.betavariate(1.2, 6)
        margin = round(40 + 30 * random.random() - 40 * chance, 2)
        months = 0
        while random.random() > chance and months < 40:
            months += 1
        year, month = divmod(start.month - 1 + months, 12)
        gone = date(start.year + year, month + 1, start.day) + timedelta(days=6)
        rows.append((start, gone if gone <= date(2026, 4, 30) else None, margin))
    rows.append((date(2026, 1, 1), date(2026, 4, 30), None))
    return pd.DataFrame(rows, columns=["began", "gone", "margin"]).astype({"began": str})


def test_a_new_contract_s_worth_and_its_error_as_a_bootstrap(contracts):
    import numpy as np

    from cxkit.stats.contract_value import Tenure, contract_value

    asked = "clv=began..gone,amount=margin,statistic=contract,money=margin,renewal=month,discount=8"
    (figure,) = score(contracts, [asked]).figures
    assert figure.estimate.statistic == "new contract, renewed each month"
    assert {one.reason: one.rows for one in figure.excluded} == {"no amount": 1}
    end, kinds = date(2026, 4, 30), []
    for row in contracts.iloc[:900].itertuples():
        start = date.fromisoformat(row.began)
        last = row.gone or end
        last -= timedelta(days=row.gone is not None and last > start)  # who ends on the day of a renewal didn't renew
        whole = (last.year - start.year) * 12 + last.month - start.month - (last.day < start.day)
        kinds.append((whole, row.gone is not None, row.margin))

    def worth(rows):
        cells = {}
        for whole, gone, margin in rows:
            n, total, squares = cells.get((whole, gone), (0, 0.0, 0.0))
            cells[whole, gone] = (n + 1, total + margin, squares + margin**2)
        return contract_value([Tenure(*key, *sums) for key, sums in cells.items()], 1.08 ** (1 / 12) - 1)

    assert figure.estimate.value == pytest.approx(worth(kinds).value, rel=1e-6)
    generator = np.random.default_rng(3)
    again = [worth([kinds[at] for at in generator.integers(0, 900, 900)]).value for _ in range(60)]
    assert (figure.estimate.high - figure.estimate.low) / (2 * 1.963) == pytest.approx(np.std(again), rel=0.25)
    margin = contracts.margin[:900].mean()
    lost = sum(gone for _, gone, _ in kinds) / sum(whole + 1 for whole, _, _ in kinds)
    assert figure.estimate.value > margin / (1 - (1 - lost) / 1.08 ** (1 / 12)), "one rate for all makes it too low"


@pytest.mark.parametrize("left_out", ["renewal=month,", "discount=8"])
def test_contracts_need_renewal_and_discount(contracts, left_out):
    asked = "clv=began..gone,amount=margin,statistic=contract,money=margin,renewal=month,discount=8"
    with pytest.raises(UsageError, match="renewal and the discount"):
        score(contracts, [asked.replace(left_out, "").rstrip(",")])


@pytest.mark.parametrize(("tie", "n"), [(0.0, 150), (3.0, 400)])
def test_what_the_models_take_for_granted_is_looked_at(tie, n):
    import pandas as pd

    random, rows = Random(4), []
    for who in range(n):
        often = 1 + round(random.gammavariate(1.2, 2))
        for _ in range(often):
            spent = random.gammavariate(6, 5) * (1 + tie * often / 5)
            rows.append((who, f"2026-{random.randint(1, 12):02d}-{random.randint(1, 28):02d}", round(spent, 2)))
    frame = pd.DataFrame(rows, columns=["who", "day", "spent"])
    (figure,) = score(
        frame, ["clv=who,time=day,amount=spent,statistic=expected,money=margin,months=12,discount=8"]
    ).figures
    told = " ".join(figure.estimate.notes)
    assert ("go together" in told) == bool(tie)
    assert ("the models want some 200" in told) == (n < 200)


def test_contracts_that_end_on_the_day_of_their_renewal_did_not_renew(tmp_path):
    """Fader and Hardie's high-end customers (2007), as a billing system writes them: ended on the anniversary."""
    left = [131, 126, 90, 60, 42, 34, 26]
    rows = [f"2018-01-01,{2018 + at}-01-01,100" for at, n in enumerate(left, 1) for _ in range(n)]
    path = tmp_path / "contracts.csv"
    path.write_text("\n".join(["start,end,margin", *rows, *["2018-01-01,,100"] * 491]))
    asked = "clv=start..end,amount=margin,statistic=contract,renewal=year,discount=10,money=margin"
    (figure,) = score(path, [asked]).figures
    assert figure.estimate.value == pytest.approx(592.3, abs=0.1)
