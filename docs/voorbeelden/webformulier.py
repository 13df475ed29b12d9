"""A web form on top of advies: facts in, advice out, the questions that are left as a form, and errors by field.

Try it: pip install fastapi uvicorn, then in this folder: uvicorn webformulier:app
"""

from html import escape
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, JSONResponse

from advies import Adviseur, InvoerFout, Vraag

app = FastAPI(title="Advies over samenwerking met ict")
adviseur = Adviseur()  # reads the rules once; any number of requests use it at the same time


@app.exception_handler(InvoerFout)
def weiger(_: Request, fout: InvoerFout) -> JSONResponse:
    """Tell what is wrong with each field, so that a form can show it there."""
    velden: dict[str, list[str]] = {}
    for melding in fout.meldingen:
        for veld in melding.feiten or (melding.pad,):
            velden.setdefault(veld, []).append(melding.tekst)
    return JSONResponse({**fout.als_json(), "velden": velden}, status_code=422)


@app.post("/advies")
def geef_advies(feiten: dict[str, Any], alles: bool = False) -> dict[str, Any]:
    """Return the advice for these facts, as `advies evaluate --formaat json` writes it."""
    return adviseur.evalueer(feiten, alles=alles).als_json()


@app.post("/formulier", response_class=HTMLResponse)
def teken_formulier(feiten: dict[str, Any], hoogstens: int = 5) -> str:
    """Return the most useful questions that are left, as the fields of a form."""
    return "\n".join(veld(vraag) for vraag in adviseur.evalueer(feiten).vragen[:hoogstens])


def veld(vraag: Vraag) -> str:
    """Draw one question: a choice, several choices, a number with its bounds, or text."""
    naam = f'name="{vraag.feit}"'
    if vraag.keuzen:
        keuzen = "".join(f'<option value="{k.waarde}" title="{escape(k.hulp)}">{escape(k.tekst)}' for k in vraag.keuzen)
        meer = " multiple" if vraag.soort == "meerkeuze" else ""
        invoer = f'<select {naam}{meer}><option value="onbekend">weet ik niet{keuzen}</select>'
    elif vraag.minimum is not None:
        stap = "1" if vraag.soort == "geheel_getal" else "any"
        invoer = (
            f'<input {naam} type="number" min="{vraag.minimum}" max="{vraag.maximum}" step="{stap}"> {vraag.eenheid}'
        )
    else:
        invoer = f"<textarea {naam}></textarea>"
    return f"<label>{escape(vraag.vraag)}<small>{escape(vraag.hulp)}</small>{invoer}</label>"
