"""Rules about personas."""
