"""Rules about recommendations."""
