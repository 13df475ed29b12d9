"""One municipality in the partnership.

Generated from reikwijdte.yaml by `python -m kennisbank.modellen`; change that file, not this one.
"""

from typing import Annotated

from pydantic import Field

from kennisbank.typen import GeheelGetal, Getal, Naam, Thema


class Gemeente(Thema):
    """A municipality; None is unknown."""

    naam: Naam
    inwoners: Annotated[GeheelGetal, Field(ge=0, le=1500000)] | None = None
    klanten_wwb: Annotated[GeheelGetal, Field(ge=0, le=500000)] | None = None
    ict_fte: Annotated[Getal, Field(ge=0, le=20000)] | None = None
    eigen_systeem: Naam | None = None
