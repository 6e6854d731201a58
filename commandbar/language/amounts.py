"""Finds money: amounts with or without a currency, and prices for an hour."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from .currencies import LOCAL_DOLLAR, currency_at, is_dollar, resolved
from .passage import Passage
from .phrases import Phrasebook
from .quantities import Quantity, quantity_at
from .readings import Kind, Reading
from .tokens import TokenKind
from .vocabulary import LABELS, PRICE_GLUE, PRICE_WORDS, REFERENCES, THINGS, VAGUE, words

_PER_HOUR = """
    [/|per|an|a|the|each|every|p|p /] (hour|hr|h)
    ph
    p . h .
    hourly
    per uur
    [/|p /] (uur|u)
    [pro|die|je|/] (stunde|std) [.]
    [par|de l '|l '|a l '|/] heure
    (por|la|a la|cada|/) hora
"""  # fmt: skip
_PER_OTHER = """
    (/|per|a|each|every|p /) (day|week|month|quarter|year|person|user|page|seat|head|word)
    (/|per) (dag|week|maand|jaar|persoon)
    (/|pro|je|per|die) (tag|woche|monat|jahr|person)
    (/|par|la|le|l ') (jour|semaine|mois|an|personne)
    (/|por|al|a la) (dia|semana|mes|ano|persona)
"""
_TAX_REMARKS = """
    (ht|ttc|net|netto|brut|brutto|hors taxe|hors taxes)
    (excl|ex|incl|exclusief|inclusief|exkl|zzgl|inkl|plus|+) [.] (vat|btw|mwst|tva|iva|tax|gst) [.]
"""
_RATE_WORDS = words(
    """
    rate hourly uurtarief uurprijs stundensatz stundenpreis stundenlohn horaire horaria horario
    tarifa tarif tarief
    """
)
_HOURS = words("hour hr h hrs hours uur uren stunde stunden heure heures hora horas")
_AFTER_HOURS = words(": = at @ a tegen zu is")
_AFTER_RATE = _AFTER_HOURS | words("of the an ist von van bei de du es est - ( op")
_NOT_HOURLY = words(
    """
    fixed flat day daily weekly monthly week month tax vat interest discount exchange success dag
    vaste fixe fija
    """
)
_DATE_GOES_ON = words("from after before later ago starting beginning")
_LONGEST_LOOK_BACK = 6


@cache
def _units() -> Phrasebook[Passage, bool]:
    """Whether the money is for an hour (True) or for something else (False)."""
    return Phrasebook([(True, _PER_HOUR), (False, _PER_OTHER)])


@cache
def _tax_remarks() -> Phrasebook[Passage, None]:
    return Phrasebook([(None, _TAX_REMARKS)])


@dataclass(frozen=True, slots=True)
class _Money:
    quantity: Quantity
    first: int
    """The token of the number itself."""
    end: int
    currency: str | None
    is_disputed: bool


def amount_at(passage: Passage, start: int) -> tuple[Reading, int] | None:
    """The amount or rate that begins at token `start`, and the token after it."""
    money = _money_at(passage, start)
    if money is None:
        return None
    unit = _unit_behind(passage, money.end)
    is_rate = unit is not None and unit[0]
    has_rate_before = unit is None and _has_rate_before(passage, start)
    if not (money.currency or is_rate or has_rate_before or _is_surely_money(passage, money)):
        return None
    end = unit[1] if unit else money.end
    is_ambiguous = money.is_disputed or (unit is not None and not is_rate)
    kind = Kind.RATE if is_rate or has_rate_before else Kind.AMOUNT
    tokens = passage.tokens
    reading = Reading(
        kind,
        tokens[start].start,
        tokens[end - 1].end,
        _plain(money.quantity.value),
        resolved(money.currency, passage.currency),
        is_ambiguous or _is_range(passage, start) or _is_split_label(passage, money),
    )
    return reading, end


def _plain(value: Decimal) -> Decimal:
    """12500 for 12500.0, which "12.5K" comes to."""
    whole = value.to_integral_value()
    return whole if value == whole else value


def _money_at(passage: Passage, start: int) -> _Money | None:
    before = currency_at(passage, start, behind_number=False)
    first = before[1] if before else start
    if before is None and _hangs_on_letters(passage, first):
        return None
    quantity = quantity_at(passage, first, is_priced=before is not None)
    if quantity is None or _is_vague(passage, first):
        return None
    end = _past_dash(passage, quantity.end)
    after = _currency_behind(passage, first, end, is_priced=before is not None)
    codes = [c for c in (before and before[0], quantity.currency, after and after[0]) if c]
    if (
        codes
        and not after
        and _counts_things(passage, end)
        and not passage.is_sign_of_currency(start)
    ):
        return None
    currency, is_disputed = _agreed(codes)
    return _Money(quantity, first, after[1] if after else end, currency, is_disputed)


def _hangs_on_letters(passage: Passage, at: int) -> bool:
    """ "B2B", "Q3", "A-2500", "_12": the number is a part of a name."""
    if not passage.is_number(at) or not passage.is_glued(at) or at == 0:
        return False
    before = passage.tokens[at - 1]
    if before.key == "-" and before.glued and at > 1:
        return passage.is_word(at - 2)
    return before.kind is TokenKind.WORD or before.key in "#@_&'."


def _is_vague(passage: Passage, first: int) -> bool:
    """ "a few thousand dollars", "a couple of thousand"."""
    before = passage.key(first - 1)
    return (passage.key(first - 2) if before in {"of", "de"} else before) in VAGUE


def _past_dash(passage: Passage, end: int) -> int:
    """Past the ",-" of "€ 12.500,-" and the dot of "1,5 Mio. €"."""
    if _is_dash(passage, end + 1) and passage.key(end) in {",", "."} and passage.is_glued(end):
        return end + 3 if _is_dash(passage, end + 2) else end + 2
    if passage.key(end) == "." and currency_at(passage, end + 1, behind_number=True):
        return end + 1 if passage.key(end - 1) in {"mio", "tsd", "mrd", "mln"} else end
    return end


def _is_dash(passage: Passage, at: int) -> bool:
    return passage.key(at) == "-" and passage.is_glued(at)


def _currency_behind(
    passage: Passage, first: int, end: int, *, is_priced: bool
) -> tuple[str, int] | None:
    """The currency after the number, unless it belongs to the number that follows it."""
    after = currency_at(passage, end, behind_number=True)
    if after is None or not passage.is_number(after[1]):
        return after
    is_label = passage.key(first - 1) in LABELS
    is_nearer_to_next = passage.is_glued(after[1]) and not passage.is_glued(end)
    return None if is_priced or is_label or is_nearer_to_next else after


def _agreed(codes: list[str]) -> tuple[str | None, bool]:
    """The one currency that all signs and words mean, and whether they contradict each other."""
    if not codes:
        return None, False
    exact = [c for c in codes if c != LOCAL_DOLLAR] or codes
    has_dollar_sign = LOCAL_DOLLAR in codes
    is_disputed = len(set(exact)) > 1 or (has_dollar_sign and not is_dollar(exact[0]))
    return exact[0], is_disputed


def _unit_behind(passage: Passage, end: int) -> tuple[bool, int] | None:
    """Whether "an hour" (True) or "a day" (False) follows, and the token after it."""
    remark = _tax_remarks().match(passage, end)
    unit = _units().match(passage, remark.end if remark else end)
    if unit is None or (not unit.meaning and passage.key(unit.end) in _DATE_GOES_ON):
        return None
    if passage.is_glued(unit.end) and passage.is_word(unit.end):
        return None
    return unit.meaning, unit.end


def _has_rate_before(passage: Passage, start: int) -> bool:
    """ "hourly rate of 90", "billed by the hour at $72.50", "40 hours at 90"."""
    allowed = _AFTER_RATE
    for at in range(start - 1, max(start - 1 - _LONGEST_LOOK_BACK, -1), -1):
        key = passage.key(at)
        if key in _RATE_WORDS:
            return passage.key(at - 1) not in _NOT_HOURLY
        if key in _HOURS:
            return at < start - 1 and allowed is _AFTER_HOURS
        if key not in allowed:
            return False
        if key in _AFTER_HOURS:
            allowed = _AFTER_HOURS if allowed is _AFTER_RATE and at == start - 1 else allowed
    return False


def _is_surely_money(passage: Passage, money: _Money) -> bool:
    """Whether a number without a currency can only be money."""
    quantity, first = money.quantity, money.first
    if _counts_things(passage, money.end) or _is_labelled(passage, money):
        return False
    if quantity.in_words and quantity.end == first + 1 and not quantity.is_marked:
        return quantity.value >= 100 and not _is_scale_alone(passage, first)
    if _has_price_word_before(passage, first):
        return True
    is_year = 1990 <= quantity.value <= 2099 and not quantity.is_marked and not quantity.in_words
    return quantity.value >= 100 and not is_year


def _is_scale_alone(passage: Passage, at: int) -> bool:
    return passage.key(at) in {
        "hundred", "thousand", "million", "billion", "hundreds", "thousands", "millions",
        "hundert", "tausend", "honderd", "duizend", "mil", "mille", "cent", "cents", "cien",
        "ciento", "millones", "millionen", "miljoen",
    }  # fmt: skip


def _counts_things(passage: Passage, end: int) -> bool:
    return passage.key(end) in THINGS


def _is_labelled(passage: Passage, money: _Money) -> bool:
    """ "invoice 10023", "Ref: 4711", "Room 101"; but "Plan 3k" and "Phase 2500" are money."""
    before = passage.key(money.first - 1)
    if before in {":", "."}:
        return passage.key(money.first - 2) in REFERENCES
    is_short = money.quantity.value < 1000 and not money.quantity.is_marked
    return before in REFERENCES or (before in LABELS and is_short)


def _has_price_word_before(passage: Passage, first: int) -> bool:
    at = first - 1
    while at >= max(first - 3, 0) and passage.key(at) in PRICE_GLUE:
        at -= 1
    return passage.key(at) in PRICE_WORDS


def _is_range(passage: Passage, start: int) -> bool:
    """ "5-7k": two numbers, and nobody can say which."""
    return (
        passage.key(start - 1) == "-"
        and passage.is_glued(start)
        and passage.is_glued(start - 1)
        and passage.is_number(start - 2)
    )


def _is_split_label(passage: Passage, money: _Money) -> bool:
    """ "Phase 1 500 €" may be 500 for phase 1, or 1500."""
    first = money.first
    return (
        passage.is_number(first - 1)
        and passage.key(first - 2) in LABELS
        and len(passage.key(first - 1)) <= 3
        and len(passage.key(first).split(",")[0]) == 3
        and money.currency is not None
        and first + 1 <= money.quantity.end
    )
