"""Blocks and their printers: written once, printed as HTML and as Markdown."""
