"""Where the Dutch of facts was; see `advies.woorden`."""

from advies.woorden.feiten import afgeleide_zin as afgeleide_zin
from advies.woorden.feiten import feitnaam as feitnaam
from advies.woorden.feiten import feitzin as feitzin
from advies.woorden.feiten import getal as getal
from advies.woorden.feiten import ruwe_waarde as ruwe_waarde
from advies.woorden.feiten import waardetekst as waardetekst
from advies.woorden.processen import met_proces as met_proces
from advies.woorden.processen import procesnaam as procesnaam
from advies.woorden.processen import titel_met_proces as titel_met_proces
from advies.woorden.regelteksten import leesbaar as leesbaar
from advies.woorden.regelteksten import vul_in as vul_in
