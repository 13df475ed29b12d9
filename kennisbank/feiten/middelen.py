"""The facts of the theme middelen.

Generated from middelen.yaml by `python -m kennisbank.modellen`; change that file, not this one.
"""

from typing import Literal

from kennisbank.typen import JaNee, Keuzen, Thema


class Middelen(Thema):
    """The facts of the theme middelen; None is unknown."""

    verrekening_partner: (
        Keuzen[
            Literal[
                "vast_bedrag",
                "uren_nacalculatie",
                "uurtarief_zonder_vaste_lasten",
                "vast_plus_nacalculatie",
                "een_bedrag_alle_facilitair",
            ]
        ]
        | None
    ) = None
    volumerisico_bij: Literal["opdrachtgever", "opdrachtnemer"] | None = None
    ict_kosten_uitgesplitst: JaNee | None = None
    ict_op_begroting: Literal["niet", "alleen_lopend", "volledig"] | None = None
    vervangingsbudget: JaNee | None = None
    onderhoudsbudget_software: JaNee | None = None
    investering_uit_eenmalig: JaNee | None = None
    investeringsbesluit_door: (
        Literal["wiz_management", "opdrachtnemer_binnen_contract", "bestuur_sv", "elke_gemeente_of_raad"] | None
    ) = None
    financiele_zeggenschap_management: JaNee | None = None
    ict_verantwoordelijkheid_wiz_management: JaNee | None = None
    investeringen_in_pc_cyclus: JaNee | None = None
    meerjarenraming_ict: JaNee | None = None
    licentiekorting_bedongen: JaNee | None = None
    businesscase_volledig: JaNee | None = None
    effecten_meetbaar: JaNee | None = None
    kostendaling_zichtbaar: JaNee | None = None
