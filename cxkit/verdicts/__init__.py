"""Verdicts: an estimate against a target, a dated path, and another period."""
