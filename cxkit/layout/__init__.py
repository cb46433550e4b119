"""Lay out strategy files alike: indents, gaps, blank lines, long flow style; comments, order and quotes stay."""
