"""Reads numbers: "12.500", "6 250,50", "12'500", "seven hundred and fifty", "half a million"."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from text_to_num import text2num

from .tokens import Token, TokenKind, remembered
from .vocabulary import words as table

LANGUAGES = ("en", "nl", "de", "fr", "es")
_MOST_DIGITS = 15
_MOST_WORDS = 14
"""No number that people write in words is longer; the bound keeps every text linear."""

_MARKS = re.compile(r"[.,'’]")
_BLANKS_IN_NUMBERS = frozenset(" \u00a0\u2009\u202f")


def parse_literal(typed: str) -> Decimal | None:
    """The value of digits with separators, by one policy for all locales.

    Two different marks: the last one is the decimal mark. One mark, once, with exactly three
    digits behind: thousands (so "1.234" and "1,234" are 1234). A repeated mark: thousands, which
    then stand in groups. Otherwise the mark is the decimal mark. None where the groups do not
    fit ("1.2.3", "192.168.1.1") or there are more digits than any sum of money has.
    """
    typed = typed.replace("’", "'")
    whole, decimals = _split_decimals(typed)
    groups = _MARKS.split(whole)
    if len({c for c in whole if not c.isdigit()}) > 1 or not _are_groups(groups):
        return None
    digits = "".join(groups)
    if len(digits) + len(decimals) > _MOST_DIGITS:
        return None
    return Decimal(f"{digits}.{decimals}" if decimals else digits)


def _split_decimals(typed: str) -> tuple[str, str]:
    marks = _MARKS.findall(typed)
    if not marks or marks[-1] == "'":
        return typed, ""
    whole, _, tail = typed.rpartition(marks[-1])
    if len(set(marks)) > 1:
        return (whole, tail) if marks.count(marks[-1]) == 1 else (typed, "")
    if len(marks) > 1 or (len(tail) == 3 and not whole.startswith("0") and len(whole) <= 3):
        return typed, ""
    return whole, tail


def _are_groups(groups: list[str]) -> bool:
    """Thousands in threes, or as in India in twos with three at the end: "5,00,000"."""
    if len(groups) == 1:
        return True
    first, *middle, last = groups
    in_threes = len(first) <= 3 and all(len(g) == 3 for g in middle)
    in_twos = len(first) <= 2 and all(len(g) == 2 for g in middle)
    return len(last) == 3 and first[0] != "0" and (in_threes or in_twos)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number that begins at some token: its value, the token after it, how it was written."""

    value: Decimal
    end: int
    in_words: bool = False
    is_grouped: bool = False
    """Written with a thousands mark or decimals, so surely a quantity, not a label or a year."""
    language: str | None = None


def literal_at(
    text: str, tokens: tuple[Token, ...], start: int, *, may_group: bool = True
) -> Numeral | None:
    """The number in digits at token `start`, groups after a blank included ("2 250,50")."""
    token = tokens[start]
    end = start + 1
    if may_group and len(token.text) <= 3 and token.text.isdigit() and token.text[0] != "0":
        end += sum(1 for _ in _groups_after(text, tokens, start))
    typed = "".join(t.text for t in tokens[start:end])
    if end > start + 1:
        whole, _, decimals = typed.replace(",", ".").partition(".")
        if len(whole) + len(decimals) > _MOST_DIGITS:
            return None
        return Numeral(Decimal(f"{whole}.{decimals}" if decimals else whole), end, is_grouped=True)
    value = parse_literal(typed)
    return None if value is None else Numeral(value, end, is_grouped=not typed.isdigit())


def _groups_after(text: str, tokens: tuple[Token, ...], start: int) -> Iterator[Token]:
    """The tokens that go on a number in groups of three: "3" in " 500 000,50"."""
    for at in range(start + 1, start + 6):
        token, before = tokens[at], tokens[at - 1]
        blank = text[before.end : token.start]
        whole, _, decimals = token.text.replace(",", ".").partition(".")
        is_group = token.kind is TokenKind.NUMBER and len(whole) == 3 and len(decimals) != 3
        if not is_group or blank not in _BLANKS_IN_NUMBERS or "'" in token.text:
            return
        if _goes_on_glued(tokens, at + 1):
            return
        yield token
        if decimals:
            return


def _goes_on_glued(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether letters hang on the number before, as in "Sprint 2 500k"."""
    return tokens[at].glued and tokens[at].kind is TokenKind.WORD


# Numbers in words. text2num knows the words; here is only where a run of them begins and ends.
_FIRST_LETTERS = {
    "en": "zer one two thr fou fiv six sev eig nin ten ele twe thi for fif hun tho mil bil",
    "nl": "nul een twe twi dri vie vij zes zev ach neg tie elf twa der vee tac hon dui mil",
    "de": "nul ein zwe zwa dre vie fun fue sec sie ach neu zeh elf zwo hun tau mil",
    "fr": "zer un une deu tro qua qui cin six sep hui neu dix onz dou tre sei vin soi oct non cen "
    "mil",
    "es": "cer un uno una dos tre cua cin sei ses sie och nue die onc doc cat qui vei set nov cie "
    "mil",
}
_BEGINNINGS = {language: frozenset(s.split()) for language, s in _FIRST_LETTERS.items()}
_JOINERS = {"en": "and", "nl": "en", "de": "und", "fr": "et", "es": "y"}
_ONE = {"a": "one", "an": "one", "eine": "ein"}
_RESTORED = (
    (re.compile("fue?nf"), "fünf"),
    (re.compile("zwoe?lf"), "zwölf"),
    (re.compile(r"veintidos\b"), "veintidós"),
    (re.compile(r"veintitres\b"), "veintitrés"),
    (re.compile(r"veintiun\b"), "veintiuno"),
)
"""What text2num needs of the accents that folding took away."""

_HALVES = re.compile(
    r"(?:([a-z]{3,8}?)(?:einhalb|eneenhalf|enhalf)|anderthalb|anderhalf)"
    r"(hundert|tausend|honderd|duizend)?"
)
_AFTER_ENGLISH_ONCE = table("a an the per every each in for we it they he she you i that and more")
_SCALES = table(
    """
    hundred thousand million billion millions billions hundert tausend million millionen milliarde
    milliarden honderd duizend miljoen miljard cent cents mille million millions milliard
    milliards cien ciento mil millon millones grand lakh crore
    """
)


def _value_of(words: str, language: str) -> int | None:
    for pattern, restored in _RESTORED:
        words = pattern.sub(restored, words)
    try:
        return int(text2num(words, language))
    except ValueError:
        return None


@remembered
def _languages_of(word: str) -> tuple[str, ...]:
    """The languages in which this folded word is a number by itself."""
    return tuple(
        language
        for language in LANGUAGES
        if (word[:3] in _BEGINNINGS[language] or word in _BEGINNINGS[language])
        and _value_of(word, language) is not None
    )


@remembered
def begins_a_number(key: str) -> bool:
    """Whether a number, in digits or words, may begin with this folded word."""
    if key[:1].isdigit() or key in _ONE or _HALVES.fullmatch(key):
        return True
    return bool(_languages_of(key))


def resembles_a_number(key: str) -> bool:
    """Whether this folded word is, or begins like, a number in words: a slip of one, perhaps."""
    is_alike = any(key.startswith(tuple(_BEGINNINGS[language])) for language in LANGUAGES)
    return is_alike or begins_a_number(key) or key in _JOINERS.values()


class NumberStarts:
    """Every word that a number may begin with, and the `others`."""

    def __init__(self, others: Container[str] = ()) -> None:
        self._others = others

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and (key in self._others or begins_a_number(key))


def words_at(tokens: tuple[Token, ...], start: int) -> Numeral | None:
    """The longest number in words at token `start`, in whichever language reads most of it."""
    if half := _HALVES.fullmatch(tokens[start].key):
        return _with_a_half(half, start)
    languages = _languages_at(tokens, start)
    readings = (_read_words(tokens, start, language) for language in languages)
    return max((r for r in readings if r), key=lambda r: r.end, default=None)


def _with_a_half(match: re.Match[str], start: int) -> Numeral | None:
    """ "zweieinhalb", "zweieinhalbtausend", "tweeenhalf", "anderthalb"."""
    typed = match[1] or "ein"
    whole = _value_of(typed, "de") or _value_of(typed, "nl")
    scale = _value_of(match[2] or "ein", "de") or _value_of(match[2], "nl")
    if whole is None or scale is None:
        return None
    value = (Decimal(whole) + Decimal("0.5")) * scale
    return Numeral(value, start + 1, is_grouped=True, in_words=True)


def _languages_at(tokens: tuple[Token, ...], start: int) -> tuple[str, ...]:
    key = tokens[start].key
    if key == "once" and _is_english(tokens, start + 1):
        return ()
    if key not in _ONE:
        return _languages_of(key)
    if tokens[start + 1].key not in _SCALES:
        return ()
    return ("de",) if key == "eine" else ("en",)


def _is_english(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether "once" before this token is "one time" and not the Spanish eleven."""
    return (
        at >= len(tokens) or tokens[at].key in _AFTER_ENGLISH_ONCE or not tokens[at].key.isalpha()
    )


def is_one_of_several(tokens: tuple[Token, ...], start: int, numeral: Numeral) -> bool:
    """ "one-forty", "twelve fifty": two numbers in words, and nobody can say what they make."""
    before = start - 2 if tokens[start - 1].key == "-" else start - 1
    behind = _past_hyphen(tokens, numeral.end)
    around = (*_languages_of(tokens[before].key), *_languages_of(tokens[behind].key))
    return numeral.language is not None and numeral.language in around


def _read_words(tokens: tuple[Token, ...], start: int, language: str) -> Numeral | None:
    run = list(islice(_run(tokens, start, language), _MOST_WORDS))
    while run:
        words = " ".join(_ONE.get(t.key, t.key) for _, t in run)
        value = _value_of(words, language)
        if value is not None:
            return Numeral(Decimal(value), run[-1][0] + 1, in_words=True, language=language)
        run.pop()
        while run and run[-1][1].key == _JOINERS[language]:
            run.pop()
    return None


def _run(tokens: tuple[Token, ...], start: int, language: str) -> Iterator[tuple[int, Token]]:
    """Number words from `start` on, with a joiner or hyphens between two of them."""
    yield start, tokens[start]
    at = start + 1
    while True:
        joiner = None
        at = _past_hyphen(tokens, at)
        if tokens[at].key == _JOINERS[language]:
            joiner = at
            at = _past_hyphen(tokens, at + 1)
        if language not in _languages_of(tokens[at].key):
            return
        if joiner is not None:
            yield joiner, tokens[joiner]
        yield at, tokens[at]
        at += 1


def _past_hyphen(tokens: tuple[Token, ...], at: int) -> int:
    return at + 1 if tokens[at].key == "-" and tokens[at].glued else at
