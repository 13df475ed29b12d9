"""Come to a page with a dossier by one form, instead of by the way of a user: for who looks at many pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tests.browser.conftest import Dienst

_STUUR = """([pad, velden]) => {
    const form = document.querySelector("form[action='/nieuw']");
    form.action = pad;
    for (const [naam, waarde] of velden) {
        form.querySelectorAll(`[name="${naam}"]`).forEach((oud) => oud.remove());
    }
    for (const [naam, waarde] of velden) {
        const veld = document.createElement("textarea");
        veld.name = naam; veld.value = waarde;
        form.append(veld);
    }
    form.submit();
}"""


def stuur(pagina: Any, dienst: Dienst, pad: str, velden: Iterable[tuple[str, str]]) -> None:
    """Go to a page by a form that holds these fields."""
    pagina.goto(dienst.adres)
    with pagina.expect_navigation(url=f"**{pad}"):
        pagina.evaluate(_STUUR, [pad, list(velden)])


def stuur_dossier(pagina: Any, dienst: Dienst, pad: str, feiten: str) -> None:
    """Go to a page with a dossier."""
    stuur(pagina, dienst, pad, [("dossier", feiten)])
