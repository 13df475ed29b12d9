"""Where a conclusion leads: the number of its explanation, its references, and the facts that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from advies.afleiding import Stap
from advies.antwoord import Advies
from advies.rapport.bouw import alinea, hoofdstuk
from advies.rapport.model import Punt, Rij, Sectie, Stuk, Tabel, Zin, gewoon
from advies.rapport.teksten import lijst, tekst, verbind, zin
from advies.weergave import woorden
from kennisbank.bronnen import Plaats, publicatie
from regels.sleutels import FeitSleutel, RegelSleutel


def feit_anker(feit: FeitSleutel) -> str:
    """Return the anchor of a fact."""
    return "feit-" + str(feit).replace(".", "-").replace("_", "-")


class Verwijzer:
    """Numbers chapters and explanations, and remembers what refers to what while a report is made.

    Args:
        hoofdstukken: the keys of the chapters, in order; a key is the anchor of its chapter.
        conclusies: the conclusions that get an explanation, in groups; each group is a paragraph of the chapter "toelichting".
    """

    def __init__(self, hoofdstukken: Sequence[str], conclusies: Sequence[Sequence[RegelSleutel]]) -> None:
        self._hoofdstukken = {sleutel: str(nummer) for nummer, sleutel in enumerate(hoofdstukken, 1)}
        eigen = self._hoofdstukken.get("toelichting", "")
        self._toelichtingen: dict[RegelSleutel, str] = {
            conclusie: f"{eigen}.{groep}.{plaats}"
            for groep, delen in enumerate(conclusies, 1)
            for plaats, conclusie in enumerate(delen, 1)
        }
        self._bronnen: dict[str, dict[RegelSleutel, None]] = {}
        self._ankers: dict[str, str] = {}

    def nummer(self, hoofdstuk: str) -> str:
        """Return the number of a chapter."""
        return self._hoofdstukken[hoofdstuk]

    def hoofdstuk(self, sleutel: str) -> Stuk:
        """Return a link to a chapter."""
        return Stuk(tekst("algemeen.hoofdstuk", nummer=self._hoofdstukken[sleutel]), naar=sleutel)

    def toelichting_nummer(self, conclusie: RegelSleutel) -> str:
        """Return the number of the explanation of a conclusion; empty when it has none."""
        return self._toelichtingen.get(conclusie, "")

    def toelichting_anker(self, conclusie: RegelSleutel) -> str:
        """Return the anchor of the explanation of a conclusion."""
        return "toelichting-" + self._toelichtingen[conclusie].replace(".", "-")

    def toelichting(self, conclusie: RegelSleutel) -> Stuk:
        """Return a link to the explanation of a conclusion, in words."""
        nummer = self._toelichtingen[conclusie]
        return Stuk(tekst("algemeen.toelichting", nummer=nummer), naar=self.toelichting_anker(conclusie))

    def toelichting_kort(self, conclusie: RegelSleutel) -> Stuk:
        """Return a link to the explanation of a conclusion: its number."""
        return Stuk(self._toelichtingen[conclusie], naar=self.toelichting_anker(conclusie))

    def bronnen(self, teksten: Iterable[str], grond: str = "tekst", conclusie: RegelSleutel | None = None) -> Zin:
        """Return links to references, and remember that they are used.

        Args:
            teksten: the references, in Dutch.
            grond: `afgeleid` adds that the conclusion is ours.
            conclusie: the conclusion whose explanation refers to them.
        """
        delen: list[Zin] = []
        for bron in dict.fromkeys(teksten):
            anker = self._ankers.setdefault(bron, f"bron-{len(self._ankers) + 1}")
            gebruik = self._bronnen.setdefault(bron, {})
            if conclusie in self._toelichtingen:
                assert conclusie is not None
                gebruik[conclusie] = None
            delen.append((Stuk(bron, naar=anker),))
        uit = verbind(delen, "; ")
        return (*uit, Stuk(" " + tekst("algemeen.eigen", eigen=woorden.EIGEN))) if grond == "afgeleid" else uit

    def stap(self, stap: Stap, conclusie: RegelSleutel) -> Punt:
        """Return a step of a derivation as a point, with the steps below it."""
        if stap.omdat:
            delen: list[Stuk] = [*zin("algemeen.want", tekst=stap.tekst)]
            if stap.bron:
                delen += [Stuk(" ("), *self.bronnen(stap.bron, conclusie=conclusie), Stuk(")")]
            return Punt(tuple(delen), tuple(self.stap(deel, conclusie) for deel in stap.omdat))
        plek = tekst("algemeen.regel", nummer=stap.regel) if stap.regel else tekst("algemeen.zonder_regel")
        return Punt((Stuk(stap.tekst + " "), Stuk(plek, naar=feit_anker(stap.sleutel))))

    def verwijzing(self, advies: Advies) -> Zin:
        """Return where the explanation and the references of a conclusion are."""
        conclusie = advies.sleutel
        return zin(
            "algemeen.verwijzing",
            toelichting=self.toelichting_kort(conclusie),
            bronnen=self.bronnen(advies.bron_tekst, advies.grond, conclusie),
        )

    def bronnenlijst(self) -> Sectie:
        """Return the chapter of references: those that were used until now, in the order of the publication."""
        plaatsen = publicatie()
        volgorde = {plaats.tekst: nummer for nummer, plaats in enumerate(plaatsen.plaatsen.values())}
        gevonden: list[tuple[int, str, str]] = []
        for bron in self._ankers:
            plaats = _plaats(bron, plaatsen.plaatsen)
            gevonden.append((volgorde[plaats.tekst] if plaats else len(volgorde), bron, plaats.titel if plaats else ""))
        rijen = tuple(
            Rij(
                (
                    gewoon(bron),
                    gewoon(titel or tekst("feiten.nergens")),
                    verbind([(self.toelichting_kort(deel),) for deel in self._bronnen[bron]], ", ")
                    or gewoon(tekst("feiten.nergens")),
                ),
                self._ankers[bron],
            )
            for _, bron, titel in sorted(gevonden)
        )
        inleiding = tekst("bronnen.inleiding", publicatie=f"{plaatsen.titel}, {plaatsen.uitgave}, {plaatsen.jaar}")
        tabel = Tabel(tekst("bronnen.bijschrift"), lijst("bronnen.kop"), rijen, (3, 4, 3))
        return hoofdstuk(
            self.nummer("bronnen"), "bronnen", tekst("bronnen.titel"), (alinea(inleiding), *((tabel,) if rijen else ()))
        )


def _plaats(bron: str, plaatsen: Mapping[tuple[str, str], Plaats]) -> Plaats | None:
    """Return the place that a reference in Dutch points at: the one with the longest name that it starts with."""
    passend = [plaats for plaats in plaatsen.values() if bron.startswith(plaats.tekst)]
    return max(passend, key=lambda plaats: len(plaats.tekst), default=None)
