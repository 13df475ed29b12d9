"""A long search stops when who asked for it hangs up."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

pytest.importorskip("starlette", reason="the service is an extra")

import anyio
from anyio import CapacityLimiter
from starlette.requests import Request

from advies import Adviseur, ontleed_feiten
from advies.web.beller import IsEr, in_draad
from advies.web.paginas.zoekwijziging import gezocht, klok
from kennisbank.bestanden import lees_data


def _verzoek(*berichten: str) -> Request:
    rest = list(berichten)

    async def ontvang() -> Any:
        if not rest:
            await anyio.sleep_forever()
        return {"type": rest.pop(0)}

    return Request({"type": "http", "method": "POST", "headers": []}, ontvang)


def _wacht_op(is_er: IsEr) -> str:
    einde = time.monotonic() + 20
    while is_er() and time.monotonic() < einde:
        time.sleep(0.01)
    return "gebleven" if is_er() else "weg"


def _fout(_: IsEr) -> str:
    raise KeyError("x")


def _doe(verzoek: Request, werk: Callable[[IsEr], str]) -> str:
    async def alles() -> str:
        return await in_draad(verzoek, werk, CapacityLimiter(1))

    return anyio.run(alles)


def test_het_werk_hoort_dat_de_beller_weg_is() -> None:
    assert _doe(_verzoek("http.disconnect"), _wacht_op) == "weg"


def test_wie_blijft_krijgt_zijn_antwoord_en_een_fout_zoals_zij_is() -> None:
    assert _doe(_verzoek(), lambda is_er: str(is_er())) == "True"
    with pytest.raises(KeyError):
        _doe(_verzoek(), _fout)


def test_het_zoeken_stopt_zonder_beller_en_zonder_tijd(referentie: Adviseur) -> None:
    evaluatie = referentie.evaluatie(ontleed_feiten(lees_data("kennisbank/dossiers/bollenstreek.yaml"), "dossier"))
    regel = "kwaliteit_niet_geevalueerd"
    assert gezocht(evaluatie, regel, False, klok(60, lambda: False))["uitkomst"] == "gestopt"
    assert gezocht(evaluatie, regel, False, klok(-1, lambda: True))["uitkomst"] == "gestopt"
    assert gezocht(evaluatie, regel, False, klok(60, lambda: True))["uitkomst"] == "gevonden"
