"""`advies lsp` in the folder of a layer: the rule base with that layer over it, as an editor has it, over the protocol."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from advies import lees_feiten
from advies.beheer.toetsing import lees_toetsen
from advies.lagenmap import lees_lagen
from kennisbank.lagen import met_lagen
from regels.eigen import regelbank
from tests.lspklant import Klant
from tests.opdracht import advies
from tests.taalproeven import SERVER, WORTEL, plek, toegepast, vraag

STREEK = "lagen/streek"
BASIS, FEITEN, TOETSEN = f"{STREEK}/basis/opslag.yaml", f"{STREEK}/feiten.yaml", f"{STREEK}/toetsen/opslag.yaml"


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    """A folder of somebody with a layer, without the rules of the publication."""
    shutil.copytree(WORTEL / "docs/voorbeelden/streekafspraak", tmp_path / STREEK)
    return tmp_path


def lees(map_: Path, naam: str) -> str:
    return (map_ / naam).read_text(encoding="utf-8")


def test_fouten_in_een_laag_terwijl_men_typt(map_: Path) -> None:
    regels, feiten, toetsen = lees(map_, BASIS), lees(map_, FEITEN), lees(map_, TOETSEN)

    async def gesprek(klant: Klant) -> tuple[list[list[str]], ...]:
        eerst = await klant.open(BASIS, regels)
        dan = await klant.wijzig(BASIS, regels.replace("streek__opslag_in_streek: nee", "streek__opslag_in_stad: nee"))
        van_basis = await klant.wijzig(
            BASIS, regels.replace("uitvoering.technisch_beheer", "uitvoring.technisch_beheer")
        )
        zonder = await klant.wijzig(BASIS, regels.replace("regel: streek__beheer", "regel: beheer"))
        weer = await klant.wijzig(BASIS, regels)
        await klant.open(TOETSEN, toetsen)
        await klant.open(FEITEN, feiten)
        await klant.wijzig(FEITEN, feiten.replace("feit: streek__opslag_in_streek", "feit: streek__opslag_elders"))
        samen = [await klant.laatste(BASIS), await klant.laatste(FEITEN)]
        await klant.wijzig(FEITEN, feiten)
        hersteld = [await klant.laatste(BASIS), await klant.laatste(FEITEN), await klant.laatste(TOETSEN)]
        toets = await klant.wijzig(TOETSEN, toetsen.replace("moet: [streek__storingen]", "moet: [streek__storing]"))
        antwoord = ([eerst, weer, *hersteld], [dan, van_basis, zonder, toets], samen)
        return tuple([[melding.message for melding in deel] for deel in delen] for delen in antwoord)

    goed, (dan, van_basis, zonder, toets), (samen, in_feiten) = vraag(map_, gesprek)
    assert goed == [[]] * 5
    assert "streek__opslag_in_streek" in dan[0]
    assert "uitvoering" in van_basis[0]
    assert "streek__beheer" in zonder[0]
    assert "streek__storingen" in toets[0]
    assert any("streek__opslag_in_streek" in melding for melding in samen)
    assert in_feiten == []


def test_een_fout_in_een_bestand_dat_niet_openstaat_verdwijnt_als_zij_hersteld_is(map_: Path) -> None:
    feiten = lees(map_, FEITEN)

    async def gesprek(klant: Klant) -> tuple[int, int]:
        await klant.open(FEITEN, feiten)
        await klant.wijzig(FEITEN, feiten.replace("feit: streek__opslag_in_streek", "feit: streek__opslag_elders"))
        voor = len(await klant.laatste(BASIS))
        await klant.wijzig(FEITEN, feiten)
        return voor, len(await klant.laatste(BASIS))

    voor, na = vraag(map_, gesprek)
    assert voor > 0
    assert na == 0


def test_uitleg_aanvulling_en_definitie_in_een_laag(map_: Path) -> None:
    regels, kop, toetsen = lees(map_, BASIS), lees(map_, f"{STREEK}/laag.yaml"), lees(map_, TOETSEN)
    half = regels.replace("    - streek__opslag_in_streek: nee\n", "    - st\n", 1)
    zonder_plaats = regels.replace("bron: [{plaats: artikel_3}]", "bron: [{plaats: a}]", 1)

    async def gesprek(klant: Klant) -> tuple[object, ...]:
        await klant.open(BASIS, regels)
        feit = plek(regels, "streek__opslag_in_streek: nee")
        uitleg = await klant.hover(BASIS, *feit)
        daar = [
            await klant.definitie(BASIS, *plek(regels, woord))
            for woord in (
                "streek__opslag_in_streek: nee",
                "streek__te_veel_storingen}",
                "artikel_3",
                "streek__storingsgevoelig: ja",
                "uitvoering.technisch",
            )
        ]
        await klant.wijzig(BASIS, half)
        regel, _ = plek(half, "    - st\n")
        namen = await klant.aanvullingen(BASIS, regel, len("    - st"))
        await klant.wijzig(BASIS, zonder_plaats)
        regel, kolom = plek(zonder_plaats, "plaats: a}")
        plaatsen = await klant.aanvullingen(BASIS, regel, kolom - 2 + len("plaats: a"))
        await klant.wijzig(BASIS, regels)
        await klant.open(f"{STREEK}/laag.yaml", kop)
        uit = plek(kop, "geen_vervangingsbudget")
        titel = await klant.hover(f"{STREEK}/laag.yaml", *uit)
        kan_uit = await klant.aanvullingen(f"{STREEK}/laag.yaml", uit[0], 2)
        regel_daar = await klant.definitie(f"{STREEK}/laag.yaml", *uit)
        await klant.open(TOETSEN, toetsen)
        in_toets = await klant.aanvullingen(TOETSEN, *plek(toetsen, "streek__opslag]"))
        return uitleg, daar, namen, plaatsen, titel, kan_uit, regel_daar, in_toets

    uitleg, daar, namen, plaatsen, titel, kan_uit, regel_daar, in_toets = vraag(map_, gesprek)
    assert "Staan de gegevens in het rekencentrum van de streek?" in str(uitleg)
    assert "artikel 3" in str(uitleg)
    assert isinstance(daar, list)
    gevonden = [(bestand.name, bestand.read_text(encoding="utf-8").splitlines()[nummer]) for bestand, nummer in daar]
    assert gevonden == [
        ("feiten.yaml", "- feit: streek__opslag_in_streek"),
        ("drempels.yaml", "- drempel: streek__te_veel_storingen"),
        ("bron.yaml", "  - {plaats: artikel_3, tekst: artikel 3, titel: Opslag in de streek}"),
        ("opslag.yaml", "- afgeleid: streek__storingsgevoelig"),
        ("ict_functie.yaml", "  - feit: uitvoering"),
    ]
    assert isinstance(namen, list)
    assert {"streek__opslag_in_streek", "streek__storingsgevoelig", "vervangingsbudget", "er_is"} <= set(namen)
    assert plaatsen == ["artikel_3", "artikel_4"]
    assert "Er is geen budget om ict te vervangen" in str(titel)
    assert isinstance(kan_uit, list)
    assert "krappe_migratie" in kan_uit
    assert not any(naam.startswith("streek__") for naam in kan_uit)
    assert isinstance(regel_daar, tuple)
    assert regel_daar[0] == WORTEL / "regels/basis/middelen.yaml"
    assert isinstance(in_toets, list)
    assert "streek__opslag" in in_toets
    assert "geen_vervangingsbudget" not in in_toets


def test_de_acties_bij_een_regel_van_een_laag(map_: Path) -> None:
    regels = lees(map_, BASIS)
    anders = regels.replace("streek__opslag_in_streek: nee", "streek__opslag_in_streek: ja", 1)
    erbij = regels.replace("- regel: streek__storingen", "- regel: streek__nieuw")

    async def gesprek(klant: Klant) -> tuple[list[str], ...]:
        await klant.open(BASIS, regels)
        regel = plek(regels, "streek__opslag_in_streek: nee")[0]
        goed = [await klant.doe(opdracht) for opdracht in (await klant.acties(BASIS, regel)).values()]
        await klant.wijzig(BASIS, anders)
        mis = [await klant.doe(opdracht) for opdracht in (await klant.acties(BASIS, regel)).values()]
        (map_ / TOETSEN).unlink()
        await klant.wijzig(BASIS, erbij)
        regel = plek(erbij, "streek__nieuw")[0]
        zonder = [await klant.doe(opdracht) for opdracht in (await klant.acties(BASIS, regel)).values()]
        return goed, mis, zonder

    goed, mis, zonder = vraag(map_, gesprek)
    assert goed == [
        "Alle 3 toetsen van streek__opslag slagen.",
        "streek__opslag gaat op bij deze feiten: streek__opslag_in_streek: nee",
    ]
    assert mis[0].startswith("2 toetsen van streek__opslag slagen niet: ")
    assert mis[1] == "streek__opslag gaat op bij deze feiten: streek__opslag_in_streek: ja"
    assert zonder[0].endswith(f"advies check --regels {map_ / STREEK} --voorstel streek__nieuw")


def test_een_feit_van_een_laag_krijgt_een_andere_naam_en_een_van_de_publicatie_niet(map_: Path) -> None:
    regels = lees(map_, BASIS)
    (map_ / "lagen/feiten.yaml").write_text("streek__opslag_in_streek: nee\nvervangingsbudget: ja\n", encoding="utf-8")

    async def gesprek(klant: Klant) -> tuple[object, ...]:
        await klant.open(BASIS, regels)
        feit = plek(regels, "streek__opslag_in_streek: nee")
        return (
            await klant.hernoem(BASIS, *feit, "streek__opslag_hier"),
            await klant.hernoem(BASIS, *feit, "opslag_hier"),
            await klant.hernoem(BASIS, *feit, "streek__aantal_storingen"),
            await klant.hernoem(BASIS, *plek(regels, "uitvoering.technisch_beheer"), "wie_voert_uit"),
        )

    goed, zonder, bestaat, van_publicatie = vraag(map_, gesprek)
    assert isinstance(goed, tuple)
    assert goed[1] == ""
    assert {pad.relative_to(map_).as_posix() for pad in goed[0]} == {BASIS, FEITEN, TOETSEN, "lagen/feiten.yaml"}
    for pad, delen in goed[0].items():
        pad.write_text(toegepast(pad.read_text(encoding="utf-8"), delen), encoding="utf-8")
        assert "streek__opslag_in_streek: " not in pad.read_text(encoding="utf-8")
    assert "- feit: streek__opslag_hier\n  vervangt: [streek__opslag_in_streek]\n" in lees(map_, FEITEN)
    assert "streek__opslag_hier: nee\n" in lees(map_, "lagen/feiten.yaml")
    with met_lagen(lees_lagen([str(map_ / STREEK)])):
        assert lees_feiten(str(map_ / "lagen/feiten.yaml")).meldingen == ()
        assert lees_toetsen(regelbank())
    for uitkomst, woord in (
        (zonder, "Noem het 'streek__opslag_hier'"),
        (bestaat, "bestaat al"),
        (van_publicatie, "is een feit van de publicatie"),
    ):
        assert isinstance(uitkomst, tuple)
        assert uitkomst[0] == {}
        assert woord in uitkomst[1]


def test_een_laag_die_bouwt_op_een_laag_ernaast(map_: Path) -> None:
    ander = map_ / "lagen/dorp"
    (ander / "basis").mkdir(parents=True)
    (ander / "laag.yaml").write_text("laag: dorp\ntitel: Dorp\nbouwt_op: [streek]\n", encoding="utf-8")
    shutil.copy(map_ / STREEK / "bron.yaml", ander / "bron.yaml")
    tekst = """\
- afgeleid: dorp__elders
  kort: elders
  ja: de gegevens staan elders
  nee: de gegevens staan niet elders
  grond: tekst
  bron: [{plaats: artikel_3}]
  betekent:
    - streek__opslag_in_streek: nee
"""

    async def gesprek(klant: Klant) -> tuple[list[str], list[str], str]:
        goed = await klant.open("lagen/dorp/basis/dorp.yaml", tekst)
        uitleg = await klant.hover("lagen/dorp/basis/dorp.yaml", *plek(tekst, "streek__opslag"))
        (map_ / STREEK / "laag.yaml").rename(map_ / "weg.yaml")
        weg = await klant.open("lagen/dorp/laag.yaml", lees(map_, "lagen/dorp/laag.yaml"))
        return [deel.message for deel in goed], [deel.message for deel in weg], uitleg

    (ander / "basis/dorp.yaml").write_text(tekst, encoding="utf-8")
    goed, weg, uitleg = vraag(map_, gesprek)
    assert goed == []
    assert "Staan de gegevens" in uitleg
    assert "bouwt op de laag 'streek', en die is niet geladen" in weg[0]


def test_een_laag_die_altijd_meetelt_ook_bij_feitenbestanden(map_: Path) -> None:
    opdracht = [*SERVER, "--regels", str(map_ / STREEK)]
    feiten = "streek__opslag_in_streek: nee\n"

    async def gesprek(klant: Klant) -> tuple[list[str], list[str], str, list[str]]:
        goed = await klant.open("feiten.yaml", feiten)
        assert await klant.open(BASIS, lees(map_, BASIS)) == []  # named twice: by the command, and by where it lies
        uitleg = await klant.definitie("feiten.yaml", 0, 2)
        fout = await klant.wijzig("feiten.yaml", feiten.replace("nee", "misschien"))
        (map_ / STREEK / "bron.yaml").write_text("titel: x\n", encoding="utf-8")
        kapot = await klant.wijzig("feiten.yaml", feiten)
        bron = await klant.laatste(f"{STREEK}/bron.yaml")
        return [m.message for m in goed], [m.message for m in fout], str(uitleg), [m.message for m in [*kapot, *bron]]

    goed, fout, daar, kapot = vraag(map_, gesprek, opdracht)
    assert goed == []
    assert len(fout) == 1
    assert "feiten.yaml" in daar
    assert kapot
    assert all("streek__opslag_in_streek" not in melding for melding in kapot)


def test_een_laag_zonder_kop_en_een_feit_dat_net_verschoven_is(map_: Path) -> None:
    regels, feiten = lees(map_, BASIS), lees(map_, FEITEN)

    async def gesprek(klant: Klant) -> tuple[object, list[str]]:
        await klant.open(BASIS, regels)
        await klant.open(FEITEN, feiten)
        await klant.wijzig(FEITEN, "# een\n# twee\n" + feiten)
        daar = await klant.definitie(BASIS, *plek(regels, "streek__opslag_in_streek: nee"))
        (map_ / STREEK / "laag.yaml").unlink()
        return daar, [deel.message for deel in await klant.wijzig(BASIS, regels)]

    daar, meldingen = vraag(map_, gesprek)
    regel = plek(feiten, "- feit: streek__opslag_in_streek")[0]
    assert daar == (map_ / FEITEN, regel + 2)
    assert "laag.yaml: dit bestand ontbreekt" in meldingen[0]


def test_een_map_die_er_niet_is_wordt_gezegd() -> None:
    uit = advies("lsp", "--regels", "weg")
    assert uit.returncode == 2
    assert "weg: deze map bestaat niet" in uit.stderr.decode()


def test_een_laag_ziet_de_regels_van_de_publicatie_zoals_zij_openstaan(map_: Path) -> None:
    """The layer switches a rule off; who gives that rule another name sees at once what breaks in the layer."""
    shutil.copytree(WORTEL / "regels", map_ / "regels", ignore=shutil.ignore_patterns("*.py", "__pycache__", "bewijs"))
    regels, kop, toetsen = "regels/basis/middelen.yaml", f"{STREEK}/laag.yaml", "regels/toetsen/middelen.yaml"

    async def gesprek(klant: Klant) -> tuple[list[list[str]], ...]:
        los = [await klant.open(kop, lees(map_, kop)), await klant.open(toetsen, lees(map_, toetsen))]
        los += [await klant.open(regels, lees(map_, regels)), await klant.laatste(kop)]
        await klant.wijzig(regels, lees(map_, regels).replace("- regel: geen_vervangingsbudget", "- regel: geen_geld"))
        mis = [await klant.laatste(kop), await klant.laatste(toetsen)]
        await klant.wijzig(regels, lees(map_, regels))
        weer = [await klant.laatste(kop), await klant.laatste(toetsen)]
        return tuple([[melding.message for melding in deel] for deel in delen] for delen in (los, mis, weer))

    los, (in_kop, in_toetsen), weer = vraag(map_, gesprek)
    assert los == [[]] * 4
    assert weer == [[]] * 2
    assert "de publicatie heeft geen regel 'geen_vervangingsbudget'" in in_kop[0]
    assert "geen_vervangingsbudget" in in_toetsen[0]
