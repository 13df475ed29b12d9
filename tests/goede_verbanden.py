"""Twelve partnerships that answer everything well, each in a way of its own; made up, no case of the publication."""

from __future__ import annotations

from typing import Any

from tests.bouwers import PROCESSEN

_BELEID = ("informatiebeleid", "informatiemanagement")


def _uitvoering(beleid: str, rest: str, **anders: str) -> dict[str, str]:
    return {proces: beleid if proces in _BELEID else rest for proces in PROCESSEN} | anders


_BASIS: dict[str, Any] = {
    "tussen_gemeenten": "ja",
    "samenwerking_structureel": "ja",
    "alleen_ketenpartners": "nee",
    "aantal_gemeenten": 4,
    "fase": "exploitatie",
    "karakter": "wij_samen",
    "juridische_vorm": "gemeenschappelijke_regeling",
    "onderdelen_gebundeld": ["frontoffice", "midoffice", "backoffice", "ict_processen"],
    "domeinen_gebundeld": ["werk", "inkomen", "zorg"],
    "beleidsvaststelling_bij": "gemeenten",
    "omvang_wiz_fte": 90,
    "omvang_ict_functie_fte": 6,
    "ict_partner_fte": 25,
    "consequenties_geanalyseerd": "ja",
    "standpunt_uniformering": "ja",
    "procesontwerp_detail": "detail",
    "materiedeskundigen_betrokken": "ja",
    "processen_uniform": "uniform",
    "lokale_loketten": "nee",
    "uitvoering": _uitvoering("eigen_beheer", "deelnemende_gemeente"),
    "eindverantwoordelijk": dict.fromkeys(PROCESSEN, "wiz_management"),
    "werkafspraken_technisch_beheer": "ja",
    "informatiebeleidsplan": "ja",
    "ict_benadering": "enabler",
    "deelname_gemeentelijk_ict_overleg": "ja",
    "wil_aansluiten_actuele_projecten": "nee",
    "innovatievermogen_uitgewerkt": "ja",
    "volgt_bovengemeentelijke_ontwikkelingen": "ja",
    "ict_op_bestuursagenda": "regelmatig",
    "bestuurlijke_steun": "ja",
    "ict_ers_vroeg_betrokken": "ja",
    "keuzegrond_partner": "kwaliteit",
    "partner_krachtig": "ja",
    "partner_betrouwbaar": "ja",
    "beheerwerk_zichtbaar_bij_partner": "ja",
    "opdrachtgeverschap_belegd": "ja",
    "deskundigheid_behoeftestelling": "ja",
    "sla_inhoud": "kwantitatief_en_kwalitatief",
    "sla_actief_gebruikt": "ja",
    "prestatieregistratie": "ja",
    "kwaliteit_ict_dienst_geevalueerd": "ja",
    "prestatierapportages": "ja",
    "vervangingsbudget": "ja",
    "investering_uit_eenmalig": "nee",
    "ict_verantwoordelijkheid_wiz_management": "ja",
    "investeringen_in_pc_cyclus": "ja",
    "migratie_bron": "markt_beste",
    "migratie_moment": "voor_start",
    "werkwijze_uniform_voor_invoering": "ja",
}

_VOLOP_MEE: dict[str, Any] = {
    "wil_aansluiten_actuele_projecten": "ja",
    "toegang_kennis_moderne_ict": "ja",
    "capaciteit_herontwerp": "ja",
    "periodieke_audits": "ja",
    "vernieuwingsbereidheid": "ja",
}
_LOKETTEN: dict[str, Any] = {"lokale_loketten": "ja", "lijnverbindingen_loketten": "ja"}

_ANDERS: dict[str, dict[str, Any]] = {
    "dienst met een gemeente als partner": {},
    "dienst met een derde als partner": {"uitvoering": _uitvoering("eigen_beheer", "derde")},
    "dienst met een ict-samenwerkingsverband": {
        "uitvoering": _uitvoering("eigen_beheer", "ict_samenwerkingsverband"),
        "afnemersoverleg": "ja",
    },
    "opdrachtgevers van een centrumgemeente": {
        "karakter": "ik_voor_jou",
        "juridische_vorm": "convenant",
        "hoofdlijnen_beleid_gevolgd": "ja",
        "uitvoering": _uitvoering("per_gemeente", "centrumgemeente"),
    },
    "dienst die mensen inhuurt voor het beleid": {
        "uitvoering": _uitvoering("inbesteed", "deelnemende_gemeente", functioneel_applicatiebeheer="eigen_beheer")
    },
    "dienst die meedoet aan landelijke projecten": _VOLOP_MEE,
    "dienst met lokale loketten": _LOKETTEN,
    "dienst die op kosten let": {"doelen": ["kostenreductie", "kwetsbaarheid_beperken"]},
    "twee gemeenten met een convenant": {
        "aantal_gemeenten": 2,
        "juridische_vorm": "convenant",
        "onderdelen_gebundeld": ["backoffice"],
        "domeinen_gebundeld": ["inkomen"],
    },
    "verband met verschillen in werkwijze": {
        "doelen": ["kwetsbaarheid_beperken"],
        "processen_uniform": "deels",
        "uitvoering": _uitvoering("eigen_beheer", "derde", functioneel_applicatiebeheer="eigen_beheer"),
    },
    "verband dat nog verkent": {
        "fase": "orientatie",
        "schaalbesef_leiding": "ja",
        "meerwaarde_vooraf_aangetoond": "ja",
        "businesscase_volledig": "ja",
        "domein_overeengekomen": "ja",
        "contouren_vorm_gekozen": "ja",
    },
    "groot verband met alles erop en eraan": {
        **_VOLOP_MEE,
        **_LOKETTEN,
        "aantal_gemeenten": 9,
        "omvang_wiz_fte": 240,
        "doelen": ["kostenreductie", "proceskwaliteit", "ketenpositie"],
        "migratie_bron": "van_partner",
        "medewerkers_vroeg_betrokken": "ja",
        "heldere_visie_met_betrokkenen": "ja",
        "dominante_spelers_steunen": "ja",
        "toekomstvisie_ict": "ja",
        "meerjarenraming_ict": "ja",
        "standaarden_gegevensuitwisseling": "ja",
        "probleem_wijzigingsbeheer_belegd": "ja",
    },
}

GOEDE_VERBANDEN: dict[str, dict[str, Any]] = {naam: {**_BASIS, **anders} for naam, anders in _ANDERS.items()}
