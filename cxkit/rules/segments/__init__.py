"""Rules about segments."""
