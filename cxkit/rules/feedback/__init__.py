"""Rules about feedback."""
