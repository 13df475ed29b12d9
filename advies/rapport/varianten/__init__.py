"""The report on variants of one partnership, side by side."""
