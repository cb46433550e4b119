"""Dates, people, money and risk of a plan: pure functions over the model."""
