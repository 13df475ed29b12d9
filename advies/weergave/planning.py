"""A file to fill in the dates of a plan, with a comment for each step and moment."""

from __future__ import annotations

from advies.plan.model import Plan
from advies.weergave import planzinnen
from advies.weergave.teksten import lijst, tekst
from advies.woorden import benamingen


def planningsjabloon(plan: Plan) -> str:
    """Return a file for the dates of a plan (YAML); the dates that the plan has are in it.

    Args:
        plan: the plan.
    """
    naam = " ".join(planzinnen.naam(plan).split())
    uit = [tekst("planning.kop", naam=naam), *lijst("planning.uitleg")]
    if plan.stappen or any(deel.begin or deel.klaar for deel in plan.gedaan):
        uit.append("stappen:")
    for stap in plan.stappen:
        wie = benamingen.wie(stap.wie)
        uit.append(f"  {tekst('planning.stap', nummer=stap.nummer, tekst=stap.tekst, wie=wie)}")
        uit += [f"  {stap.sleutel}:", _regel("begin", stap.begin), _regel("klaar", stap.klaar)]
    for gedaan in plan.gedaan:
        if gedaan.begin or gedaan.klaar:
            uit += [f"  {gedaan.sleutel}:", _regel("begin", gedaan.begin), _regel("klaar", gedaan.klaar)]
    uit.append("momenten:")
    for moment in plan.momenten:
        uit.append(f"  {tekst('planning.moment', titel=moment.titel, hoe_vaak=planzinnen.hoe_vaak(moment))}")
        maanden = str(moment.om_de_maanden or "")
        uit += [f"  {moment.moment}:", _regel("eerste", moment.eerste), _regel("om_de_maanden", maanden)]
    return "\n".join([*uit, ""])


def _regel(sleutel: str, waarde: str) -> str:
    return f"    {sleutel}: {waarde}".rstrip()
