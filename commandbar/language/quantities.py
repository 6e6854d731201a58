"""Reads a quantity: a number with its magnitude ("15k", "1.2 million", "half a million")."""

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cache

from .currencies import currency_at, is_code
from .numerals import begins_a_number, is_one_of_several
from .passage import Passage
from .phrases import Phrasebook
from .vocabulary import (
    GLUED_MAGNITUDES,
    INDIAN_MAGNITUDES,
    MAGNITUDE_WORDS,
    PRICED_MAGNITUDES,
    meanings,
    words,
)

_PARTS_OF_A_MAGNITUDE = (
    (Fraction(1, 2), """
    [a] half [of] [a]
    (een|n) half
    (eine|ein) halbe
    un demi
    medio
"""),
    (Fraction(1, 4), """
    (a|one) quarter [of] [a|one]
    een kwart
    un quart de
"""),
    (Fraction(3, 4), """
    three quarters of (a|one)
    driekwart
"""),
    (Fraction(3, 2), "(one|a) and a half"),
)  # fmt: skip
_FUSED_MAGNITUDES = meanings((Decimal(1000), "k K T"), (Decimal(10) ** 6, "m M"))
_AND_A_HALF = """
    and a half
    en een half
    und ein halb
    y medio
    y media
    et demi
"""
_LEAST_ADDED = 100
_SPANISH_MONEY = words("euro euros dolares pesos")
_MILLIONS_AND_HALVES = words(
    """
    million millions millon millones miljoen millionen thousand grand lakh crore
    """
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """`end` is the token behind. `is_marked`: its form alone says that it is no label or year."""

    value: Decimal
    end: int
    is_marked: bool = False
    in_words: bool = False
    currency: str | None = None
    is_open: bool = False
    """Two values are possible: "5 mil" is five thousand in Spanish and five million in English,
    "fifty thousand two lakh" two sums more likely than one."""

    @property
    def is_like_a_year(self) -> bool:
        """A plain 1990 to 2099, which is money only where the words around it say so.

        But for 2000, which is a round sum more often than a year by now.
        """
        is_plain = not self.is_marked and not self.in_words
        return is_plain and 1990 <= self.value <= 2099 and self.value != 2000


@cache
def _parts() -> Phrasebook[Passage, Fraction]:
    return Phrasebook(_PARTS_OF_A_MAGNITUDE)


@cache
def _and_a_half() -> Phrasebook[Passage, Fraction]:
    return Phrasebook([(Fraction(1, 2), _AND_A_HALF)])


def may_begin_a_quantity(key: str) -> bool:
    """Whether a quantity may begin with this folded word: a quick no."""
    return begins_a_number(key) or key in _parts()


def quantity_at(passage: Passage, start: int, *, is_priced: bool) -> Quantity | None:
    """The quantity at token `start`; `is_priced`: a currency stands before it."""
    if part := _part_of_a_magnitude(passage, start):
        return part
    numeral = passage.numeral(start)
    if numeral is None or _is_zero_padded(passage, start):
        return None
    if is_one_of_several(passage.tokens, start, numeral):
        return None
    bare = Quantity(numeral.value, numeral.end, numeral.is_grouped, numeral.in_words)
    return _with_half(passage, _with_magnitude(passage, bare, is_priced=is_priced))


def _part_of_a_magnitude(passage: Passage, start: int) -> Quantity | None:
    """ "half a million"; "half" alone is a share, not a quantity."""
    part = _parts().match(passage, start)
    if part is None:
        return None
    at = part.end + 1 if passage.key(part.end) == "-" else part.end
    magnitude = MAGNITUDE_WORDS.get(passage.key(at))
    if magnitude is None:
        return None
    value = magnitude * part.meaning.numerator / part.meaning.denominator
    return Quantity(value, at + 1, is_marked=True, in_words=True)


def _is_zero_padded(passage: Passage, start: int) -> bool:
    typed = passage.tokens[start].text
    return len(typed) > 1 and typed[0] == "0" and typed[1].isdigit()


def _with_magnitude(passage: Passage, quantity: Quantity, *, is_priced: bool) -> Quantity | None:
    """The quantity times what hangs on it or follows it; None where other letters hang on it."""
    end = quantity.end
    if passage.is_word(end) and passage.is_glued(end) and not quantity.in_words:
        return _with_glued_letters(passage, quantity, is_priced=is_priced)
    magnitude = MAGNITUDE_WORDS.get(passage.key(end))
    if magnitude is None and _is_priced_letter(passage, end, is_priced=is_priced):
        letter = passage.key(end)
        magnitude = GLUED_MAGNITUDES.get(letter) or PRICED_MAGNITUDES[letter]
    if magnitude is None:
        return _with_fused_currency(passage, quantity) or quantity
    value = quantity.value * magnitude
    is_open = not quantity.in_words and _is_english_mil(passage, end)
    is_open |= magnitude in INDIAN_MAGNITUDES and quantity.in_words and quantity.value >= 1000
    scaled = replace(quantity, value=value, end=end + 1, is_marked=True, is_open=is_open)
    return _with_lesser(passage, scaled, magnitude)


def _with_lesser(passage: Passage, greater: Quantity, magnitude: Decimal) -> Quantity:
    """ "three lakh fifty thousand", "two crore ten lakh": scales that other languages lack go on
    with lesser ones. "One lakh fifty" is left: in talk it is one lakh fifty thousand."""
    if magnitude not in INDIAN_MAGNITUDES:
        return greater
    at = greater.end + (passage.key(greater.end) == "and")
    numeral = passage.numeral(at)
    if numeral is None:
        return greater
    scale = MAGNITUDE_WORDS.get(passage.key(numeral.end))
    if scale is not None and scale >= magnitude:
        return greater
    bare = Quantity(numeral.value, numeral.end, in_words=numeral.in_words)
    lesser = _with_magnitude(passage, bare, is_priced=False) if scale else bare
    if lesser is None or not _goes_on_from(lesser, numeral.in_words, scale, magnitude):
        return greater
    return replace(greater, value=greater.value + lesser.value, end=lesser.end)


def _goes_on_from(
    lesser: Quantity, in_words: bool, scale: Decimal | None, magnitude: Decimal
) -> bool:
    is_scaled = scale is not None or in_words
    return is_scaled and _LEAST_ADDED <= lesser.value < magnitude


def _is_english_mil(passage: Passage, at: int) -> bool:
    is_mil = passage.key(at) == "mil" and passage.language == "en"
    return is_mil and passage.key(at + 1) not in _SPANISH_MONEY


def _is_priced_letter(passage: Passage, at: int, *, is_priced: bool) -> bool:
    """ "15 m €": a letter that stands apart is a magnitude only with a currency."""
    letter = passage.key(at)
    if letter not in GLUED_MAGNITUDES and letter not in PRICED_MAGNITUDES:
        return False
    return is_priced or passage.is_sign_of_currency(at + 1)


def _with_glued_letters(
    passage: Passage, quantity: Quantity, *, is_priced: bool
) -> Quantity | None:
    letters = passage.tokens[quantity.end]
    magnitude = GLUED_MAGNITUDES.get(letters.key)
    if magnitude is None and (is_priced or passage.is_sign_of_currency(quantity.end + 1)):
        magnitude = PRICED_MAGNITUDES.get(letters.key)
    if magnitude is not None:
        value = quantity.value * magnitude
        return replace(quantity, value=value, end=quantity.end + 1, is_marked=True)
    if fused := _with_fused_currency(passage, quantity):
        return fused
    currency = currency_at(passage, quantity.end, behind_number=True)
    return quantity if currency is not None or letters.key == "ph" else None


def _with_fused_currency(passage: Passage, quantity: Quantity) -> Quantity | None:
    """ "15kEUR", "15 TEUR", "2 MUSD": magnitude and code in one word."""
    if not passage.is_word(quantity.end):
        return None
    letters = passage.tokens[quantity.end].text
    code = letters[1:]
    magnitude = _FUSED_MAGNITUDES.get(letters[0])
    if magnitude is None or not code.isupper() or not is_code(code, behind_number=True):
        return None
    value = quantity.value * magnitude
    return replace(quantity, value=value, end=quantity.end + 1, is_marked=True, currency=code)


def _with_half(passage: Passage, quantity: Quantity | None) -> Quantity | None:
    """ "two and a half million", "dos millones y medio"."""
    if quantity is None:
        return None
    half = _and_a_half().match(passage, quantity.end)
    if half is None:
        return quantity
    magnitude = MAGNITUDE_WORDS.get(passage.key(half.end))
    if magnitude is not None:
        value = (quantity.value + Decimal("0.5")) * magnitude
        return replace(quantity, value=value, end=half.end + 1, is_marked=True)
    last = passage.key(quantity.end - 1)
    if last in _MILLIONS_AND_HALVES:
        value = quantity.value + MAGNITUDE_WORDS[last] / 2
        return replace(quantity, value=value, end=half.end, is_marked=True)
    return quantity
