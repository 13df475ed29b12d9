"""The facts of the theme reikwijdte.

Generated from reikwijdte.yaml by `python -m kennisbank.modellen`; change that file, not this one.
"""

from typing import Annotated, Literal

from pydantic import Field

from kennisbank.feiten.gemeente import Gemeente
from kennisbank.typen import GeheelGetal, Getal, JaNee, Keuzen, Thema


class Reikwijdte(Thema):
    """The facts of the theme reikwijdte; None is unknown."""

    perspectief: Literal["verband", "opdrachtgever", "opdrachtnemer"] | None = None
    beleidsdomein: Literal["werk_inkomen_zorg", "ook_ander", "ander"] | None = None
    tussen_gemeenten: JaNee | None = None
    samenwerking_structureel: JaNee | None = None
    alleen_ketenpartners: JaNee | None = None
    aantal_gemeenten: Annotated[GeheelGetal, Field(ge=1, le=342)] | None = None
    gemeenten: Annotated[tuple[Gemeente, ...], Field(max_length=342)] | None = None
    verzorgingsgebied_inwoners: Annotated[GeheelGetal, Field(ge=0, le=18000000)] | None = None
    fase: Literal["orientatie", "ontwerp", "realisatie", "exploitatie"] | None = None
    jaren_in_exploitatie: Annotated[Getal, Field(ge=0, le=60)] | None = None
    domein_overeengekomen: JaNee | None = None
    contouren_vorm_gekozen: JaNee | None = None
    besturen_intentie_bekrachtigd: JaNee | None = None
    doelen: (
        Keuzen[
            Literal[
                "kwetsbaarheid_beperken",
                "kostenreductie",
                "proceskwaliteit",
                "deskundigheid",
                "arbeidsproductiviteit",
                "kennisdeling",
                "carriereperspectief",
                "schaalvergroting_ict",
                "financieel_risico_wwb",
                "ketenpositie",
                "slagvaardig_beleid",
                "afstand_tot_lokale_situatie",
                "concentratie_kerntaken",
                "last_systeemovergang_beperken",
            ]
        ]
        | None
    ) = None
    doelen_verschillen_per_gemeente: JaNee | None = None
    initiatief: Literal["bestuurlijk", "ambtelijk", "ict_ers", "gemengd"] | None = None
    aanleiding: (
        Keuzen[
            Literal[
                "systeemvervanging",
                "uitval_medewerker",
                "hoge_inhuurkosten",
                "ict_kwetsbaarheid",
                "ketenpositie",
                "praktische_overwegingen",
                "beleid",
            ]
        ]
        | None
    ) = None
    schaalbesef_leiding: JaNee | None = None
    meerwaarde_vooraf_aangetoond: JaNee | None = None
    juridische_vorm: Literal["gemeenschappelijke_regeling", "contract_dvo", "convenant", "informeel"] | None = None
    karakter: Literal["wij_samen", "ik_voor_jou"] | None = None
    aparte_organisatie_eenheid: JaNee | None = None
    resultaatverantwoordelijk: JaNee | None = None
    verrekenprijs_afgesproken: JaNee | None = None
    onderdelen_gebundeld: (
        Keuzen[
            Literal[
                "overhead_of_beleidsonderdeel",
                "specialistische_uitvoering",
                "ict_processen",
                "backoffice",
                "midoffice",
                "frontoffice",
                "beleidsvoorbereiding",
            ]
        ]
        | None
    ) = None
    domeinen_gebundeld: Keuzen[Literal["werk", "inkomen", "zorg"]] | None = None
    beleidsvaststelling_bij: Literal["gemeenten", "samenwerkingsverband"] | None = None
    wens_lokale_intake_beleid: JaNee | None = None
    wens_lokale_zeggenschap: JaNee | None = None
    bereid_een_beleid: JaNee | None = None
    wiz_uitvoerder: Literal["eigen_organisatie", "deelnemende_gemeente", "centrumgemeente", "derde"] | None = None
    beschikbare_grote_buurgemeente: JaNee | None = None
    reistijd_partner_minuten: Annotated[GeheelGetal, Field(ge=0, le=600)] | None = None
    verschillende_cwi_gebieden: JaNee | None = None
    specialistische_regeling_uitbesteed: JaNee | None = None
