"""Fuzzing: targets that take bytes, and mutations that make them. `benchmarks/fuzz.py` runs them for long."""
