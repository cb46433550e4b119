"""Figures in, SVG text out: deterministic, accessible, styled by the page's CSS."""
