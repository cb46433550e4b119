"""The version, which nothing else hangs on."""

__version__ = "0.1.0"
