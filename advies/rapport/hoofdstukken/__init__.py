"""The chapters of the report of one partnership: each makes sections from what a report is made of."""
