"""The facts of the theme informatiebeleid.

Generated from informatiebeleid.yaml by `python -m kennisbank.modellen`; change that file, not this one.
"""

from typing import Literal

from kennisbank.typen import JaNee, Thema


class Informatiebeleid(Thema):
    """The facts of the theme informatiebeleid; None is unknown."""

    informatiebeleidsplan: JaNee | None = None
    ict_benadering: Literal["kosten", "hygiene", "enabler"] | None = None
    ict_scope_ontwerp: Literal["alleen_techniek", "breed"] | None = None
    deelname_gemeentelijk_ict_overleg: JaNee | None = None
    volgt_bovengemeentelijke_ontwikkelingen: JaNee | None = None
    toegang_kennis_moderne_ict: JaNee | None = None
    capaciteit_herontwerp: JaNee | None = None
    periodieke_audits: JaNee | None = None
    vernieuwingsbereidheid: JaNee | None = None
    wil_aansluiten_actuele_projecten: JaNee | None = None
    eigen_website: JaNee | None = None
    website_raakt_gemeentesites: JaNee | None = None
    herindeling_deelnemers: JaNee | None = None
    betrokken_bij_herindeling_ict: JaNee | None = None
    eigen_plan_overlapt_landelijk: JaNee | None = None
    deelname_landelijk_project: JaNee | None = None
    toekomstvisie_ict: JaNee | None = None
    focus_management: Literal["optimalisatie", "innovatie", "beide"] | None = None
    innovatie_verdringt_uitvoering: JaNee | None = None
    ict_behandeld_in_voorstel: JaNee | None = None
    innovatievermogen_uitgewerkt: JaNee | None = None
