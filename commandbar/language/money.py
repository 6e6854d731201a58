"""Reads a sum of money: a quantity with the signs, codes or names of its currency around it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from .currencies import agreed, currency_at
from .numerals import resembles_a_number
from .passage import Passage
from .quantities import Quantity, quantity_at
from .tokens import TokenKind
from .vocabulary import LABELS, THINGS, VAGUE, words

_LONE_SCALES = words(
    "hundred thousand million billion hundert tausend honderd duizend mil mille cent cien ciento"
)
_LONE_THOUSANDS = words("duizend tausend mille mil")
"""Numbers by themselves, as "thousand" is not."""
_PLURAL_SCALES = words(
    "hundreds thousands millions billions millones millionen milliarden miljoen million millon"
)
_JOINING_WORDS = words(
    """
    for of at is to on with and plus or budget price from about voor van en met op budget von fur
    mit und bei zu pour de et a avec para con y por como about circa etwa environ unos total
    """
)
_ABBREVIATED = words("mio tsd mrd mln")
_OF_MILLIONS = words("million millions millon millones milliard milliards thousands")


@dataclass(frozen=True, slots=True)
class Money:
    """The tokens from `start` to `end` (exclusive); the number itself begins at `first`."""

    start: int
    first: int
    end: int
    quantity: Quantity
    currency: str | None
    is_disputed: bool
    """Signs and words name different currencies, or one that cannot be told."""

    @property
    def value(self) -> Decimal:
        """12500 for 12500.0, which "12.5K" comes to."""
        whole = self.quantity.value.to_integral_value()
        return whole if whole == self.quantity.value else self.quantity.value


def money_at(passage: Passage, start: int) -> Money | None:
    """The number with its currency, if any, that begins at token `start`.

    A sum that is said again in brackets is one: "ten thousand (10,000) dollars".
    """
    once = _sum_at(passage, start)
    if once is None:
        return None
    codes, end = once.codes, once.end
    again = _sum_at(passage, end + 1) if passage.key(end) == "(" else None
    if again and again.quantity.value == once.quantity.value and passage.key(again.end) == ")":
        codes, end = (*codes, *again.codes), again.end + 1
        if not codes and (after := currency_at(passage, end, behind_number=True)):
            codes, end = (after[0],), after[1]
    currency, is_disputed = agreed(codes, passage.currency)
    return Money(start, once.first, end, once.quantity, currency, is_disputed)


class _Sum(NamedTuple):
    first: int
    end: int
    quantity: Quantity
    codes: tuple[str, ...]


def _sum_at(passage: Passage, start: int) -> _Sum | None:
    before, first = _currencies_before(passage, start)
    if not before and _hangs_on_letters(passage, first):
        return None
    quantity = quantity_at(passage, first, is_priced=bool(before))
    if quantity is None or _is_vague(passage, first):
        return None
    end = _past_dash(passage, quantity.end)
    after = _currency_behind(passage, first, end, is_priced=bool(before))
    if before and not after and _is_of_the_words_before(passage, start, quantity):
        return None
    if not before and _is_scale_alone(passage, first, quantity, has_currency=after is not None):
        return None
    codes = (*before, quantity.currency, after and after[0])
    return _Sum(first, after[1] if after else end, quantity, tuple(filter(None, codes)))


def _currencies_before(passage: Passage, start: int) -> tuple[tuple[str, ...], int]:
    """Up to two, as in "CAD $5,000", and the token after them."""
    one = currency_at(passage, start, behind_number=False)
    if one is None:
        return (), start
    two = currency_at(passage, one[1], behind_number=False)
    return ((one[0], two[0]), two[1]) if two else ((one[0],), one[1])


def _hangs_on_letters(passage: Passage, at: int) -> bool:
    """ "B2B", "Q3", "A-2500", "HS/2291", "_12": the number is a part of a name."""
    if not passage.is_number(at) or not passage.is_glued(at):
        return False
    before = passage.tokens[at - 1]
    if before.key == "-" and before.glued:
        return passage.is_word(at - 2)
    if before.key == "/" and before.glued:
        return passage.tokens[at - 2].text.isupper()
    return before.kind is TokenKind.WORD or before.key in "#@_&'."


def _is_vague(passage: Passage, first: int) -> bool:
    """ "a few thousand dollars", "a couple of thousand"."""
    before = passage.key(first - 1)
    return (passage.key(first - 2) if before in {"of", "de"} else before) in VAGUE


def _is_of_the_words_before(passage: Passage, start: int, quantity: Quantity) -> bool:
    """ "bill in euros 3 pages", "Euro 2028": the word before has no part in the number."""
    if not passage.is_word(start):
        return False
    is_code = passage.tokens[start].text.isupper()
    return passage.key(quantity.end) in THINGS or (quantity.is_like_a_year and not is_code)


def _is_scale_alone(
    passage: Passage, first: int, quantity: Quantity, *, has_currency: bool
) -> bool:
    """ "thousand" is a sum only in front of a currency and behind nothing that may count it."""
    is_one_word = quantity.end == first + 1
    if not is_one_word or passage.key(first) not in _LONE_SCALES | _PLURAL_SCALES:
        return False
    is_counted = passage.is_word(first - 1) and passage.key(first - 1) not in _JOINING_WORDS
    is_name = is_counted and passage.tokens[first - 1].is_capitalised
    if not has_currency and _ends_a_piece(passage, first):
        return False
    return not has_currency or passage.key(first) in _PLURAL_SCALES or (is_counted and not is_name)


def _ends_a_piece(passage: Passage, at: int) -> bool:
    """ "fotografie duizend, druk tweeduizend": one thousand, said last of its item."""
    is_sum = passage.tokens[at].text in _LONE_THOUSANDS and passage.is_word(at - 1)
    if passage.key(at) == "mil" and passage.language == "en":
        return False  # a million, in passing
    is_last = passage.tokens[at + 1].kind in {TokenKind.SIGN, TokenKind.BREAK}
    return is_sum and is_last and not resembles_a_number(passage.key(at - 1))


def _past_dash(passage: Passage, end: int) -> int:
    """Past the ",-" of "€ 12.500,-" and the dot of "1,5 Mio. €"."""
    is_mark = passage.key(end) in {",", "."} and passage.is_glued(end)
    if is_mark and _is_dash(passage, end + 1):
        return end + 3 if _is_dash(passage, end + 2) else end + 2
    is_abbreviated = passage.key(end - 1) in _ABBREVIATED and passage.key(end) == "."
    return end + 1 if is_abbreviated and currency_at(passage, end + 1, behind_number=True) else end


def _is_dash(passage: Passage, at: int) -> bool:
    return passage.key(at) == "-" and passage.is_glued(at)


def _currency_behind(
    passage: Passage, first: int, end: int, *, is_priced: bool
) -> tuple[str, int] | None:
    """The currency after the number, unless it belongs to the number that follows it."""
    at = _past_joiner(passage, end)
    after = currency_at(passage, at, behind_number=True)
    if after is None or not passage.is_number(after[1]):
        return after
    is_label = passage.key(first - 1) in LABELS
    is_nearer_to_next = passage.is_glued(after[1]) and not passage.is_glued(end)
    return None if is_priced or is_label or is_nearer_to_next else after


def _past_joiner(passage: Passage, end: int) -> int:
    """Past the hyphen of "50,000-dollar", the "d'" of "2 millions d'euros"."""
    if _is_dash(passage, end) and passage.is_word(end + 1) and passage.is_glued(end + 1):
        return end + 1
    if passage.key(end - 1) in _OF_MILLIONS:
        if passage.key(end) in {"de", "of"}:
            return end + 1
        if passage.key(end) == "d" and passage.key(end + 1) == "'":
            return end + 2
    return end
