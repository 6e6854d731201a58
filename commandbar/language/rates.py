"""What a price is for: an hour, something else (a day, a person), or the thing itself."""

from enum import Enum
from functools import cache

from .passage import Passage
from .phrases import Phrasebook
from .vocabulary import meanings, words


class Per(Enum):
    """What one unit of a price is."""

    HOUR = "hour"
    OTHER = "other"
    """A day, a month, a person: no rate that time is billed by, and no sum either."""


_BEHIND = (
    (Per.HOUR, """
    (/|per|an|a|the|each|every|p /) (hour|hr|h)
    ph
    p . h .
    hourly
    (/|per|p /|het|een) (uur|u)
    p . u .
    (/|pro|per|die|je) (stunde|std|h) [.]
    (/|par|de l '|l '|a l ') (heure|h)
    (/|por|la|a la|cada) hora
    """),
    (Per.OTHER, """
    (/|per|a|each|every|p /) (day|week|month|quarter|year|person|user|page|seat|head|word|night)
    (/|per|a|p /) (mo|mth|yr|wk)
    (/|per) (dag|week|maand|jaar|persoon)
    (/|pro|je|per|die|am|im) (tag|woche|monat|jahr|person)
    (/|par|la|le|l '|a la) (jour|journee|semaine|mois|an|personne)
    (/|por|al|a la) (dia|semana|mes|ano|persona)
    """),
)  # fmt: skip
_BEHIND_A_CURRENCY = "(hour|hr|h|std|u|uur|heure|hora|stunde) [.]"
"""Without a joining word only money can go before these: "40 h" is time."""

_TAX_REMARK = """
    (ht|ttc|net|netto|brut|brutto|hors taxe|hors taxes)
    (excl|ex|excluding|plus|+|exclusief|exkl|zzgl) [.] (vat|btw|mwst|tva|iva|tax|gst) [.]
    (incl|including|inclusief|inkl) [.] (vat|btw|mwst|tva|iva|tax|gst) [.]
"""

_NAMES_OF_HOURLY_RATES = words(
    """
    rate hourly uurtarief uurprijs stundensatz stundenpreis stundenlohn horaire horaria horario
    tarifa tarif tarief
    """
)
_NAMES_OF_OTHER_RATES = words(
    """
    dagtarief dagprijs tagessatz tagespreis monatspreis journalier journaliere tjm diaria diario
    mensual mensuel semanal maandtarief weektarief
    """
)
_KINDS_OF_RATES = meanings(
    (Per.OTHER, "day daily weekly monthly week month yearly annual"),
    (None, "fixed flat tax vat interest discount exchange success vaste fixe fija"),
)
_HOURS = words("hour hr h hrs hours uur uren stunde stunden heure heures hora horas")
_PER = words("per por pro par je")
_AT = words(": = at @ a tegen zu is")
_GLUE = _AT | words("of the an ist von van bei de du es est - ( op")
_FARTHEST = 6

_A_DATE_GOES_ON = words("from after before later ago starting beginning")


@cache
def _units() -> Phrasebook[Passage, Per]:
    return Phrasebook(_BEHIND)


@cache
def _bare_units() -> Phrasebook[Passage, Per]:
    return Phrasebook([(Per.HOUR, _BEHIND_A_CURRENCY)])


@cache
def _tax_remarks() -> Phrasebook[Passage, bool]:
    return Phrasebook([(True, _TAX_REMARK)])


def unit_behind(passage: Passage, end: int, *, has_currency: bool) -> tuple[Per, int] | None:
    """What the price before token `end` is for, and the token after those words."""
    remark = _tax_remarks().match(passage, end)
    at = remark.end if remark else end
    unit = _units().match(passage, at)
    if unit is None and has_currency:
        unit = _bare_units().match(passage, at)
    if unit is None or _goes_on(passage, unit.end, unit.meaning):
        return None
    return unit.meaning, unit.end


def _goes_on(passage: Passage, end: int, per: Per) -> bool:
    """Whether other words begin here: "$800 a week from today", "$500 / H2O"."""
    if passage.is_glued(end) and (passage.is_word(end) or passage.is_number(end)):
        return True
    return per is Per.OTHER and passage.key(end) in _A_DATE_GOES_ON


def unit_before(passage: Passage, start: int) -> Per | None:
    """What the words before a price say: "hourly rate of", "40 hours at", "day rate:"."""
    at = _past_glue(passage, start - 1, _GLUE)
    key = passage.key(at)
    if key in _NAMES_OF_OTHER_RATES:
        return Per.OTHER
    if key in _NAMES_OF_HOURLY_RATES:
        return _KINDS_OF_RATES.get(passage.key(at - 1), Per.HOUR)
    if key in _HOURS and passage.key(at - 1) in _PER:
        return Per.HOUR
    at = _past_glue(passage, start - 1, _AT)
    return Per.HOUR if at < start - 1 and passage.key(at) in _HOURS else None


def _past_glue(passage: Passage, at: int, glue: frozenset[str]) -> int:
    farthest = at - _FARTHEST
    while at > farthest and passage.key(at) in glue:
        at -= 1
    return at
