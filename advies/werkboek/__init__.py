"""Facts in an Excel workbook: the empty form, and reading what was filled in."""
