"""Many partnerships at once: from a table of facts to the status of every rule for each row."""
