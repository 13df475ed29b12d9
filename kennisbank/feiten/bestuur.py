"""The facts of the theme bestuur.

Generated from bestuur.yaml by `python -m kennisbank.modellen`; change that file, not this one.
"""

from typing import Annotated, Literal

from pydantic import Field

from kennisbank.typen import GeheelGetal, JaNee, Thema


class Bestuur(Thema):
    """The facts of the theme bestuur; None is unknown."""

    ict_op_bestuursagenda: Literal["nooit", "zelden", "regelmatig"] | None = None
    ict_agendapunten_per_jaar: Annotated[GeheelGetal, Field(ge=0, le=366)] | None = None
    portefeuillehouder_ict: JaNee | None = None
    bestuurlijke_steun: JaNee | None = None
    ict_in_jaarplan: JaNee | None = None
    ict_ers_vroeg_betrokken: JaNee | None = None
    medewerkers_vroeg_betrokken: JaNee | None = None
    heldere_visie_met_betrokkenen: JaNee | None = None
    dominante_spelers_steunen: JaNee | None = None
    kennismaking_gezamenlijke_activiteiten: JaNee | None = None
    ict_overgelaten_aan_technici: JaNee | None = None
    aandacht_mensen_cultuur: JaNee | None = None
    jaarlijkse_evaluatie: JaNee | None = None
    personeel_gaat_over: JaNee | None = None
    overgangsregeling_personeel: JaNee | None = None
