"""Rules about measurements."""
