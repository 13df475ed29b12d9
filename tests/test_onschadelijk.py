"""What is typed does nothing but be read: no control characters, no markup, no templates, no code, no network."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import unicodedata
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from advies import Adviseur, Samenwerkingsverband
from advies.invoer import ontleed_feiten
from advies.opdrachten.uitvoer import console
from advies.raad.samenvatting import vat_samen
from advies.uitleg.gesprek import Stand
from advies.uitleg.gesprekstekst import als_yaml
from advies.weergave.blad import Blad
from advies.weergave.json import als_json
from advies.weergave.scherm import Scherm
from advies.weergave.tekst import TekstWeergave
from advies.werkgeheugen import werkgeheugen
from kennisbank.getypt import is_onbekend
from kennisbank.meldingen import InvoerFout, Melding, Plek
from kennisbank.tekens import zichtbaar
from kennisbank.vocabulaire import vocabulaire
from regels.lezen import lees_regelbank
from tests.bouwers import voorbeelden
from tests.fuzz.doelen import weiger_besturing
from tests.opdracht import advies

NARE_NAMEN = [
    "\x1b[31mrood\x1b[0m", "\x1b]0;titel\x07", "\x9b31m", "a\rb", "a\x08\x08b", "a\x00b", "\u202eomgekeerd", "\u2066isolaat\u2069",
    "onzicht\u200bbaar", "\u2028regel", "[red]rood[/red]", "[link=http://x]klik[/link]", "[/]", "[bold", ":smile:", "<script>x</script>",
    "{naam.__class__}", "{proces}", "{0}", "%s %n", "${x}", "{{ 7*7 }}", "# kop", "'; drop", '"', "\\u0041", "a\nb", "\ufeffbom", "𝕏",
    "\U000e0041tag",
]  # fmt: skip
TEKENS = st.characters(codec="utf-8") | st.sampled_from(
    "\x1b\x9b\x00\x07\x08\r\n\t\x7f\x85\u202e\u2066\u200b\u2028[]{}<>:'\"\\"
)

NAMEN = st.text(TEKENS, min_size=1, max_size=30) | st.sampled_from(NARE_NAMEN)


def test_de_tekens_zijn_die_van_unicode() -> None:
    gewoon = ("\n",)
    for punt in range(sys.maxunicode + 1):
        teken = chr(punt)
        soort = unicodedata.category(teken)
        if soort == "Cn":
            continue  # not assigned in the Unicode of this Python; a later one may have it
        vreemd = soort in ("Cc", "Cf", "Cs", "Zl", "Zp") and teken not in gewoon
        assert (zichtbaar(teken) != teken) == vreemd, hex(punt)


@given(st.text(TEKENS))
def test_uitgeschreven_in_json_betekent_hetzelfde(tekst: str) -> None:
    veilig = zichtbaar(json.dumps({"naam": tekst}, ensure_ascii=False))
    weiger_besturing(veilig)
    assert json.loads(veilig) == {"naam": tekst}


def test_een_regeleinde_van_windows_blijft() -> None:
    assert zichtbaar("a;b\r\nc;d\r\n") == "a;b\r\nc;d\r\n"
    assert zichtbaar("a\rb") == "a\\u000db"


@given(NAMEN, NAMEN)
@voorbeelden(20)
def test_een_naam_is_onschadelijk_in_tekst_en_json(referentie: Adviseur, naam: str, gemeente: str) -> None:
    verband = Samenwerkingsverband.model_validate(
        {"naam": naam, "toelichting": naam, "gemeenten": [{"naam": f"a{gemeente}"}, {"naam": f"b{gemeente}"}]}
    )
    antwoord = referentie.evalueer(verband, alles=True)
    scherm = Console(file=StringIO(), width=80, color_system=None)
    TekstWeergave(antwoord, vat_samen(antwoord, vocabulaire().feiten), alles=True).toon(scherm)
    weiger_besturing(scherm.file.getvalue())  # type: ignore[attr-defined]
    tekst = als_json([antwoord])
    weiger_besturing(tekst)
    assert json.loads(tekst)["samenwerkingsverband"] == ("" if is_onbekend(naam) else naam)


@given(NAMEN)
@voorbeelden(150)
def test_een_naam_wordt_bewaard_zoals_hij_is(naam: str) -> None:
    """The interview writes YAML that says exactly what was typed, whatever that is."""
    geheugen = werkgeheugen(Samenwerkingsverband.model_validate({"gemeenten": [{"naam": f"x{naam}"}]}))
    bewaard = als_yaml(Stand(naam, geheugen), "# kop\nnaam:\n")
    gelezen = ontleed_feiten(bewaard.encode(), "f.yaml").feiten
    assert dict(werkgeheugen(gelezen)) == dict(geheugen)
    if gelezen.naam is not None:  # a name of nothing but spaces, or "onbekend", is no name
        assert gelezen.naam == naam


@given(NAMEN, NAMEN)
@voorbeelden(150)
def test_een_melding_is_onschadelijk(bestand: str, sleutel: str) -> None:
    weiger_besturing(str(InvoerFout([Melding(Plek(bestand, 1, 1), sleutel)])))
    try:
        ontleed_feiten(f"{json.dumps(sleutel)}: {json.dumps(bestand)}\n".encode(), bestand)
    except InvoerFout as fout:
        weiger_besturing(str(fout))


@pytest.mark.parametrize("naam", ["[red]rood[/red]", "[link=http://x]klik[/link]", "[/]", ":smile:", "[bold]"])
def test_opmaak_in_een_naam_wordt_niet_uitgevoerd(naam: str) -> None:
    """In a terminal with colours, the name stands there letter by letter."""
    scherm = Console(file=StringIO(), width=80, force_terminal=True, color_system="truecolor", legacy_windows=False)
    blad = Blad(80)
    blad.regel(f"Advies voor {naam}", stijl="bold", noot="[noot]")
    blad.druk_af(scherm)
    uit = scherm.file.getvalue()  # type: ignore[attr-defined]
    assert naam in uit
    assert "\x1b]8" not in uit
    kaal = console(None)
    assert isinstance(kaal, Scherm)
    blad.regel(naam, spaties=0)
    blad.druk_af(kaal)
    assert kaal.file.getvalue().strip() == naam


REGEL = """\
- regel: proef
  titel: {titel}
  soort: risico
  sterkte: moet
  grond: tekst
  bron: [{{aanbeveling: 8}}]
  als: [{{vervangingsbudget: nee}}]
  tekst: {tekst}
  uitleg: Uitleg.
  wie: [bestuur]
  fase: [ontwerp]
"""


@pytest.mark.parametrize(
    "truc",
    ["{naam.__class__}", "{vervangingsbudget.__class__}", "{0}", "{}", "{proces!r}", "{vervangingsbudget:>1000000000}",
     "{self._adviseur}", "{__builtins__}", "{vervangingsbudget[0]}", "${x}", "{{ 7*7 }}"],
)  # fmt: skip
def test_een_regeltekst_is_geen_sjabloon_met_toegang(truc: str) -> None:
    with pytest.raises(InvoerFout, match="kan hier niet worden ingevuld") as vangst:
        lees_regelbank({"r.yaml": REGEL.format(titel="Proef", tekst=json.dumps(truc)).encode()})
    assert vangst.value.meldingen[0].plek == Plek("r.yaml", 8, 10)


@pytest.mark.parametrize("truc", ["%s %(x)s", "$x", "<b>x</b>", "[red]x[/red]", "`id`", "$(id)"])
def test_een_regeltekst_staat_er_letterlijk(truc: str) -> None:
    bank = lees_regelbank({"r.yaml": REGEL.format(titel=json.dumps(truc), tekst=json.dumps(truc)).encode()})
    antwoord = Adviseur(bank, motor="referentie").evalueer(Samenwerkingsverband(vervangingsbudget=False))
    assert (antwoord.adviezen[0].titel, antwoord.adviezen[0].tekst) == (truc, truc)


@pytest.mark.parametrize("teken", ["\\e[31m", "\\u202e", "\\u200b", "\\0"])
def test_een_regeltekst_met_een_onzichtbaar_teken_wordt_geweigerd(teken: str) -> None:
    with pytest.raises(InvoerFout, match="niet te zien is \\(U\\+") as vangst:
        lees_regelbank({"r.yaml": REGEL.format(titel=f'"Proef{teken}"', tekst="Tekst.").encode()})
    assert vangst.value.meldingen[0].plek == Plek("r.yaml", 2, 10)


@pytest.mark.parametrize(
    "tekst",
    ["!!python/object/apply:os.system ['touch GEVAAR']", "!!python/name:os.system", "!!python/module:os", "!!binary aGE=",
     "!!python/object/new:subprocess.Popen [[touch, GEVAAR]]", "!!set {a}", "!include /etc/passwd", "&a [*a]", "<<: *a"],
)  # fmt: skip
@pytest.mark.parametrize("vorm", ["naam: {}\n", "{}: x\n", "- {}\n", "gemeenten: [{{naam: {}}}]\n"])
def test_yaml_voert_niets_uit(tekst: str, vorm: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for lees in (lambda b: ontleed_feiten(b, "f.yaml"), lambda b: lees_regelbank({"f.yaml": b})):
        with pytest.raises(InvoerFout):
            lees(vorm.format(tekst).encode())
    assert not list(tmp_path.iterdir())


_BEWAAKT = """
import sys
gezien = set()
def bewaak(gebeurtenis, argumenten):
    if gebeurtenis.split(".")[0] in ("socket", "subprocess", "ftplib", "http", "smtplib", "urllib", "webbrowser", "ctypes", "mmap") or (
        gebeurtenis in ("os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "os.startfile", "pty.spawn",
                        "os.kill", "os.remove", "os.rename", "os.rmdir", "shutil.rmtree", "cpython.run_command")
    ):
        gezien.add(gebeurtenis)
    if gebeurtenis == "open" and isinstance(argumenten[1], str) and set(argumenten[1]) & set("wax+"):
        gezien.add(f"open om te schrijven: {argumenten[0]}")
    if gebeurtenis == "compile" and "example.org" in str(argumenten[0]):
        gezien.add("compile: text of the user")
sys.addaudithook(bewaak)
sys.argv = ["advies", *sys.argv[1:]]
from advies.__main__ import main
try:
    code = main()
except SystemExit as stop:
    code = stop.code
sys.stderr.write("GEZIEN " + repr(sorted(gezien)) + " CODE " + repr(code))
"""


@pytest.mark.parametrize("opties", [[], ["--formaat", "json"]])
def test_een_evaluatie_opent_geen_verbinding_en_start_geen_programma(opties: list[str], tmp_path: Path) -> None:
    """An audit hook of the interpreter sees each socket, process and written file of a whole evaluation."""
    feiten = tmp_path / "f.yaml"
    feiten.write_text("naam: '$(id) `id` http://example.org'\nvervangingsbudget: nee\n")
    uit = subprocess.run(
        [sys.executable, "-B", "-c", _BEWAAKT, "evaluate", str(feiten), *opties],
        capture_output=True, text=True, timeout=120, check=False, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    assert uit.stderr.endswith("GEZIEN [] CODE 0"), uit.stderr


def test_de_bewaking_ziet_wat_zij_moet_zien() -> None:
    code = _BEWAAKT.replace(
        "from advies.__main__ import main",
        "import socket, os\nmain = lambda: (socket.socket().close(), os.system('true'), compile('\"example.org\"', 'x', 'eval'), 0)[3]",
    )
    uit = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert "os.system" in uit.stderr
    assert "socket.__new__" in uit.stderr
    assert "compile: text of the user" in uit.stderr


@pytest.mark.parametrize(
    "argumenten", [["\x1b[31mrood"], ["evaluate", "\x1b[31m.yaml"], ["evaluate", "--\u202ex"], ["rules", "\x1b[31m"]]
)
def test_een_argument_is_onschadelijk_in_een_melding(argumenten: list[str]) -> None:
    uit = advies(*argumenten)
    assert uit.returncode == 2
    weiger_besturing(uit.stderr.decode())
    assert b"Traceback" not in uit.stderr
