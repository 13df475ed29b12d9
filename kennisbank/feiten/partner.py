"""The facts of the theme partner.

Generated from partner.yaml by `python -m kennisbank.modellen`; change that file, not this one.
"""

from typing import Literal

from kennisbank.typen import JaNee, Thema


class Partner(Thema):
    """The facts of the theme partner; None is unknown."""

    keuzegrond_partner: (
        Literal[
            "kwaliteit",
            "meeliften_huisvesting",
            "goedkoopste_uitvoering",
            "volgt_backoffice",
            "nabijheid",
            "vertrouwdheid",
            "niet_vastgelegd",
        ]
        | None
    ) = None
    partner_betrouwbaar: JaNee | None = None
    partner_krachtig: JaNee | None = None
    derde_commercieel: JaNee | None = None
    gehuisvest_bij_partner: JaNee | None = None
    invloed_op_automatiseringsbeleid: JaNee | None = None
    kosten_prestaties_naar_verwachting: JaNee | None = None
    partner_fuseert: JaNee | None = None
    huisvesting_wijzigt: JaNee | None = None
    partner_groeit_mee: JaNee | None = None
    beheerwerk_zichtbaar_bij_partner: JaNee | None = None
    concurrentie_om_capaciteit: JaNee | None = None
    afnemersoverleg: JaNee | None = None
    ict_samenwerking_met_gemeenten_bespreekbaar: JaNee | None = None
