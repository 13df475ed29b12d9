"""Click speaks Dutch: every message that its source holds has a translation, and no command line falls into English."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path

import click
import pytest

from advies.opdrachten.clicktekst import NEDERLANDS
from tests.opdracht import advies
from tests.test_cli import DOSSIER, VOORBEELD

_VERTALERS = {"_": 1, "gettext": 1, "ngettext": 2}
_UIT_EEN_VARIABELE = {"required"}
"""What click translates by a variable: the word that `Option.get_help_extra` puts in it."""


def berichten_van(map_: Path) -> set[str]:
    """Return what the modules of a package give to gettext as a literal."""
    uit: set[str] = set()
    for pad in sorted(map_.glob("*.py")):
        for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8"))):
            if isinstance(knoop, ast.Call) and isinstance(knoop.func, ast.Name) and knoop.func.id in _VERTALERS:
                delen = knoop.args[: _VERTALERS[knoop.func.id]]
                uit |= {deel.value for deel in delen if isinstance(deel, ast.Constant) and isinstance(deel.value, str)}
    return uit


def test_elk_bericht_van_click_heeft_nederlands() -> None:
    berichten = berichten_van(Path(click.__file__).parent)
    assert len(berichten) > 60
    assert sorted((berichten | _UIT_EEN_VARIABELE) - NEDERLANDS.keys()) == []


@pytest.mark.parametrize("bericht", list(NEDERLANDS))
def test_een_vertaling_vult_in_wat_click_geeft(bericht: str) -> None:
    def velden(tekst: str) -> set[str]:
        return {veld for _, veld, _, _ in string.Formatter().parse(tekst) if veld} | set(
            re.findall(r"%\(\w+\)s", tekst)
        )

    assert velden(NEDERLANDS[bericht]) <= velden(bericht)


ENGELS = re.compile(
    r"(?<![\w-])(a|an|and|any|argument:|arguments?|are|cannot|choice|choose|command|commands|default|did|does|error|exist|extra"
    r"|for|found|got|help|integer|invalid|is not|it|mean|message|missing|must|not|one of|options?|path|possible|range|required"
    r"|requires|show|such|take|takes|text|the|there|this|to|too|try|unexpected|usage|value|values|version|with|you)(?![\w-])",
    re.IGNORECASE,
)
_OOK_NEDERLANDS = {"argument", "is not"}
"""Words of that list that Dutch has too."""


def engelse_woorden(tekst: str) -> list[str]:
    zonder_opties = re.sub(r"--?[\w-]+", "", tekst)
    return [vondst for vondst in ENGELS.findall(zonder_opties) if vondst.lower() not in _OOK_NEDERLANDS]


@pytest.mark.parametrize(
    ("argumenten", "deel"),
    [
        (("--bestaatniet",), "De optie '--bestaatniet' bestaat niet."),
        (("evaluate", "--form", VOORBEELD), "Bedoelt u een van deze: '--formaat', '--kort', '--over'?"),
        (("evaluate", "--formaatt", "tekst", VOORBEELD), "Bedoelt u een van deze: '--formaat', '--kort'?"),
        (("change", "--pro", VOORBEELD), "Bedoelt u"),
        (("check", "--zonder", "x"), "Bedoelt u"),
        (("rules", "--so", "x"), "Bedoelt u"),
        (("evaluat", VOORBEELD), "Bedoelt u 'evaluate'?"),
        (("chec",), "Bedoelt u een van deze: 'change', 'check', 'schema'?"),
        (("bestaat_niet",), "De opdracht 'bestaat_niet' bestaat niet."),
        (("evaluate",), "Er ontbreekt een argument 'FEITEN...'."),
        (("diff", VOORBEELD), "Er ontbreekt een argument 'NIEUW'."),
        (("report", VOORBEELD), "Er ontbreekt een optie"),
        (("evaluate", "--formaat", "pdf", VOORBEELD), "'pdf' kan niet; kies uit 'tekst', 'json'"),
        (("ask", "--formaat", "csv", "a.yaml"), "'csv' kan niet; kies uit 'tekst', 'json'."),
        (("cases", VOORBEELD, "over"), "Dit argument is er te veel: over"),
        (("diff", VOORBEELD, DOSSIER, "over", "veel"), "Deze argumenten zijn er te veel: over veel"),
        (("evaluate", "--alles=ja", VOORBEELD), "Bij de optie '--alles' hoort geen waarde."),
        (("evaluate", VOORBEELD, "--formaat"), "Bij de optie '--formaat' hoort een waarde."),
        (("evaluate", VOORBEELD, "-o"), "Bij de optie '-o' hoort een waarde."),
        (("evaluate", "-x", VOORBEELD), "De optie '-x' bestaat niet."),
        (("cases", VOORBEELD, "--hoogstens", "veel"), "'veel' is geen getal dat hier past."),
        (("cases", VOORBEELD, "--hoogstens", "0"), "0 kan niet; dit moet"),
    ],
)
def test_een_fout_in_de_opdracht_is_nederlands(argumenten: tuple[str, ...], deel: str) -> None:
    uit = advies(*argumenten)
    tekst = uit.stderr.decode()
    assert (uit.returncode, uit.stdout) == (2, b"")
    assert deel in tekst
    assert engelse_woorden(tekst.replace(VOORBEELD, "").replace("'evaluate'", "")) == []


OPDRACHTEN = (
    "evaluate", "ask", "explain", "whatif", "diff", "change", "report", "new", "cases", "rules", "schema", "check",
    "dvo", "feit", "lsp", "open", "overleg", "plan", "serve", "streek", "verify", "verloop",
)  # fmt: skip


def test_elke_opdracht_staat_in_de_lijst_van_deze_toets() -> None:
    from advies.cli import advies as groep

    assert sorted(groep.list_commands(click.Context(groep))) == sorted(OPDRACHTEN)


@pytest.mark.parametrize("opdracht", ["", *OPDRACHTEN])
def test_de_hulp_heeft_geen_engels(opdracht: str) -> None:
    hulp = advies(*filter(None, [opdracht]), "--help").stdout.decode()
    assert hulp.startswith(f"Gebruik: advies {opdracht}".rstrip())
    assert engelse_woorden(hulp) == []


def test_de_versie_is_nederlands() -> None:
    assert re.fullmatch(r"advies, versie \S+\n", advies("--version").stdout.decode())
