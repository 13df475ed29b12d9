"""The facts of the theme processen.

Generated from processen.yaml by `python -m kennisbank.modellen`; change that file, not this one.
"""

from typing import Annotated, Literal

from pydantic import Field

from kennisbank.typen import GeheelGetal, JaNee, Thema


class Processen(Thema):
    """The facts of the theme processen; None is unknown."""

    consequenties_geanalyseerd: JaNee | None = None
    standpunt_uniformering: JaNee | None = None
    procesontwerp_detail: Literal["geen", "hoofdlijnen", "detail"] | None = None
    indirecte_taken: Literal["mee_overgedragen", "bewust_zelf_gehouden", "onbedoeld_achtergebleven"] | None = None
    restwerk_verantwoordelijke: JaNee | None = None
    regelingen_gesplitst: JaNee | None = None
    overdrachtsmomenten: Literal["weinig", "veel"] | None = None
    gegevensoverdracht: Literal["geintegreerd", "koppeling", "handmatig"] | None = None
    lokale_loketten: JaNee | None = None
    lijnverbindingen_loketten: JaNee | None = None
    papieren_dossiers_meerdere_locaties: JaNee | None = None
    persoonsgegevens_koppeling: Literal["volledig", "beperkt", "geen"] | None = None
    koppelingen_ketenpartners_uitgewerkt: JaNee | None = None
    processen_uniform: Literal["uniform", "deels", "verschillend"] | None = None
    beleidsverschillen: Literal["geen", "hoogte_vergoedingen", "fundamenteel"] | None = None
    meerkosten_variatie_doorbelast: JaNee | None = None
    hoofdlijnen_beleid_gevolgd: JaNee | None = None
    bestuur_hecht_aan_identiteit: JaNee | None = None
    ao_centrale_partij_overgenomen: JaNee | None = None
    wiz_systeem_ondersteunt_variatie: JaNee | None = None
    aantal_wiz_systemen_bij_start: Annotated[GeheelGetal, Field(ge=0, le=100)] | None = None
    aantal_wiz_systemen: Annotated[GeheelGetal, Field(ge=0, le=100)] | None = None
    aantal_technische_omgevingen: Annotated[GeheelGetal, Field(ge=0, le=342)] | None = None
    productencatalogi_gelijk: JaNee | None = None
    standaarden_gegevensuitwisseling: JaNee | None = None
    gegevens_dubbel_uitgevraagd: JaNee | None = None
    materiedeskundigen_betrokken: JaNee | None = None
    proceswijziging_voorbereid: JaNee | None = None
    ict_sluit_aan_op_beleid: JaNee | None = None
    beheer_doelmatig_klantgericht: JaNee | None = None
    aanpassingssnelheid_voldoende: JaNee | None = None
