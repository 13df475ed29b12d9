"""Advice in a web form: facts in, advice and questions out, errors by field. Start it: uvicorn webformulier:app."""

from html import escape
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, JSONResponse

from advies import Adviseur, InvoerFout, Vraag

app, adviseur = FastAPI(), Adviseur()  # the rules are read once; any number of requests use them at the same time


@app.exception_handler(InvoerFout)
def weiger(_: Request, fout: InvoerFout) -> JSONResponse:
    """Tell what is wrong with each field, so that a form can show it there."""
    return JSONResponse({**fout.als_json(), "velden": fout.per_veld()}, status_code=422)


@app.post("/advies")
def geef_advies(feiten: dict[str, Any]) -> dict[str, Any]:
    """Return the advice for these facts, as `advies evaluate --formaat json` writes it."""
    return adviseur.evalueer(feiten).als_json()


@app.post("/formulier", response_class=HTMLResponse)
def teken_formulier(feiten: dict[str, Any], hoogstens: int = 5) -> str:
    """Return the most useful questions that are left, as the fields of a form."""
    return "\n".join(map(veld, adviseur.evalueer(feiten).vragen[:hoogstens]))


def veld(vraag: Vraag) -> str:
    """Draw one question: a choice, several choices, a number with its bounds, or text."""
    naam = f'name="{vraag.feit}"' + (" multiple" if vraag.soort == "meerkeuze" else "")
    keuzen = "".join(f'<option value="{keuze.waarde}">{escape(keuze.tekst)}' for keuze in vraag.keuzen)
    invoer = f'<select {naam}><option value="onbekend">weet ik niet{keuzen}</select>' if keuzen else f"<input {naam}>"
    if vraag.minimum is not None:
        invoer = f'<input {naam} type="number" min="{vraag.minimum}" max="{vraag.maximum}" step="any"> {vraag.eenheid}'
    return f"<label>{escape(vraag.vraag)} <small>{escape(vraag.hulp)}</small>{invoer}</label>"
