"""From the facts of a partnership to advice that explains itself.

from advies import Samenwerkingsverband, evalueer

antwoord = evalueer(Samenwerkingsverband(vervangingsbudget=False))

Each name is loaded when it is first used, so that the command can catch a stop before anything heavy is loaded.
"""

import sys

TYPE_CHECKING = False  # typing itself is loaded only by who needs it; type checkers know this name
if TYPE_CHECKING:
    from advies.antwoord import Advies, Antwoord, Vraag
    from advies.beheer.keuring import Keuring, keur
    from advies.beheer.regelmap import Regelmap, eigen_regels, lees_regelmap, lees_regels
    from advies.casussen import Casus, vergelijk
    from advies.dvo.controlelijst import Controlelijst
    from advies.dvo.opstellen import controlelijst
    from advies.dvo.overeenkomst import Overeenkomst, lees_overeenkomst
    from advies.evaluatie import Evaluatie
    from advies.evalueer import Adviseur, MotorVerschil, adviseur, evalueer
    from advies.invoer import Feitenbestand, lees_feiten, ontleed_feiten
    from advies.mapping import uit_mapping
    from advies.motor.fouten import MotorFout
    from advies.plan.model import Plan
    from advies.plan.opstellen import maak_plan
    from advies.plan.planning import Planning, lees_planning
    from advies.rapport.controlelijst import maak_controlelijst
    from advies.rapport.document import als_document
    from advies.rapport.model import Rapport
    from advies.rapport.plan.agenda import als_agenda
    from advies.rapport.plan.document import maak_plandocument
    from advies.rapport.plan.werkboek import als_werkboek
    from advies.rapport.rapport import maak_rapport
    from advies.rapport.streek import maak_streekrapport
    from advies.rapport.verloop import maak_verlooprapport
    from advies.schemas import uitvoerschema
    from advies.streek.geheel import streek
    from advies.streek.vormen import Streek
    from advies.tabel.frame import evalueer_tabel
    from advies.uitleg.antwoordbestand import lees_antwoorden
    from advies.uitleg.gesprek import Gesprek, Moment, Stand, Taak, Vragenblad
    from advies.uitleg.narekenen import Narekening, reken_na
    from advies.uitleg.overleg import overleg
    from advies.uitleg.overlegvormen import Overleg
    from advies.uitleg.partijen import Partij
    from advies.uitleg.verklaring import Verklaarder, Verklaring
    from advies.uitleg.wat_als import Verschil, verschil
    from advies.uitleg.wijziging import Wijziging, kleinste_wijzigingen
    from advies.verloop.geheel import verloop
    from advies.verloop.meting import Meting
    from advies.verloop.vormen import Verloop
    from advies.versie import __version__
    from kennisbank.meldingen import (
        AdviesFout,
        InvoerFout,
        Melding,
        OnbekendeRegel,
        OnbekendFeit,
        OnderwerpFout,
        OntbrekendeExtra,
        Onvergelijkbaar,
        Plek,
        RegelFout,
    )
    from kennisbank.samenwerkingsverband import Samenwerkingsverband
    from regels.sleutels import FeitSleutel, RegelSleutel
    from regels.taal import Regelbank

__all__ = [
    "Advies",
    "AdviesFout",
    "Adviseur",
    "Antwoord",
    "Casus",
    "Controlelijst",
    "Evaluatie",
    "FeitSleutel",
    "Feitenbestand",
    "Gesprek",
    "InvoerFout",
    "Keuring",
    "Melding",
    "Meting",
    "Moment",
    "MotorFout",
    "MotorVerschil",
    "Narekening",
    "OnbekendFeit",
    "OnbekendeRegel",
    "OnderwerpFout",
    "OntbrekendeExtra",
    "Onvergelijkbaar",
    "Overeenkomst",
    "Overleg",
    "Partij",
    "Plan",
    "Planning",
    "Plek",
    "Rapport",
    "RegelFout",
    "RegelSleutel",
    "Regelbank",
    "Regelmap",
    "Samenwerkingsverband",
    "Stand",
    "Streek",
    "Taak",
    "Verklaarder",
    "Verklaring",
    "Verloop",
    "Verschil",
    "Vraag",
    "Vragenblad",
    "Wijziging",
    "__version__",
    "adviseur",
    "als_agenda",
    "als_document",
    "als_werkboek",
    "controlelijst",
    "eigen_regels",
    "evalueer",
    "evalueer_tabel",
    "keur",
    "kleinste_wijzigingen",
    "lees_antwoorden",
    "lees_feiten",
    "lees_overeenkomst",
    "lees_planning",
    "lees_regelmap",
    "lees_regels",
    "maak_controlelijst",
    "maak_plan",
    "maak_plandocument",
    "maak_rapport",
    "maak_streekrapport",
    "maak_verlooprapport",
    "ontleed_feiten",
    "overleg",
    "reken_na",
    "streek",
    "uit_mapping",
    "uitvoerschema",
    "vergelijk",
    "verloop",
    "verschil",
]

if not TYPE_CHECKING:
    _WAAR = {
        "Advies": "advies.antwoord",
        "AdviesFout": "kennisbank.meldingen",
        "Adviseur": "advies.evalueer",
        "Antwoord": "advies.antwoord",
        "Casus": "advies.casussen",
        "Controlelijst": "advies.dvo.controlelijst",
        "Evaluatie": "advies.evaluatie",
        "FeitSleutel": "regels.sleutels",
        "Feitenbestand": "advies.invoer",
        "Gesprek": "advies.uitleg.gesprek",
        "InvoerFout": "kennisbank.meldingen",
        "Keuring": "advies.beheer.keuring",
        "Melding": "kennisbank.meldingen",
        "Meting": "advies.verloop.meting",
        "Moment": "advies.uitleg.gesprek",
        "MotorFout": "advies.motor.fouten",
        "MotorVerschil": "advies.evalueer",
        "Narekening": "advies.uitleg.narekenen",
        "OnbekendFeit": "kennisbank.meldingen",
        "OnbekendeRegel": "kennisbank.meldingen",
        "OnderwerpFout": "kennisbank.meldingen",
        "OntbrekendeExtra": "kennisbank.meldingen",
        "Onvergelijkbaar": "kennisbank.meldingen",
        "Overeenkomst": "advies.dvo.overeenkomst",
        "Overleg": "advies.uitleg.overlegvormen",
        "Partij": "advies.uitleg.partijen",
        "Plan": "advies.plan.model",
        "Planning": "advies.plan.planning",
        "Plek": "kennisbank.meldingen",
        "Rapport": "advies.rapport.model",
        "RegelFout": "kennisbank.meldingen",
        "RegelSleutel": "regels.sleutels",
        "Regelbank": "regels.taal",
        "Regelmap": "advies.beheer.regelmap",
        "Samenwerkingsverband": "kennisbank.samenwerkingsverband",
        "Stand": "advies.uitleg.gesprek",
        "Streek": "advies.streek.vormen",
        "Taak": "advies.uitleg.gesprek",
        "Verklaarder": "advies.uitleg.verklaring",
        "Verklaring": "advies.uitleg.verklaring",
        "Verloop": "advies.verloop.vormen",
        "Verschil": "advies.uitleg.wat_als",
        "Vraag": "advies.antwoord",
        "Vragenblad": "advies.uitleg.gesprek",
        "Wijziging": "advies.uitleg.wijziging",
        "__version__": "advies.versie",
        "adviseur": "advies.evalueer",
        "als_agenda": "advies.rapport.plan.agenda",
        "als_werkboek": "advies.rapport.plan.werkboek",
        "als_document": "advies.rapport.document",
        "controlelijst": "advies.dvo.opstellen",
        "eigen_regels": "advies.beheer.regelmap",
        "evalueer": "advies.evalueer",
        "evalueer_tabel": "advies.tabel.frame",
        "keur": "advies.beheer.keuring",
        "kleinste_wijzigingen": "advies.uitleg.wijziging",
        "lees_antwoorden": "advies.uitleg.antwoordbestand",
        "lees_feiten": "advies.invoer",
        "lees_overeenkomst": "advies.dvo.overeenkomst",
        "lees_planning": "advies.plan.planning",
        "lees_regelmap": "advies.beheer.regelmap",
        "lees_regels": "advies.beheer.regelmap",
        "maak_controlelijst": "advies.rapport.controlelijst",
        "maak_plan": "advies.plan.opstellen",
        "maak_plandocument": "advies.rapport.plan.document",
        "maak_rapport": "advies.rapport.rapport",
        "maak_streekrapport": "advies.rapport.streek",
        "maak_verlooprapport": "advies.rapport.verloop",
        "ontleed_feiten": "advies.invoer",
        "overleg": "advies.uitleg.overleg",
        "reken_na": "advies.uitleg.narekenen",
        "streek": "advies.streek.geheel",
        "uit_mapping": "advies.mapping",
        "uitvoerschema": "advies.schemas",
        "vergelijk": "advies.casussen",
        "verloop": "advies.verloop.geheel",
        "verschil": "advies.uitleg.wat_als",
    }

    class _Voorkant(type(sys)):
        """The package: loading the module `advies.evalueer` leaves the name `evalueer` to the function in it."""

        def __setattr__(self, naam: str, waarde: object) -> None:
            if naam not in _WAAR or not isinstance(waarde, type(sys)):
                super().__setattr__(naam, waarde)

    def __getattr__(naam: str) -> object:
        if naam not in _WAAR:
            raise AttributeError(f"module {__name__!r} has no attribute {naam!r}")
        from importlib import import_module

        waarde = globals()[naam] = getattr(import_module(_WAAR[naam]), naam)
        return waarde

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})

    sys.modules[__name__].__class__ = _Voorkant
