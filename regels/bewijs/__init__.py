"""Proof about the rule base over all facts at once, with z3 (extra `advies[bewijs]`); nothing here knows an engine."""
