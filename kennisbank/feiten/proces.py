"""A fact with a value for each ict process.

Generated from processen.yaml by `python -m kennisbank.modellen`; change that file, not this one.
"""

from typing import Generic, TypeVar

from kennisbank.typen import Thema

W = TypeVar("W")


class PerProces(Thema, Generic[W]):
    """A value for each ict process; None is unknown."""

    informatiebeleid: W | None = None
    selectie_inkoop: W | None = None
    ontwikkeling_onderhoud: W | None = None
    functioneel_applicatiebeheer: W | None = None
    gegevensbeheer: W | None = None
    technisch_beheer: W | None = None
    beveiliging_continuiteit: W | None = None
    informatiemanagement: W | None = None
