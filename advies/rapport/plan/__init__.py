"""The plan as a document, as a workbook and as moments in a calendar."""
