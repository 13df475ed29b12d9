"""The parts of the whole advice that can be asked for apart; loads nothing, so that the command line can name them."""

from __future__ import annotations

DELEN = ("vorm", "risico's", "processen", "afwegingen", "aanbevelingen", "vragen", "casussen")
"""In the order in which they are shown."""
