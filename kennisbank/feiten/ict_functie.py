"""The facts of the theme ict_functie.

Generated from ict_functie.yaml by `python -m kennisbank.modellen`; change that file, not this one.
"""

from typing import Literal

from kennisbank.feiten.proces import PerProces
from kennisbank.typen import JaNee, Thema


class IctFunctie(Thema):
    """The facts of the theme ict_functie; None is unknown."""

    uitvoering: (
        PerProces[
            Literal[
                "eigen_beheer",
                "inbesteed",
                "deelnemende_gemeente",
                "centrumgemeente",
                "ict_samenwerkingsverband",
                "derde",
                "per_gemeente",
                "niet_belegd",
            ]
        ]
        | None
    ) = None
    eindverantwoordelijk: PerProces[Literal["wiz_management", "gemeente", "ict_partner", "niet_belegd"]] | None = None
    voorspelbaar: PerProces[JaNee] | None = None
    beschrijfbaar: PerProces[JaNee] | None = None
    bedrijfskritisch: PerProces[JaNee] | None = None
    formele_toedeling_uitgevoerd: PerProces[JaNee] | None = None
    werkafspraken_technisch_beheer: JaNee | None = None
    wijzigingsbevoegdheid_eenduidig: JaNee | None = None
    gezamenlijk_werkoverleg_beheer: JaNee | None = None
    beheer_component_bij_derde: JaNee | None = None
    probleem_wijzigingsbeheer_belegd: JaNee | None = None
    operationele_sturing_beheerders_bij: Literal["samenwerkingsverband", "partner"] | None = None
    beheerstandaard_gebruikt: JaNee | None = None
