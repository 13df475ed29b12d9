"""The report for a board: one neutral model, and writers that only render it."""
