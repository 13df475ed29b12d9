"""Where the words of the views were; see `advies.woorden`, `zinnen` and `groepen`."""

from advies.weergave.groepen import lessen as lessen
from advies.weergave.groepen import per_oorzaak as per_oorzaak
from advies.weergave.groepen import waarom_past as waarom_past
from advies.weergave.zinnen import bron as bron
from advies.weergave.zinnen import feit as feit
from advies.weergave.zinnen import past as past
from advies.weergave.zinnen import staat as staat
from advies.weergave.zinnen import sterkte as sterkte
from advies.weergave.zinnen import telling_van as telling_van
from advies.weergave.zinnen import vaststaand as vaststaand
from advies.weergave.zinnen import wanneer as wanneer
from advies.woorden.benamingen import fase as fase
from advies.woorden.benamingen import plaatswoord as plaatswoord
from advies.woorden.benamingen import soortwoord as soortwoord
from advies.woorden.benamingen import staatwoord as staatwoord
from advies.woorden.benamingen import statuswoord as statuswoord
from advies.woorden.benamingen import sterktewoord as sterktewoord
from advies.woorden.benamingen import telling as telling
from advies.woorden.benamingen import tijdwoord as tijdwoord
from advies.woorden.benamingen import wie as wie
from advies.woorden.bronnen import EIGEN as EIGEN
