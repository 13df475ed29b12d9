"""The answer as text for a terminal, in the order in which an adviser asks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import TYPE_CHECKING, Literal, assert_never

from advies.afleiding import Stap
from advies.antwoord import TIJDEN, Advies, Antwoord, Bevinding, Indeling, ProcesOordeel, Staat, Status, Tijd
from advies.casussen import Casus
from advies.verwoording import titel_met_proces
from advies.weergave import woorden
from advies.weergave.platte_tabel import Kolom, Tabel, platte_tabel
from advies.weergave.scherm import Scherm
from kennisbank.tekens import zichtbaar
from regels.taal import Soort

if TYPE_CHECKING:
    from rich.console import Console

_VRAGEN = 12
_OPEN = 8
_NIET_ALLES_GOED = (
    "Dat betekent niet dat alles in orde is: er kan nog iets openstaan, en de publicatie kent niet elk risico."
)
_KOP = "bold cyan"
_ZACHT = "dim"


class TekstWeergave:
    """Shows an answer.

    Args:
        antwoord: the answer.
        alles: also show every open and excluded advice.
    """

    def __init__(self, antwoord: Antwoord, alles: bool) -> None:
        self._antwoord = antwoord
        self._alles = alles
        self._zeker = antwoord.van_status("zeker")

    def toon(self, console: Console | Scherm) -> None:
        """Print the answer."""
        self._console = console
        self._blad = Blad(console.width)
        naam = self._antwoord.samenwerkingsverband or "dit samenwerkingsverband"
        self._blad.regel(f"Advies voor {naam}", stijl="bold", spaties=0)
        self._kort()
        self._eerst()
        for titel, vul in (
            ("1. Valt dit binnen de publicatie?", self._reikwijdte),
            ("2. Welke vorm heeft de samenwerking, en wat past?", self._vormen),
            ("3. De ict-processen: wie doet het nu, wat mag, wat is het advies?", self._processen),
            ("4. Risico's, de sterkste eerst", self._risicos),
            ("5. Wat te doen, door wie en wanneer", self._te_doen),
            ("6. Wat al goed is en welke kansen er zijn", self._goed),
            ("7. Wat we nog niet weten", self._onbekend),
            ("8. De negen aanbevelingen", self._aanbevelingen),
            ("9. Afwegingen: twee kanten die allebei waar kunnen zijn", self._afwegingen),
            ("10. Casussen in de publicatie die hierop lijken", self._casussen),
        ):
            self._kop(titel)
            vul()
        if self._alles:
            self._kop("11. Wat is uitgesloten, en waarom")
            self._uitgesloten()
        if self._antwoord.begrippen:
            self._kop("Begrippen")
            self._begrippen()
        self._kop("Wat dit advies niet weet")
        self._grenzen()
        self._kop("Verantwoording")
        self._ontvangstbewijs()
        self._blad.druk_af(console)

    def _kop(self, titel: str) -> None:
        self._blad.wit()
        self._blad.regel(titel, stijl=_KOP, spaties=0)

    def _tabel(self, tabel: Tabel) -> None:
        self._blad.druk_af(self._console)
        druk_tabel_af(tabel, self._console)

    def _van(self, *soorten: Soort) -> list[Advies]:
        return [advies for advies in self._zeker if advies.soort in soorten]

    def _kort(self) -> None:
        gevonden = self._antwoord.risicos()
        voorwaarden = sum(advies.is_voorwaarde_die_moet for advies in gevonden)
        risicos = woorden.telling(len(gevonden) - voorwaarden, "risico", "risico's")
        if voorwaarden:
            risicos += f", {woorden.telling(voorwaarden, 'voorwaarde', 'voorwaarden')} waaraan niet is voldaan"
        raad = sum(advies.is_raad and not advies.is_voorwaarde_die_moet for advies in self._zeker)
        te_doen = woorden.telling(raad, "advies", "adviezen")
        open_ = woorden.telling(len(self._antwoord.van_status("open")), "uitkomst hangt", "uitkomsten hangen")
        vragen = woorden.telling(len(self._antwoord.vragen), "vraag", "vragen")
        self._blad.regel(f"{risicos} en {te_doen} staan vast, {open_} nog af van {vragen}.", spaties=0)
        if not gevonden:
            self._blad.regel(_NIET_ALLES_GOED, spaties=0)

    def _eerst(self) -> None:
        stappen = self._antwoord.eerste_stappen
        if not stappen:
            return
        self._kop("Wat u het eerst kunt veranderen")
        for nummer, stap in enumerate(stappen, 1):
            noot = f"[nu: {', '.join(zet.van for zet in stap.zetten)}; {woorden.wie(stap.wie)}]"
            self._blad.regel(stap.tekst[:1].upper() + stap.tekst[1:], stijl="bold", teken=f"{nummer}. ", noot=noot)
            self._blad.regel(_titels(stap.neemt_weg), spaties=5, teken="Dan vervalt: ")
            if stap.brengt_mee:
                self._blad.regel(_titels(stap.brengt_mee), spaties=5, teken="Let op, dan komt erbij: ")
        self._blad.regel("De keuze en de volgorde van deze stappen zijn van ons, niet van de publicatie.", stijl=_ZACHT)

    def _reikwijdte(self) -> None:
        zeker = [deel for deel in self._antwoord.reikwijdte if deel.status == "zeker"]
        if any(deel.waarde == "buiten" for deel in zeker):
            self._blad.regel("Nee. De rest van dit advies is alleen ter oriëntatie.", stijl="bold red")
        if not zeker:
            self._blad.regel("Dat is nog niet te zeggen; zie wat we nog niet weten.")
        for deel in zeker:
            self._blad.regel(deel.omschrijving)
        self._adviezen(self._van("reikwijdte"))

    def _vormen(self) -> None:
        vormen = self._antwoord.vormen
        assen = (
            ("Bereik", vormen.bereik),
            ("Organisatie", vormen.organisatie),
            ("Kenmerk", vormen.kenmerken),
            ("Past qua bereik", vormen.kandidaten_bereik),
            ("Past als organisatie", vormen.kandidaten_organisatie),
            ("Migratie", self._antwoord.migratie),
        )
        rijen = [([(titel, "")], _indelingen(delen)) for titel, delen in assen]
        self._tabel(Tabel([Kolom(breekt=False), Kolom()], rijen))
        overgang = [advies for advies in self._van("migratie") if not advies.is_raad]
        self._adviezen([*self._van("vorm"), *overgang])

    def _processen(self) -> None:
        kolommen = [Kolom("ict-proces", minstens=20), Kolom("nu"), Kolom("wat mag"), Kolom("past dat?")]
        rijen = [
            [[(tekst, "")] for tekst in (proces.naam, _nu(proces), _mag(proces), woorden.past(proces))]
            for proces in self._antwoord.processen.values()
        ]
        self._tabel(Tabel(kolommen, rijen, koppen=True))
        for proces, woord, redenen in woorden.waarom_past(self._antwoord):
            self._blad.regel(f"{proces.naam} {woord}: {'; '.join(redenen)}", teken="• ")
        self._blad.regel("Wat de publicatie in het algemeen adviseert:")
        for proces in self._antwoord.processen.values():
            self._blad.regel(f"{proces.naam}: {proces.standaard}", teken="• ", spaties=2)
        self._adviezen([a for a in self._van("proceskeuze", "partner") if "partnermodel" not in a.conclusie])

    def _risicos(self) -> None:
        for oorzaak in self._antwoord.oorzaken:
            if oorzaak.gevolgen:
                feiten = "; ".join(stap.tekst for stap in oorzaak.feiten)
                bevindingen = _titels((oorzaak.leidend, *oorzaak.gevolgen))
                self._blad.regel(
                    f"{feiten[:1].upper()}{feiten[1:]}. Daaruit volgt: {bevindingen}", teken="Eén oorzaak: "
                )
        gevonden = list(self._antwoord.risicos())
        for _, delen in self._op_tijd(gevonden):
            self._adviezen(delen)
        if not gevonden:
            self._blad.regel(f"Er volgt geen risico met zekerheid uit deze feiten. {_NIET_ALLES_GOED}")

    def _te_doen(self) -> None:
        gevonden = [advies for advies in self._zeker if advies.is_raad and not advies.is_voorwaarde_die_moet]
        for tijd, delen in self._op_tijd(gevonden):
            groepen: dict[str, list[Advies]] = {}
            for advies in delen:
                groepen.setdefault(woorden.wie(advies.wie), []).append(advies)
            for wie in sorted(groepen):
                kop = wie if tijd == "nu" else f"{wie}, {tijd}"
                self._blad.regel(kop[:1].upper() + kop[1:], stijl="bold underline")
                self._adviezen(groepen[wie], met_fase=True)
        if not gevonden:
            self._blad.regel("Er volgt geen advies met zekerheid uit deze feiten.")

    def _op_tijd(self, adviezen: list[Advies]) -> Iterator[tuple[Tijd, list[Advies]]]:
        """Yield the advices by when they are for, with a line above those that are not for now."""
        for tijd in TIJDEN:
            delen = [advies for advies in adviezen if advies.tijd == tijd]
            if delen:
                if tijd != "nu":
                    uitleg = woorden.tijdwoord(tijd)
                    self._blad.regel(uitleg[:1].upper() + uitleg[1:], stijl="bold")
                yield tijd, delen

    def _goed(self) -> None:
        self._adviezen(self._van("goede_praktijk", "kans"))
        duiding = self._van("duiding")
        if duiding:
            self._blad.regel("Ter duiding", stijl="bold underline")
        self._adviezen(duiding)

    def _adviezen(self, adviezen: list[Advies], met_fase: bool = False) -> None:
        """Show advices; those of one rule that say the same about several processes together."""
        groepen: dict[tuple[str, ...], list[Advies]] = {}
        for advies in adviezen:
            groepen.setdefault((advies.regel, advies.titel, advies.tekst, advies.uitleg), []).append(advies)
        for groep in groepen.values():
            self._advies(groep, met_fase)

    def _advies(self, groep: list[Advies], met_fase: bool) -> None:
        blad, advies = self._blad, groep[0]
        noot = f"[{advies.regel}; {woorden.sterkte(advies)}]"
        blad.regel(_titel(*groep), stijl="bold", teken="• ", noot=noot)
        blad.regel(advies.tekst, spaties=4)
        blad.regel(advies.uitleg, spaties=4)
        if advies.kanttekening:
            blad.regel(advies.kanttekening, stijl="italic", spaties=4, teken="Let op: ")
        if advies.is_voorwaarde_die_moet:
            blad.regel(woorden.wie(advies.wie), spaties=4, teken="Wie: ")
        if (met_fase or advies.is_voorwaarde_die_moet) and advies.fase:
            blad.regel(woorden.fase(advies.fase), spaties=4, teken="Wanneer: ")
        self._reden(tuple({stap.feit: stap for deel in groep for stap in deel.afleiding}.values()))
        blad.regel(woorden.bron(advies), stijl=_ZACHT, spaties=4, teken="Bron: ")

    def _reden(self, stappen: tuple[Stap, ...], diepte: int = 0) -> None:
        for nummer, stap in enumerate(stappen):
            begin = "Omdat: " if not diepte and nummer == 0 else "       "
            wat = f"{stap.tekst}, want" if stap.omdat else woorden.feit(stap)
            self._blad.regel(wat, spaties=4, teken=begin + "  " * diepte + "- ")
            self._reden(stap.omdat, diepte + 1)

    def _aanbevelingen(self) -> None:
        rijen = []
        for deel in self._antwoord.aanbevelingen:
            uitleg = woorden.staatwoord(deel.staat) + (f" ({len(deel.adviezen)}×)" if deel.adviezen else "")
            if deel.beslissend:
                uitleg += f", hangt af van {', '.join(deel.beslissend)}"
            if deel.na:
                volgorde = (f"{na} (volgens ons)" if na in deel.afgeleid_na else str(na) for na in deel.na)
                uitleg += f"; na {', '.join(volgorde)}"
            rijen.append([[(str(deel.nummer), "")], [(deel.naam, "")], [(uitleg, _kleur(deel.staat))]])
        self._tabel(Tabel([Kolom(rechts=True), Kolom(), Kolom()], rijen))

    def _afwegingen(self) -> None:
        blad = self._blad
        for afweging in self._antwoord.afwegingen:
            blad.regel(afweging.titel, stijl="bold", teken="• ", noot=f"[{afweging.afweging}]")
            blad.regel(afweging.vraag, spaties=4)
            for pool in afweging.polen:
                blad.regel(f"{pool.naam}: {pool.tekst}", spaties=4, teken="- ")
                redenen = "; ".join(pool.redenen) or "uw feiten zeggen hier nog niets over"
                blad.regel(redenen, spaties=6, teken="Bij u: ")
            blad.regel(afweging.neigt_uitleg, spaties=4, teken="De publicatie: ")
            van_wie = "De doorslag, volgens ons: " if afweging.doorslag_grond == "afgeleid" else "De doorslag: "
            blad.regel(afweging.doorslag, spaties=4, teken=van_wie)
            eigen = f" ({woorden.EIGEN})" if afweging.grond == "afgeleid" else ""
            blad.regel("; ".join(afweging.bron_tekst) + eigen, stijl=_ZACHT, spaties=4, teken="Bron: ")
        if not self._antwoord.afwegingen:
            blad.regel("Uw feiten raken nog geen afweging uit de publicatie.")

    def _casussen(self) -> None:
        for casus in self._antwoord.casussen:
            toon_casus(self._blad, casus)
        if not self._antwoord.casussen:
            self._blad.regel("Er zijn nog te weinig feiten bekend om te vergelijken.")

    def _onbekend(self) -> None:
        vragen = self._antwoord.vragen
        getoond = vragen if self._alles else vragen[:_VRAGEN]
        for vraag in getoond:
            aantal = woorden.telling(vraag.adviezen, "uitkomst", "uitkomsten")
            self._blad.regel(vraag.vraag, teken="• ", noot=f"[{vraag.feit}; telt mee voor {aantal}]")
        if len(vragen) > len(getoond):
            rest = f"En nog {woorden.telling(len(vragen) - len(getoond), 'vraag', 'vragen')}; met --alles ziet u alles."
            self._blad.regel(rest, stijl=_ZACHT)
        if not vragen:
            self._blad.regel("Er staat niets meer open.")
        self._open()

    def _open(self) -> None:
        open_ = [a for a in self._antwoord.van_status("open") if a.soort == "risico" or a.is_raad]
        keuze = open_ if self._alles else sorted(open_, key=lambda a: min(map(len, a.beslissend), default=9))[:_OPEN]
        if keuze:
            self._blad.wit()
            self._blad.regel("Alles wat openstaat" if self._alles else "Het dichtst bij een antwoord", stijl="bold")
        for advies in keuze:
            sets = " of ".join(" + ".join(deel) for deel in advies.beslissend[:3])
            self._blad.regel(_titel(advies), teken="• ", noot=f"[{advies.regel}] hangt af van: {sets}")
        if len(open_) > len(keuze):
            self._blad.regel(f"In totaal staan {len(open_)} risico's en adviezen open.", stijl=_ZACHT)

    def _uitgesloten(self) -> None:
        for advies in self._antwoord.van_status("uitgesloten"):
            feiten = "; ".join(woorden.feit(stap) for stap in advies.omdat)
            self._blad.regel(_titel(advies), teken="• ", noot=f"[{advies.regel}] want {feiten}")

    def _begrippen(self) -> None:
        for begrip in self._antwoord.begrippen:
            nu = f"nu {begrip.nu}. " if begrip.nu else ""
            self._blad.regel(f"{begrip.term}: {nu}{begrip.uitleg}", teken="• ")

    def _grenzen(self) -> None:
        for grens in self._antwoord.grenzen:
            self._blad.regel(f"{grens.titel}. {grens.tekst} {grens.elders}", teken="• ")

    def _ontvangstbewijs(self) -> None:
        ontvangst = self._antwoord.ontvangstbewijs
        if ontvangst.melding:
            self._blad.regel(ontvangst.melding, stijl="yellow")
        self._blad.regel(
            f"Bron: {ontvangst.publicatie}. advies {ontvangst.advies}, {ontvangst.regels} regels"
            f" ({ontvangst.regelbank[:12]}), feiten {ontvangst.feiten[:12]}, motor: {' en '.join(ontvangst.motoren)}.",
            stijl=_ZACHT,
        )


def toon_casus(blad: Blad, casus: Casus, hoogstens: int = 5) -> None:
    """Show one case beside the partnership.

    Args:
        blad: where the lines go.
        casus: the case.
        hoogstens: the number of names in each list; the rest is counted.
    """
    noot = f"[{casus.dossier}; gewogen gelijkenis {casus.gewogen:.2f} op {casus.gedeeld} feiten]".replace(".", ",", 1)
    lessen = woorden.lessen(casus)
    blad.regel(casus.naam, stijl="bold", teken="• ", noot=noot)
    for teken, namen in (
        ("Zelfde: ", casus.zelfde),
        ("Anders: ", casus.anders),
        ("Daar ging goed: ", lessen["goed"]),
        ("Daar ging mis: ", lessen["mis"]),
        ("Daar verwacht: ", lessen["verwacht"]),
    ):
        if namen:
            rest = f"; en nog {len(namen) - hoogstens}" if len(namen) > hoogstens else ""
            blad.regel("; ".join(namen[:hoogstens]) + rest, spaties=4, teken=teken)


def druk_tabel_af(tabel: Tabel, console: Console | Scherm) -> None:
    """Print a table, two columns from the left; without rich where there is no style to show.

    Args:
        tabel: the table.
        console: where it goes.
    """
    if isinstance(console, Scherm):
        console.file.write("".join(f"  {regel}\n" for regel in platte_tabel(tabel, console.width - 2)))
        return
    from rich.box import SIMPLE_HEAD
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    if tabel.koppen:
        rijk = Table(box=SIMPLE_HEAD, border_style=_ZACHT)
    else:
        rijk = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    for kolom in tabel.kolommen:
        kant: Literal["right", "left"] = "right" if kolom.rechts else "left"
        rijk.add_column(kolom.kop, justify=kant, no_wrap=not kolom.breekt, min_width=kolom.minstens or None)
    for rij in tabel.rijen:
        cellen = [Text(*eerste) for eerste, *_ in rij]
        for cel, (_, *rest) in zip(cellen, rij, strict=True):
            for tekst, stijl in rest:
                cel.append(tekst, style=stijl)
        rijk.add_row(*cellen)
    console.print(Padding(rijk, (0, 0, 0, 2)))


class Blad:
    """Lines of text, wrapped to the width with a hanging indent, and styled as a whole.

    The text is wrapped here and printed by rich as it is, which is ten times as fast as a rich table for each reason.

    Args:
        breedte: columns.
    """

    def __init__(self, breedte: int) -> None:
        self._breedte = breedte
        self._delen: list[tuple[str, str]] = []

    def regel(self, tekst: str, *, stijl: str = "", spaties: int = 2, teken: str = "", noot: str = "") -> None:
        """Add a paragraph.

        Args:
            tekst: the paragraph.
            stijl: style of the whole.
            spaties: columns before the sign.
            teken: what stands before the first line (a bullet, "Omdat:"); the other lines are indented below the text.
            noot: what follows the text in a soft style.
        """
        tekst, noot = zichtbaar(tekst), zichtbaar(noot)
        inspringing = " " * (spaties + len(teken))
        regels = breek_af(f"{tekst} {noot}" if noot else tekst, self._breedte, " " * spaties + teken, inspringing)
        vol = "\n".join(regels) + "\n"
        grens = len(vol)
        if noot:
            # The note starts where as many letters of the text have passed; spaces and breaks differ after wrapping.
            grens = _na_letters(vol, len("".join(f"{teken}{tekst}".split())))
        self._delen.append((vol[:grens], stijl))
        if noot:
            self._delen.append((vol[grens:], _ZACHT))

    def wit(self) -> None:
        """Add an empty line."""
        self._delen.append(("\n", ""))

    def druk_af(self, console: Console | Scherm) -> None:
        """Print and forget what was added; without rich where there is no style to show."""
        if console.color_system is None:
            console.file.write("".join(deel for deel, _ in self._delen))
        else:
            from rich.text import Text

            console.print(Text.assemble(*self._delen, end=""), soft_wrap=True)
        self._delen = []


def breek_af(tekst: str, breedte: int, begin: str, verder: str) -> list[str]:
    """Return a text as lines, broken at its spaces as `textwrap.wrap` does.

    Args:
        tekst: the text.
        breedte: the most characters on a line.
        begin: what stands before the first line.
        verder: what stands before the others; as long as `begin`.
    """
    delen = tekst.split(" ")
    ruimte = breedte - len(begin)
    if not all(delen) or not tekst.isprintable() or max(map(len, delen)) > ruimte:
        return wrap(tekst, breedte, initial_indent=begin, subsequent_indent=verder, break_on_hyphens=False)
    uit, regel = [], delen[0]
    for woord in delen[1:]:
        if len(regel) + 1 + len(woord) <= ruimte:
            regel += f" {woord}"
        else:
            uit.append(regel)
            regel = woord
    uit.append(regel)
    return [f"{verder if nummer else begin}{regel}" for nummer, regel in enumerate(uit)]


def _na_letters(tekst: str, letters: int) -> int:
    """Return the place after this many characters that are no space."""
    for plaats, letter in enumerate(tekst):
        if not letters:
            return plaats
        letters -= not letter.isspace()
    return len(tekst)


def _titels(bevindingen: Sequence[Bevinding]) -> str:
    return "; ".join(titel_met_proces(deel.titel, *deel.over.values()) for deel in bevindingen)


def _kleur(staat: Staat) -> str:
    match staat:
        case "in_orde":
            return "green"
        case "aandacht":
            return "yellow"
        case "onbekend":
            return _ZACHT
        case _:
            assert_never(staat)


def _titel(*groep: Advies) -> str:
    return titel_met_proces(groep[0].titel, *(advies.sleutel.proces for advies in groep))


def _namen(delen: tuple[Indeling, ...], status: Status) -> str:
    return ", ".join(deel.naam for deel in delen if deel.status == status)


def _indelingen(delen: tuple[Indeling, ...]) -> list[tuple[str, str]]:
    zeker, open_ = _namen(delen, "zeker"), _namen(delen, "open")
    if not zeker and not open_:
        return [("niets volgt met zekerheid", _ZACHT)]
    nog = [(("; " if zeker else "") + f"nog open: {open_}", _ZACHT)] if open_ else []
    return [(zeker, "bold"), *nog]


def _nu(proces: ProcesOordeel) -> str:
    if not proces.uitvoering:
        return "onbekend"
    model = _namen(proces.partnermodel, "zeker")
    return proces.uitvoering_tekst + (f" ({model})" if model else "")


def _mag(proces: ProcesOordeel) -> str:
    return _namen(proces.keuzen, "zeker") or ("nog open" if _namen(proces.keuzen, "open") else "onbekend")
