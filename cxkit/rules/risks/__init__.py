"""Rules about risks."""
