"""Signs, codes and words for currencies, in five languages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from babel.core import Locale, get_global
from babel.numbers import get_currency_name

from .numerals import LANGUAGES
from .passage import Passage
from .phrases import Phrasebook
from .tokens import TokenKind
from .vocabulary import words


@dataclass(frozen=True, slots=True)
class _Family:
    """Currencies that share a sign; `otherwise` is meant where the workspace has none of them."""

    members: frozenset[str]
    otherwise: str | None


_FAMILIES = {
    "$": _Family(words("USD CAD AUD NZD SGD HKD TWD"), "USD"),
    "kr": _Family(words("SEK NOK DKK ISK"), None),
    "pesos": _Family(words("MXN ARS CLP COP PHP UYU DOP"), None),
}
_SIGNS = {
    "$": "$", "us$": "USD", "$us": "USD", "ca$": "CAD", "c$": "CAD", "$ca": "CAD",
    "au$": "AUD", "a$": "AUD", "$au": "AUD", "nz$": "NZD", "$nz": "NZD", "hk$": "HKD",
    "$hk": "HKD", "s$": "SGD", "$sg": "SGD", "r$": "BRL", "mx$": "MXN", "$mx": "MXN",
    "nt$": "TWD", "ec$": "XCD", "fj$": "FJD", "€": "EUR", "£": "GBP", "¥": "JPY", "jp¥": "JPY",
    "cn¥": "CNY", "₹": "INR", "₩": "KRW", "₪": "ILS", "₫": "VND", "₱": "PHP", "฿": "THB",
    "₺": "TRY", "₽": "RUB", "₴": "UAH",
}  # fmt: skip

_NAMES = (
    ("$", "(dollar|dollars|bucks|dolar|dolares)"),
    ("kr", "(kr|kronor|kroner|kronen|couronnes|coronas) [.]"),
    ("pesos", "(peso|pesos)"),
    ("USD", """
    (us|u.s.|american) (dollar|dollars)
    (dollar|dollars) (us|americains|americain)
    dolares americanos
    usd dollars
"""),
    ("CAD", "(canadian|kanadische) (dollar|dollars)"),
    ("AUD", "(australian|aussie|australische) (dollar|dollars)"),
    ("EUR", "(euro|euros|eur|eurs)"),
    ("GBP", """
    (quid|gbp|sterling)
    (pound|pounds) [sterling]
    british (pound|pounds)
    (pond|ponden|pfund|livre|livres|libra|libras) [sterling]
    (britse ponden|britische pfund)
"""),
    ("CHF", """
    [swiss] (franc|francs)
    [zwitserse] (frank|franken)
    [schweizer] franken
    (franc|francs) suisses
    (franco|francos) [suizos]
    (sfr|fr) .
    sfr
"""),
    ("JPY", """
    [japanese] yen
    yenes
"""),
    ("INR", """
    [indian] (rupee|rupees)
    (rupien|roepies|roupies|rupias)
    rs
    rs .
"""),
    ("SEK", "(swedish|zweedse|schwedische) (krona|kronor|kronen)"),
    ("NOK", "(norwegian|noorse|norwegische) (krone|kroner|kronen)"),
    ("DKK", "(danish|deense|danische) (krone|kroner|kronen)"),
    ("PLN", "(zloty|zlotys|zł|zl)"),
    ("CNY", "(yuan|renminbi|rmb)"),
    ("BRL", "(reais|brazilian reais|brazilian real)"),
    ("ZAR", "rand"),
    ("AED", "(dirham|dirhams)"),
)  # fmt: skip

_PROPER_WORDS = words("ALL AMD BAM BOB COP CUP GEL LAK MAD MOP PEN RON SLE SOS STN TOP TRY")
"""Codes that are also words or names in capitals; taken only behind a number."""
_COMMON_IN_LOWER_CASE = words("usd eur gbp chf aud cad nzd inr jpy sek nok dkk")


@cache
def _codes() -> frozenset[str]:
    """The ISO 4217 codes that are legal tender somewhere today."""
    territories = get_global("territory_currencies").values()
    return frozenset(
        code
        for currencies in territories
        for code, _, until, is_tender in currencies
        if is_tender and until is None
    )


@cache
def _names() -> Phrasebook[Passage, str]:
    """The names of the CLDR that are plain words, and over them the table above."""
    return Phrasebook([*_full_names(), *_NAMES])


def _full_names() -> Iterator[tuple[str, str]]:
    """ "Norwegian kroner", "couronnes norvégiennes", "zloty polaco", of two words or more."""
    for language in LANGUAGES:
        locale = Locale(language)
        for code in sorted(_codes()):
            for name in (locale.currencies.get(code, ""), get_currency_name(code, 2, locale)):
                if " " in name and name.replace(" ", "").isalpha():
                    yield code, name


def may_begin_a_currency(key: str) -> bool:
    """Whether this folded word may be, or begin, a currency's name or code."""
    return key in _names() or key.upper() in _codes()


def currency_at(passage: Passage, at: int, *, behind_number: bool) -> tuple[str, int] | None:
    """The currency named at token `at` ("$" for the local dollar) and the token after it."""
    token = passage.tokens[at]
    if token.kind is TokenKind.CURRENCY:
        return _SIGNS[token.key], at + 1
    if token.kind is not TokenKind.WORD:
        return None
    if is_code(token.text, behind_number=behind_number):
        return token.text.upper(), at + 1
    if found := _names().match(passage, at):
        return found.meaning, found.end
    return None


def is_code(typed: str, *, behind_number: bool) -> bool:
    """Whether the word, as typed, is an ISO 4217 code; in small letters only a common one.

    Codes that are words as well ("ALL", "TRY") count behind a number only.
    """
    if len(typed) != 3 or not typed.isascii():
        return False
    if not typed.isupper():
        return typed.lower() in _COMMON_IN_LOWER_CASE
    return typed in _codes() and (behind_number or typed not in _PROPER_WORDS)


def agreed(codes: Sequence[str], workspace: str) -> tuple[str | None, bool]:
    """The one currency that all signs and words mean, and whether that is in dispute.

    A local sign yields to a code of its family: "$15,000 CAD" is Canadian. Alone it is the
    workspace's currency where that is of the family, else the family's first.
    """
    exact = [c for c in codes if c not in _FAMILIES]
    families = [c for c in codes if c in _FAMILIES]
    if not exact:
        return _of_family(families[0], workspace) if families else (None, False)
    fits = all(exact[0] in _FAMILIES[f].members for f in families)
    return exact[0], len(set(exact)) > 1 or not fits


def _of_family(sign: str, workspace: str) -> tuple[str | None, bool]:
    family = _FAMILIES[sign]
    if workspace in family.members:
        return workspace, False
    return family.otherwise, family.otherwise is None


def resolved(currency: str, workspace: str) -> str | None:
    """The ISO code of what `currency_at` found; None where a shared sign cannot be told."""
    return agreed([currency], workspace)[0]
