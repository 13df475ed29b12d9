"""The facts of the theme schaal.

Generated from schaal.yaml by `python -m kennisbank.modellen`; change that file, not this one.
"""

from typing import Annotated

from pydantic import Field

from kennisbank.typen import GeheelGetal, Getal, JaNee, Thema


class Schaal(Thema):
    """The facts of the theme schaal; None is unknown."""

    omvang_wiz_fte: Annotated[Getal, Field(ge=0, le=20000)] | None = None
    omvang_ict_functie_fte: Annotated[Getal, Field(ge=0, le=5000)] | None = None
    ict_partner_fte: Annotated[Getal, Field(ge=0, le=20000)] | None = None
    klanten_wwb: Annotated[GeheelGetal, Field(ge=0, le=1000000)] | None = None
    klanten_wvg: Annotated[GeheelGetal, Field(ge=0, le=1000000)] | None = None
    werkplekken_bij_partner: Annotated[GeheelGetal, Field(ge=0, le=100000)] | None = None
    toetreders_per_jaar: Annotated[GeheelGetal, Field(ge=0, le=342)] | None = None
    klantenaantal_daalt: JaNee | None = None
    solofuncties: JaNee | None = None
    ondersteuningskosten_hoog: JaNee | None = None
    deskundigheid_onbetaalbaar: JaNee | None = None
    absorptievermogen_voldoende: JaNee | None = None
