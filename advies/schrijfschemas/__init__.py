"""The files that a rule author writes, as JSON Schema for editors."""
