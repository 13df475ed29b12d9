"""Hostile inputs for every command, and the process and the verdict around them; see `benchmarks/vijandig.py`."""
