"""The command line: one thin module per command, one error boundary."""

from __future__ import annotations

import sys


def main() -> None:
    """Run `cx`; `--version` answers before anything else is imported."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from cxkit import __version__
        from cxkit.cli.ending import printed

        printed(f"cx {__version__}\n")
    from cxkit.cli.app import run

    run()
