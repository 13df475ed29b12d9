"""From what was inferred to the answer: status, form, processes, recommendations and open questions."""

from __future__ import annotations

from collections.abc import Callable

from advies.afleiding import Afleiding
from advies.antwoord import (
    Antwoord,
    Grens,
    Ontvangstbewijs,
    Uitgezet,
    Vormen,
    status_van,
)
from advies.casussen import eigen_casus, vergelijk
from advies.evaluatie import Evaluatie
from advies.motor.maskers import Beoordeling
from advies.raad.eerste_stappen import eerste_stappen
from advies.raad.in_orde import oordeel_aanbevelingen
from advies.raad.oorzaken import oorzaken
from advies.raad.tijd import fase_voorop
from advies.samenstelling.adviezen import maak_advies, zeker_advies, zwaarte
from advies.samenstelling.afwegingen import oordeel_afwegingen
from advies.samenstelling.begrippen import uitgelegde_begrippen
from advies.samenstelling.indelingen import Indelingen
from advies.samenstelling.processen import oordeel_processen
from advies.vragen import OpenAdvies, kies_vragen
from advies.werkgeheugen import als_feiten
from advies.woorden.regelteksten import leesbaar
from kennisbank.frozen import freeze
from kennisbank.grenzen import kennisgrenzen
from regels.taal import Werkgeheugen


def stel_op(
    evaluatie: Evaluatie,
    ontvangstbewijs: Ontvangstbewijs,
    alles: bool,
    speel_na: Callable[[Werkgeheugen], Beoordeling],
) -> Antwoord:
    """Return the answer.

    Args:
        evaluatie: the partnership, evaluated.
        ontvangstbewijs: with what the answer was made.
        alles: whether excluded advices are in the answer.
        speel_na: evaluates other facts, in both engines where there are two; the first steps are compared with it.

    Raises:
        MotorVerschil: the engines differ on the partnership after the first steps.
    """
    afleiding = Afleiding(evaluatie)
    gevallen = [(geval, status_van(waar)) for geval, waar in evaluatie.gevallen() if geval.regel.soort != "tegenspraak"]
    getoond = [paar for paar in gevallen if alles or paar[1] != "uitgesloten"]
    adviezen = tuple(maak_advies(geval, status, afleiding) for geval, status in getoond)
    open_ = [
        OpenAdvies(evaluatie.motor.nummers[geval.sleutel], geval.regel.sterkte, afleiding.beslissend(geval))
        for geval, status in getoond
        if status == "open"
    ]
    catalogus = evaluatie.bank.catalogus
    indelingen = Indelingen(gevallen, catalogus.conclusies)
    nummers = evaluatie.motor.nummers
    zeker = {
        nummers[geval.sleutel]: advies
        for (geval, status), advies in zip(getoond, adviezen, strict=True)
        if status == "zeker"
    }
    op_zwaarte = tuple(sorted(adviezen, key=lambda advies: zwaarte(advies.sterkte)))
    return Antwoord(
        samenwerkingsverband=evaluatie.naam,
        reikwijdte=indelingen.van("reikwijdte"),
        adviezen=op_zwaarte,
        vormen=Vormen(
            indelingen.van("vorm"),
            indelingen.van("organisatie"),
            indelingen.van("kenmerk"),
            indelingen.van("kandidaat_vorm"),
            indelingen.van("kandidaat_organisatie"),
        ),
        processen=oordeel_processen(adviezen, indelingen, afleiding),
        migratie=(*indelingen.van("strategie"), *indelingen.van("voorkeur_strategie")),
        oorzaken=oorzaken(op_zwaarte, evaluatie.feiten),
        eerste_stappen=eerste_stappen(evaluatie, zeker, zeker_advies, speel_na),
        aanbevelingen=oordeel_aanbevelingen(gevallen, afleiding),
        afwegingen=oordeel_afwegingen(adviezen),
        casussen=vergelijk(evaluatie),
        vragen=fase_voorop(kies_vragen(open_, evaluatie)),
        begrippen=uitgelegde_begrippen(adviezen, catalogus.begrippen),
        ontvangstbewijs=ontvangstbewijs,
        feiten=freeze(als_feiten(evaluatie.geheugen)),
        meldingen=evaluatie.meldingen,
        grenzen=_grenzen(evaluatie),
        regelnamen=tuple(dict.fromkeys(geval.regel.naam for geval, _ in gevallen)),
        volledig=len(getoond) == len(gevallen),
        uitgeschakeld=tuple(
            Uitgezet(deel.regel.naam, leesbaar(deel.regel.titel, evaluatie.feiten), deel.laag, deel.reden)
            for deel in evaluatie.bank.uitgeschakeld
        ),
    )


def _grenzen(evaluatie: Evaluatie) -> tuple[Grens, ...]:
    zelf = eigen_casus(evaluatie.naam, evaluatie.geheugen) is not None
    return tuple(Grens(deel.grens, deel.titel, deel.tekst, deel.elders) for deel in kennisgrenzen(eigen_casus=zelf))
