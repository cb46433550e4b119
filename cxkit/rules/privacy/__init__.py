"""Rules about privacy."""
