"""A language server: what an editor asks of the files of a rule author while one types (extra `advies[editor]`)."""
