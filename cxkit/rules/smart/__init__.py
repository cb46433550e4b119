"""Rules about smart."""
