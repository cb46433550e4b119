"""Measurements on disk: written once, read, compared, superseded, never changed."""
