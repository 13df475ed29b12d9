"""The facts of the theme opdrachtgeverschap.

Generated from opdrachtgeverschap.yaml by `python -m kennisbank.modellen`; change that file, not this one.
"""

from typing import Annotated, Literal

from pydantic import Field

from kennisbank.typen import GeheelGetal, Getal, JaNee, Thema


class Opdrachtgeverschap(Thema):
    """The facts of the theme opdrachtgeverschap; None is unknown."""

    opdrachtgeverschap_belegd: JaNee | None = None
    deskundigheid_behoeftestelling: JaNee | None = None
    sla_inhoud: Literal["geen", "alleen_technisch_of_procesbeschrijving", "kwantitatief_en_kwalitatief"] | None = None
    sla_actief_gebruikt: JaNee | None = None
    sla_doel: Literal["kostendoorbelasting", "prestatiesturing", "verwachtingen_start"] | None = None
    sla_wiz_processen: JaNee | None = None
    prestatieregistratie: JaNee | None = None
    kwaliteit_ict_dienst_geevalueerd: JaNee | None = None
    prestatierapportages: JaNee | None = None
    maanden_sinds_ict_overleg: Annotated[GeheelGetal, Field(ge=0, le=600)] | None = None
    incidenten_via: Literal["servicedesk", "rechtstreeks_beheerder"] | None = None
    relatiebeheer_ict_belegd: JaNee | None = None
    relatiebeheer_wiz_belegd: JaNee | None = None
    contractduur_jaren: Annotated[Getal, Field(ge=0, le=60)] | None = None
    contract_regelt_geschillen: JaNee | None = None
    vertrouwen_hoog: JaNee | None = None
    aansturing_partner_gewend: JaNee | None = None
    vrees_verzakelijking: JaNee | None = None
