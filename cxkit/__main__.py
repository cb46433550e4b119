"""`python -m cxkit` is `cx`."""

from cxkit.cli import main

main()
