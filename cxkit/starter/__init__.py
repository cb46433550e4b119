"""The files that `cx init` and `cx demo` write."""
