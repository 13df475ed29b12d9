"""What follows from what: the rule language, its reading and its three-valued logic. No engine."""
