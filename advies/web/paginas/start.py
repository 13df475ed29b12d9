"""The start: a new dossier, a file that is opened, a wrong one mended, and the facts saved as a file."""

from __future__ import annotations

import re

from starlette.responses import Response

from advies.feitenbestand import aangehaald, schrijf_feiten
from advies.invoer import ontleed_feiten
from advies.uitleg.gesprekstekst import controleer_indeling
from advies.web.paginas.dossier import LEEG, Dossier, is_werkboek, kale_naam, ontleed_begrensd, uit_tekst
from advies.web.paginas.foutregel import Foutregel
from advies.web.paginas.gemeenterijen import tekst_met_bronnen
from advies.web.paginas.schil import KOPPEN, Verzoek, ga_naar, pagina, toon
from advies.web.paginas.sjabloonomgeving import foutzin, teksten
from kennisbank.meldingen import InvoerFout, knip
from kennisbank.vocabulaire import vocabulaire
from kennisbank.yaml_knopen import HOOGSTENS_BYTES

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def start(verzoek: Verzoek) -> Response:
    """Return the start page."""
    return _toon(verzoek)


def nieuw(verzoek: Verzoek) -> Response:
    """Return the questions of a new dossier."""
    naam = verzoek.velden.een("naam").strip()
    try:
        tekst = f"naam: {aangehaald(naam)}\n" if naam else LEEG
        ontleed_feiten(tekst.encode(), "naam")
    except InvoerFout as fout:
        melding = fout.meldingen[0].tekst
        return _toon(verzoek, fouten=(Foutregel("naam", melding),), naam=naam, naamfout=melding, status=400)
    return _naar_vragen(verzoek, uit_tekst(tekst, gewijzigd=bool(naam)))


def openen(verzoek: Verzoek) -> Response:
    """Return the questions of a dossier that the user sends, or what is wrong with it, with its text to mend."""
    t = teksten()["start"]
    opgestuurd = verzoek.velden.bestand("bestand")
    if opgestuurd is not None and opgestuurd.inhoud:
        naam, inhoud = kale_naam(opgestuurd.naam), opgestuurd.inhoud
    elif "tekst" in verzoek.velden:
        naam = kale_naam(verzoek.velden.een("naam"))
        inhoud = verzoek.velden.een("tekst").replace("\r\n", "\n").encode("utf-8", "replace")
    else:
        return _toon(verzoek, fouten=(Foutregel("bestand", t["geen_bestand"]),), status=400)
    werkboek = is_werkboek(naam, inhoud)
    try:
        return _naar_vragen(verzoek, uit_tekst(_als_tekst(naam, inhoud, werkboek)))
    except InvoerFout as fout:
        fouten = tuple(Foutregel("" if werkboek else "tekst", foutzin(melding, naam)) for melding in fout.meldingen)
        leesbaar = None if werkboek or len(inhoud) > HOOGSTENS_BYTES else inhoud.decode("utf-8-sig", "replace")
        kop = t["fout_kop"].format(naam=knip(naam))
        return _toon(verzoek, fouten=fouten, fout_kop=kop, tekst=leesbaar, bestandsnaam=naam, status=400)


def bewaren(verzoek: Verzoek) -> Response:
    """Return the facts as a file to keep: as text, or as a workbook."""
    dossier = verzoek.dossier
    if verzoek.velden.een("vorm") == "xlsx":
        from advies.werkboek.indeling import zonder_excel

        try:
            from advies.werkboek.schrijven import maak_werkboek
        except ImportError:
            raise zonder_excel() from None
        assert dossier.bestand is not None
        feiten = dossier.bestand
        boek = maak_werkboek(feiten=feiten.feiten, onderbouwing=feiten.onderbouwing, opmerkingen=feiten.opmerkingen)
        return bijlage(boek, _XLSX, f"{als_naam(dossier.verband)}.xlsx")
    return bijlage(dossier.tekst.encode(), "application/yaml; charset=utf-8", f"{als_naam(dossier.verband)}.yaml")


def _toon(
    verzoek: Verzoek,
    *,
    fouten: tuple[Foutregel, ...] = (),
    fout_kop: str = "",
    tekst: str | None = None,
    bestandsnaam: str = "",
    naam: str = "",
    naamfout: str = "",
    status: int = 200,
) -> Response:
    return toon(
        verzoek,
        "start.html",
        status=status,
        fouten=fouten,
        fout_kop=fout_kop,
        tekst=tekst,
        bestandsnaam=bestandsnaam,
        naam=naam,
        naamfout=naamfout,
    )


def _naar_vragen(verzoek: Verzoek, dossier: Dossier) -> Response:
    if verzoek.omgeving.bestand:
        return ga_naar(verzoek, "/vragen")  # with a file there is but one dossier
    from advies.web.paginas.vragen import vragen

    return vragen(verzoek.met(dossier))


def _als_tekst(naam: str, inhoud: bytes, werkboek: bool) -> str:
    """Return a file that was sent as the text of a facts file, in which any answer can be filled in.

    Raises:
        InvoerFout: it is wrong; all errors at once.
    """
    gelezen = ontleed_begrensd(inhoud, naam)
    if werkboek:
        return tekst_met_bronnen(schrijf_feiten(gelezen.feiten, vocabulaire().feiten), gelezen)
    tekst = inhoud.decode("utf-8-sig").replace("\r\n", "\n")
    controleer_indeling(tekst)
    return tekst


def als_naam(verband: str) -> str:
    """Return the name of a partnership as the name of a file that every system takes."""
    return re.sub(r"[^a-z0-9]+", "-", verband.lower())[:60].strip("-") or "antwoorden"


def bijlage(inhoud: bytes, soort: str, naam: str) -> Response:
    """Return a file to keep.

    Args:
        inhoud: what it holds.
        soort: its media type.
        naam: its name, in letters that every system takes.
    """
    koppen = {**KOPPEN, "Content-Type": soort, "Content-Disposition": f'attachment; filename="{naam}"'}
    return Response(inhoud, headers=koppen)


DELEN = (
    pagina("/", start, zonder_dossier=True),
    pagina("/nieuw", nieuw, zonder_dossier=True, methoden=("POST",)),
    pagina("/openen", openen, zonder_dossier=True, methoden=("POST",)),
    pagina("/bewaren", bewaren, methoden=("POST",)),
)
