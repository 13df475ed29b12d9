"""The answer as text for a terminal, in the order in which an adviser asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.box import ROUNDED
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from advies.afleiding import Stap
from advies.antwoord import Advies, Antwoord, Indeling, ProcesOordeel
from advies.weergave import woorden

_VRAGEN = 12
_OPEN = 8
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

    def toon(self, console: Console) -> None:
        """Print the answer."""
        naam = self._antwoord.samenwerkingsverband or "dit samenwerkingsverband"
        console.print(Text(f"Advies voor {naam}", style="bold"))
        for titel, delen in self._afdelingen():
            inhoud = list(delen)
            if inhoud:
                console.print()
                console.print(Text(titel, style=_KOP))
                for deel in inhoud:
                    console.print(deel)

    def _afdelingen(self) -> Iterator[tuple[str, Iterable[RenderableType]]]:
        buiten = any(deel.waarde == "buiten" and deel.status == "zeker" for deel in self._antwoord.reikwijdte)
        yield "1. Valt dit binnen de publicatie?", self._reikwijdte(buiten)
        yield "2. Welke vorm heeft de samenwerking, en wat past?", self._vormen()
        yield "3. De ict-processen: wie doet het nu, wat mag, wat is het advies?", self._processen()
        yield (
            "4. Risico's, de sterkste eerst",
            self._lijst(("risico",), "Er volgt geen risico met zekerheid uit deze feiten."),
        )
        yield "5. Wat te doen, door wie en wanneer", self._te_doen()
        yield "6. Wat al goed is en wat kansen biedt", self._lijst(("goede_praktijk", "kans"), "")
        yield "7. Ter duiding", self._lijst(("duiding",), "")
        yield "8. De negen aanbevelingen", self._aanbevelingen()
        yield "9. Wat we nog niet weten", self._onbekend()
        if self._alles:
            yield "10. Wat is uitgesloten", self._uitgesloten()
        yield "Verantwoording", self._bewijs()

    def _van(self, soorten: tuple[str, ...]) -> list[Advies]:
        return [advies for advies in self._zeker if advies.soort in soorten]

    def _lijst(self, soorten: tuple[str, ...], leeg: str) -> Iterator[RenderableType]:
        gevonden = self._van(soorten)
        for advies in gevonden:
            yield _blok(advies)
        if not gevonden and leeg:
            yield _in(Text(leeg))

    def _reikwijdte(self, buiten: bool) -> Iterator[RenderableType]:
        if buiten:
            yield _in(Text("Nee. De rest van dit advies is alleen ter oriëntatie.", style="bold red"))
        zeker = [deel for deel in self._antwoord.reikwijdte if deel.status == "zeker"]
        if not zeker:
            yield _in(Text("Dat is nog niet te zeggen; zie wat we nog niet weten."))
        for deel in zeker:
            yield _in(Text(deel.omschrijving))
        for advies in self._van(("reikwijdte",)):
            yield _blok(advies)

    def _vormen(self) -> Iterator[RenderableType]:
        vormen = self._antwoord.vormen
        tabel = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
        tabel.add_column(no_wrap=True)
        tabel.add_column()
        for titel, delen in (
            ("Bereik", vormen.bereik),
            ("Organisatie", vormen.organisatie),
            ("Kenmerk", vormen.kenmerken),
            ("Past qua bereik", vormen.kandidaten_bereik),
            ("Past als organisatie", vormen.kandidaten_organisatie),
            ("Migratie", self._antwoord.migratie),
        ):
            tabel.add_row(titel, _indelingen(delen))
        yield _in(tabel)
        for advies in self._van(("vorm",)):
            yield _blok(advies)

    def _processen(self) -> Iterator[RenderableType]:
        tabel = Table(box=ROUNDED, border_style=_ZACHT, expand=False)
        for kop in ("ict-proces", "nu", "criteria", "past dat?"):
            tabel.add_column(kop, overflow="fold")
        for proces in self._antwoord.processen.values():
            past = {None: "niet te zeggen", True: "nee", False: "ja"}[proces.verschil]
            tabel.add_row(proces.naam, _nu(proces), _mag(proces), past)
        yield tabel
        for proces in self._antwoord.processen.values():
            yield _in(Text.assemble((f"{proces.naam}: ", "bold"), proces.standaard))
        for advies in self._van(("proceskeuze", "partner")):
            if not (advies.conclusie and advies.soort == "partner"):
                yield _blok(advies)

    def _te_doen(self) -> Iterator[RenderableType]:
        gevonden = self._van(("voorwaarde", "advies", "migratie"))
        groepen: dict[str, list[Advies]] = {}
        for advies in gevonden:
            groepen.setdefault(woorden.wie(advies.wie), []).append(advies)
        for wie in sorted(groepen):
            yield _in(Text(wie[:1].upper() + wie[1:], style="bold underline"))
            fasen = list(woorden.FASE)
            for advies in sorted(groepen[wie], key=lambda a: min((fasen.index(f) for f in a.fase), default=0)):
                yield _blok(advies, met_fase=True)
        if not gevonden:
            yield _in(Text("Er volgt geen advies met zekerheid uit deze feiten."))

    def _aanbevelingen(self) -> Iterator[RenderableType]:
        kleur = {"in_orde": "green", "aandacht": "yellow", "onbekend": _ZACHT}
        tabel = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
        tabel.add_column(justify="right")
        tabel.add_column()
        tabel.add_column()
        for deel in self._antwoord.aanbevelingen:
            uitleg = woorden.STAAT[deel.staat]
            if deel.adviezen:
                uitleg += f" ({len(deel.adviezen)}×)"
            if deel.na:
                uitleg += f"; na {', '.join(map(str, deel.na))}"
            tabel.add_row(str(deel.nummer), deel.naam, Text(uitleg, style=kleur[deel.staat]))
        yield _in(tabel)

    def _onbekend(self) -> Iterator[RenderableType]:
        vragen = self._antwoord.vragen
        getoond = vragen if self._alles else vragen[:_VRAGEN]
        for vraag in getoond:
            aantal = "1 advies" if vraag.adviezen == 1 else f"{vraag.adviezen} adviezen"
            yield _in(Text.assemble(f"• {vraag.vraag} ", (f"[{vraag.feit}; telt mee voor {aantal}]", _ZACHT)))
        rest = len(vragen) - len(getoond)
        if rest:
            yield _in(Text(f"En nog {rest} vragen; met --alles ziet u ze allemaal.", style=_ZACHT))
        if not vragen:
            yield _in(Text("Er staat geen advies meer open."))
        open_ = [a for a in self._antwoord.van_status("open") if a.soort in ("risico", "voorwaarde", "advies")]
        keuze = open_ if self._alles else sorted(open_, key=lambda a: min(map(len, a.beslissend), default=9))[:_OPEN]
        if keuze:
            yield Text("")
            yield _in(Text("Het dichtst bij een antwoord" if not self._alles else "Alles wat openstaat", style="bold"))
        for advies in keuze:
            sets = " of ".join(" + ".join(deel) for deel in advies.beslissend[:3])
            yield _in(Text.assemble(f"• {_titel(advies)} ", (f"[{advies.regel}] hangt af van: {sets}", _ZACHT)))
        if len(open_) > len(keuze):
            yield _in(Text(f"In totaal staan {len(open_)} risico's en adviezen open.", style=_ZACHT))

    def _uitgesloten(self) -> Iterator[RenderableType]:
        for advies in self._antwoord.van_status("uitgesloten"):
            feiten = "; ".join(woorden.feit(stap) for stap in advies.omdat)
            yield _in(Text.assemble(f"• {_titel(advies)} ", (f"[{advies.regel}] want {feiten}", _ZACHT)))

    def _bewijs(self) -> Iterator[RenderableType]:
        bewijs = self._antwoord.ontvangstbewijs
        if bewijs.melding:
            yield _in(Text(bewijs.melding, style="yellow"))
        yield _in(
            Text(
                f"Bron: {bewijs.publicatie}. advies {bewijs.advies}, {bewijs.regels} regels"
                f" ({bewijs.regelbank[:12]}), feiten {bewijs.feiten[:12]}, motor: {' en '.join(bewijs.motoren)}.",
                style=_ZACHT,
            )
        )


def _in(deel: RenderableType, spaties: int = 2) -> Padding:
    return Padding(deel, (0, 0, 0, spaties))


def _titel(advies: Advies) -> str:
    proces = advies.over.get("proces")
    return f"{advies.titel} ({proces.replace('_', ' ')})" if proces else advies.titel


def _blok(advies: Advies, met_fase: bool = False) -> Padding:
    kop = Text.assemble(
        ("• ", "bold"), (_titel(advies), "bold"), (f"  [{advies.regel}; {woorden.STERKTE[advies.sterkte]}]", _ZACHT)
    )
    regels: list[RenderableType] = [Text(advies.tekst), Text(advies.uitleg)]
    if advies.kanttekening:
        regels.append(Text(f"Let op: {advies.kanttekening}", style="italic"))
    if met_fase and advies.fase:
        regels.append(Text(f"Wanneer: {woorden.fase(advies.fase)}"))
    regels.extend(_reden(advies.afleiding))
    regels.append(Text(f"Bron: {woorden.bron(advies)}", style=_ZACHT))
    return Padding(Group(kop, Padding(Group(*regels), (0, 0, 0, 2))), (0, 0, 0, 2))


def _reden(stappen: tuple[Stap, ...], diepte: int = 0) -> Iterator[RenderableType]:
    for nummer, stap in enumerate(stappen):
        begin = "Omdat:" if not diepte and nummer == 0 else "      "
        wat = stap.tekst if stap.omdat else woorden.feit(stap)
        regel = Table.grid(padding=(0, 1))
        regel.add_column(no_wrap=True)
        regel.add_column()
        regel.add_row(Text(begin + "  " * diepte + " -", style=_ZACHT), Text(wat + (", want" if stap.omdat else "")))
        yield regel
        yield from _reden(stap.omdat, diepte + 1)


def _indelingen(delen: tuple[Indeling, ...]) -> Text:
    uit = Text()
    for status in ("zeker", "open"):
        namen = [deel.naam for deel in delen if deel.status == status]
        if namen and status == "zeker":
            uit.append(", ".join(namen), style="bold")
        elif namen:
            uit.append(("; " if uit.plain else "") + f"nog open: {', '.join(namen)}", style=_ZACHT)
    return uit if uit.plain else Text("niets volgt met zekerheid", style=_ZACHT)


def _nu(proces: ProcesOordeel) -> str:
    if not proces.uitvoering:
        return "onbekend"
    model = [deel.naam for deel in proces.partnermodel if deel.status == "zeker"]
    return proces.uitvoering_tekst + (f" ({model[0]})" if model else "")


def _mag(proces: ProcesOordeel) -> str:
    zeker = [deel.naam for deel in proces.keuzen if deel.status == "zeker"]
    if zeker:
        return ", ".join(zeker)
    return "nog open" if any(deel.status == "open" for deel in proces.keuzen) else "geen advies"
