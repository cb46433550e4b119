"""The gate: estimates become figures that may be shown. Only figures reach a writer."""
