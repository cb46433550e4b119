"""Intervals, tests, power and corrections: plain numbers in and out; the one home of formulas."""
