"""Triggers: the interval must pass, not the point."""

from __future__ import annotations

import pytest

from cxkit.verdicts.trigger import pulled


@pytest.mark.parametrize(
    ("sign", "value", "periods", "intervals", "wanted"),
    [
        ("<", 84, 1, [(83, 83.9)], "fired"),
        ("<", 84, 1, [(83, 84)], "quiet"),
        ("<=", 84, 1, [(83, 84)], "fired"),
        ("<=", 84, 1, [(83, 84.1)], "quiet"),
        (">", 7.5, 1, [(7.5, 8)], "quiet"),
        (">=", 7.5, 1, [(7.5, 8)], "fired"),
        (">", 7.5, 2, [(7.6, 8), (7.7, 8)], "fired"),
        (">", 7.5, 2, [(7.6, 8), (7.4, 8)], "quiet"),
        (">", 7.5, 2, [(7.4, 8), (7.6, 8), (7.6, 8)], "fired"),
        (">", 7.5, 2, [(7.6, 8), None], "no figures"),
        (">", 7.5, 2, [None, (7.6, 8), (7.6, 8)], "fired"),
        (">", 7.5, 2, [(7.6, 8)], "no figures"),
        (">", 7.5, 1, [], "no figures"),
        (">", 7.5, 0, [(7.6, 8)], "no figures"),
    ],
)
def test_pulled(sign, value, periods, intervals, wanted) -> None:
    assert pulled(sign, value, periods, intervals) == wanted
