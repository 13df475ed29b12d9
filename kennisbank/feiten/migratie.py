"""The facts of the theme migratie.

Generated from migratie.yaml by `python -m kennisbank.modellen`; change that file, not this one.
"""

from typing import Annotated, Literal

from pydantic import Field

from kennisbank.typen import GeheelGetal, JaNee, Thema


class Migratie(Thema):
    """The facts of the theme migratie; None is unknown."""

    migratie_bron: Literal["markt_beste", "van_partner", "nog_niet_gekozen"] | None = None
    migratie_moment: Literal["voor_start", "na_start", "nog_niet_gekozen"] | None = None
    werkwijze_uniform_voor_invoering: JaNee | None = None
    maanden_parallelle_systemen: Annotated[GeheelGetal, Field(ge=0, le=600)] | None = None
    migratietijd_krap: JaNee | None = None
    dossiers_opgeschoond: JaNee | None = None
    licenties_aflopend: JaNee | None = None
    conversie_kwaliteit_geborgd: JaNee | None = None
    netwerk_betrouwbaar: JaNee | None = None
    toetreding_bestaand_verband: JaNee | None = None
    toetreder_volgt_inrichting: JaNee | None = None
    voorbereidingstijd_medewerkers: JaNee | None = None
    plan_van_aanpak_realisatie: JaNee | None = None
    eigen_omgeving_deelnemer: JaNee | None = None
