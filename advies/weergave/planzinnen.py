"""What every view says of a plan: a step, when it is done, what it takes away, a moment, a day."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from datetime import date
from typing import assert_never

from advies.antwoord import Bevinding
from advies.plan.model import Aandachtspunt, Plan, Planmoment, Planstap, Reden, Weg
from advies.weergave import zinnen
from advies.weergave.teksten import aantal, lijst, tekst
from advies.woorden import benamingen
from advies.woorden.bronnen import bronnen
from advies.woorden.processen import titel_met_proces
from advies.zetten import Zet
from kennisbank.catalogus import Actor
from kennisbank.meldingen import opsomming


def dag(iso: str) -> str:
    """Return a day in Dutch: "31 maart 2027".

    Args:
        iso: the day as year-month-day.
    """
    deel = date.fromisoformat(iso)
    return tekst("plan.dag", dag=deel.day, maand=lijst("plan.maanden")[deel.month - 1], jaar=deel.year)


def nummers(delen: Sequence[int]) -> str:
    """Return numbers of steps: "2, 3 en 4"."""
    return opsomming([str(deel) for deel in delen], tekst("plan.en"))


def naam(plan: Plan) -> str:
    """Return the name of the partnership, or what to say when it has none."""
    return plan.samenwerkingsverband or tekst("algemeen.zonder_naam")


def dagen(stap: Planstap) -> str:
    """Return the days of a step; empty when it has none."""
    if stap.begin and stap.klaar:
        return tekst("plan.van_tot", begin=dag(stap.begin), klaar=dag(stap.klaar))
    if stap.klaar:
        return tekst("plan.klaar_op", dag=dag(stap.klaar))
    return tekst("plan.begint_op", dag=dag(stap.begin)) if stap.begin else ""


def noot(stap: Planstap) -> str:
    """Return how strong a step is, who acts, after which steps, and its days."""
    na = tekst("plan.na", nummers=nummers(stap.na)) if stap.na else ""
    lagen = zinnen.van_lagen(stap.lagen)
    delen = (benamingen.sterktewoord(stap.sterkte), benamingen.wie(stap.wie), lagen, na, dagen(stap))
    return tekst("plan.noot", delen="; ".join(deel for deel in delen if deel))


def klaar_als(stap: Planstap) -> str:
    """Return when a step is done: its facts with the values that they then have."""
    uit: list[str] = []
    for zet in stap.zetten:
        anders = [deel.naar for deel in stap.ook_goed if deel.feit == zet.feit]
        waarden = [zet.naar, *anders]
        uit.append(f"{zet.kort}: {opsomming(waarden, tekst('plan.of_woord'))}")
    return "; ".join(uit)


def vervalt(stap: Planstap, hoogstens: int | None = None) -> str:
    """Return what a step takes away, the strongest first.

    Args:
        stap: the step.
        hoogstens: the most that are named; None for all.
    """
    getoond = stap.vervalt[:hoogstens]
    over = len(stap.vervalt) - len(getoond)
    return "; ".join(map(_weg, getoond)) + (tekst("plan.en_nog", n=over) if over else "")


def _weg(deel: Weg) -> str:
    titel = titel_met_proces(deel.titel, *deel.over.values())
    return tekst("plan.samen", titel=titel, nummers=nummers(deel.samen_met)) if deel.samen_met else titel


def reden(deel: Reden) -> str:
    """Return a finding with its rule, how strong it is and where it stands."""
    return tekst(
        "plan.reden",
        titel=titel_met_proces(deel.titel, *deel.over.values()),
        regel=deel.regel,
        sterkte=benamingen.sterktewoord(deel.sterkte),
        bron=bronnen(deel.bron_tekst, deel.grond, laag=deel.laag),
    )


def ook_weg(stap: Planstap) -> str:
    """Return what a step takes away besides the findings for which it is in the plan; empty for nothing."""
    omdat = {(deel.regel, *deel.over.values()) for deel in stap.omdat}
    return "; ".join(_weg(deel) for deel in stap.vervalt if (deel.regel, *deel.over.values()) not in omdat)


def plaatsen(stap: Planstap) -> str:
    """Return where the publication says on what a step rests, each place once; what is ours is marked so."""
    gezegd = dict.fromkeys(bron for deel in stap.omdat if deel.grond == "tekst" for bron in deel.bron_tekst)
    delen = [bronnen(gezegd)]
    for laag in dict.fromkeys(deel.laag for deel in stap.omdat):
        eigen = dict.fromkeys(
            bron for deel in stap.omdat if (deel.grond, deel.laag) == ("afgeleid", laag) for bron in deel.bron_tekst
        )
        if eigen:
            over = [bron for bron in eigen if bron not in gezegd]
            delen.append(bronnen(over or eigen, "afgeleid", laag=laag))
    return "; ".join(deel for deel in delen if deel)


def titels(delen: Sequence[Bevinding]) -> str:
    """Return findings by their titles."""
    return "; ".join(titel_met_proces(deel.titel, *deel.over.values()) for deel in delen)


def aandacht(punt: Aandachtspunt, *, volledig: bool = False) -> tuple[str, str]:
    """Return a finding that stays, and how strong it is and who acts; in full its rule and where it stands too."""
    reden, laag = punt.reden, punt.reden.laag
    delen = [benamingen.sterktewoord(reden.sterkte), benamingen.wie(punt.wie)]
    if volledig:
        delen = [reden.regel, *delen, bronnen(reden.bron_tekst, reden.grond, laag=laag)]
    elif laag:
        delen.append(zinnen.van_lagen([laag]))
    return titel_met_proces(reden.titel, *reden.over.values()), tekst("plan.noot", delen="; ".join(filter(None, delen)))


def waarom_blijft(punt: Aandachtspunt) -> str:
    """Return which steps do what a finding says, and when it is then gone; empty for a finding that no step does."""
    if not punt.stappen:
        return ""
    fase = benamingen.fase([punt.vervalt_in]) if punt.vervalt_in else ""
    return aantal("plan.stap_doet", len(punt.stappen), nummers=nummers(punt.stappen), fase=fase)


def hoe_vaak(moment: Planmoment) -> str:
    """Return how often a moment comes back, and from when."""
    if moment.om_de_maanden and moment.om_de_maanden * moment.per_jaar != 12:
        vaak = aantal("plan.om_de", moment.om_de_maanden)
    elif moment.per_jaar:
        vaak = aantal("plan.hoe_vaak", moment.per_jaar)
    elif moment.eerste:
        return tekst("plan.eenmaal", dag=dag(moment.eerste))
    else:
        return tekst("plan.zonder_aantal")
    return tekst("plan.vanaf", hoe_vaak=vaak, dag=dag(moment.eerste)) if moment.eerste else vaak


def momentnoot(moment: Planmoment) -> str:
    """Return who is there, where a moment stands in the publication, and whether it is held."""
    delen = (benamingen.wie(moment.wie), bronnen(moment.bron_tekst, moment.grond), momentstaat(moment))
    return tekst("plan.noot", delen="; ".join(deel for deel in delen if deel))


def momentstaat(moment: Planmoment) -> str:
    """Return whether a moment is held; empty when that is not known."""
    match moment.staat:
        case "gebeurt" | "gebeurt_niet":
            return tekst(f"plan.{moment.staat}")
        case "onbekend":
            return ""
        case _:
            assert_never(moment.staat)


def rol(actor: Actor) -> str:
    """Return a role with its article: "het bestuur"."""
    return tekst(f"plan.rol.{actor}")


def fasekop(stap: Planstap) -> str:
    """Return the heading of the phase of a step."""
    if not stap.fase:
        return tekst("plan.nu_onbekend")
    return tekst("plan.nu" if stap.tijd == "nu" else "plan.straks", fase=benamingen.fase([stap.fase]))


def kop(plan: Plan, voor: Actor | None) -> str:
    """Return the title of a plan.

    Args:
        plan: the plan.
        voor: the role that it is for; None for everybody.
    """
    if voor is None:
        return tekst("plan.titel", naam=naam(plan))
    return tekst("plan.titel_voor", naam=naam(plan), rol=rol(voor))


def inleiding(plan: Plan, voor: Actor | None = None) -> list[str]:
    """Return what to know before the steps: scope, phase, how many steps there are, and how many are done.

    Args:
        plan: the plan.
        voor: the role that it is for; None for everybody.
    """
    uit = [tekst("plan.buiten", waarom=plan.reikwijdte_tekst)] if plan.reikwijdte == "buiten" else []
    fase = tekst("plan.fase", fase=benamingen.fase([plan.fase])) if plan.fase else tekst("plan.fase_onbekend")
    alle = aantal("plan.stappen", len(plan.stappen)) if plan.stappen else tekst("plan.geen")
    if voor is not None and plan.stappen:
        eigen = sum(voor in stap.wie for stap in plan.stappen)
        alle = aantal("plan.stappen_voor", eigen, alle=len(plan.stappen), rol=rol(voor))
    gedaan = aantal("plan.gedaan_telling", len(plan.gedaan)) if plan.gedaan and voor is None else ""
    return [*uit, " ".join(deel for deel in (fase, alle, gedaan) if deel)]


def waarschuwingen(plan: Plan) -> list[str]:
    """Return what does not fit in the dates."""
    uit = [
        tekst(
            "plan.botsing",
            stap=deel.stap,
            klaar=dag(deel.klaar),
            ander=deel.wacht_op,
            klaar_daarvan=dag(deel.klaar_daarvan),
        )
        for deel in plan.botsingen
    ]
    if plan.niet_in_plan:
        uit.append(tekst("plan.niet_in_plan", feiten=opsomming(plan.niet_in_plan, tekst("plan.en"))))
    return uit


def rest(plan: Plan, *, met_feit: bool = True) -> list[str]:
    """Return what the plan leaves out: what can still come, and what belongs to a phase that is past.

    Args:
        plan: the plan.
        met_feit: whether the question names its fact, for who fills in a file.
    """
    uit: list[str] = []
    if plan.open:
        vraag = plan.vragen[0] if plan.vragen else None
        delen = [aantal("plan.open", plan.open)]
        if vraag is not None:
            noot = tekst("plan.noot", delen=vraag.feit) if met_feit else ""
            delen.append(tekst("plan.eerste_vraag", vraag=vraag.vraag))
            delen += [noot] if noot else []
        uit.append(" ".join(delen))
    if plan.terugblik:
        uit.append(aantal("plan.terugblik", len(plan.terugblik)))
    return uit


def niet_in_agenda(plan: Plan, bestand: str) -> list[str]:
    """Return which moments a calendar leaves out or names once, how many steps have no day, and how to give them one.

    Args:
        plan: the plan, with its dates.
        bestand: the facts file as the user typed it.
    """
    zonder = [moment.titel for moment in plan.momenten if not moment.eerste]
    eenmaal = [moment.titel for moment in plan.momenten if moment.eerste and not moment.om_de_maanden]
    stappen = sum(not stap.klaar for stap in plan.stappen)
    uit: list[str] = []
    for kop, titels_ in (("plan.niet_in_agenda", zonder), ("plan.eenmaal_in_agenda", eenmaal)):
        if titels_:
            uit += [tekst(kop), *(f"  - {titel}" for titel in titels_)]
    uit += [aantal("plan.stap_niet_in_agenda", stappen)] if stappen else []
    return [*uit, tekst("plan.zo_in_agenda", bestand=shlex.quote(bestand))] if uit else []


def afgevinkt(bestand: str, zet: Zet) -> str:
    """Return what ticking a step changed.

    Args:
        bestand: the facts file.
        zet: the fact that changed.
    """
    return tekst("plan.afgevinkt", bestand=bestand, feit=zet.kort, waarde=zet.naar)
