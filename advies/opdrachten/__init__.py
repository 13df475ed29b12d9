"""The commands: each reads, calls the library, prints and returns an exit code."""
