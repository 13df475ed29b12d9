"""What an engine tells when it does not finish."""

from __future__ import annotations

from kennisbank.meldingen import AdviesFout


class MotorFout(AdviesFout):
    """The engine did not finish its work; its conclusions are not used."""
