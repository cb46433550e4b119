"""The command line: one thin module per command, one error boundary."""

from __future__ import annotations

import sys


def main() -> None:
    """Run `cx`; `--version` answers before anything else is imported."""
    from cxkit.cli.ending import StoppedError, by_signal, listen, printed

    listen()
    try:
        if sys.argv[1:] in (["--version"], ["-V"]):
            from cxkit import __version__

            printed(f"cx {__version__}\n")
        from cxkit.cli.app import run

        run()
    except StoppedError as stopped:
        by_signal(stopped.number)
