"""Keyness against scipy's log-likelihood test of the same four counts."""

from __future__ import annotations

import pytest

from cxkit.stats.keyness import keyness


@pytest.mark.parametrize("counts", [(30, 100, 10, 100), (3, 250, 40, 90), (0, 60, 25, 80), (50, 100, 25, 50)])
def test_as_scipy(counts: tuple[int, int, int, int]) -> None:
    from scipy.stats import chi2_contingency

    first, n_first, second, n_second = counts
    found = keyness(*counts)
    table = [[first, n_first - first], [second, n_second - second]]
    told = chi2_contingency(table, correction=False, lambda_="log-likelihood")
    assert found.g_squared == pytest.approx(told.statistic, abs=1e-9)
    assert found.p == pytest.approx(told.pvalue, abs=1e-9)
    assert (found.log_ratio > 0) == (first / n_first > second / n_second) or found.g_squared < 1e-9
