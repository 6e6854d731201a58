"""What two ways of writing a company's name have in common."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from .tokens import fold, remembered
from .vocabulary import meanings, words

_LEGAL_FORMS = meanings(
    ("ltd", "ltd limited"), ("inc", "inc incorporated"), ("corp", "corp corporation"),
    ("co", "co company cie compagnie"), ("llc", "llc"), ("llp", "llp"), ("plc", "plc"),
    ("pty", "pty proprietary"), ("pvt", "pvt private"), ("gmbh", "gmbh mbh"), ("ag", "ag"),
    ("kg", "kg"), ("kgaa", "kgaa"), ("ohg", "ohg"), ("ug", "ug"), ("ek", "ek"), ("ev", "ev"),
    ("bv", "bv"), ("nv", "nv"), ("vof", "vof"), ("sl", "sl slu"), ("sa", "sa sau"),
    ("sas", "sas sasu"), ("sarl", "sarl"), ("eurl", "eurl"), ("snc", "snc"), ("srl", "srl"),
    ("spa", "spa"), ("sprl", "sprl bvba"), ("ab", "ab"), ("as", "as"), ("aps", "aps"),
    ("oy", "oy oyj"), ("se", "se"), ("kft", "kft"), ("sro", "sro"), ("lda", "lda"),
)  # fmt: skip
_LEADING_FORMS = words("sarl sas eurl sci snc vof bv")
_AND = words("& + and und en et y e")
_ARTICLES = words("the a an de het der die das le la les el los las van den")
_NOT_DECOMPOSED = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ı": "i"})
_UMLAUTS = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "ø": "oe",
        "å": "aa",
        "æ": "ae",
        "œ": "oe",
        "ł": "l",
        "đ": "d",
    }
)
_WORD = re.compile(
    r"""
      (?:[^\W\d_]\.){2,6} (?![^\W_])          # B.V.
    | (?:[^\W\d_]\.){1,5} [^\W\d_] (?![^\W_])  # S.L
    | [^\W_]+ (?: (?:['’‘`´]|[\u0300-\u036f]++) [^\W_]+ )* [\u0300-\u036f]*+  # O'Neill
    | [&+]
    """,
    re.VERBOSE,
)
_INSIDE_A_WORD = str.maketrans("", "", ".'’‘`´")
_POSSESSIVE = re.compile(r"['’]s$")


class NameWord(NamedTuple):
    """A word at its place: its folded spellings, and the same without a possessive "'s"."""

    start: int
    end: int
    keys: tuple[str, ...]
    owner_end: int
    owner_keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CompanyName:
    """A name in folded words, the same without its legal form, and that form."""

    words: tuple[str, ...]
    base: tuple[str, ...]
    legal_form: frozenset[str]

    @property
    def joined(self) -> str:
        """Without blanks, so that "Five Guys" and "FiveGuys" agree."""
        return "".join(self.words)


@remembered
def spellings_of(name: str) -> tuple[CompanyName, ...]:
    """The name folded: accents dropped, and where it has umlauts also with "ue" for "ü"."""
    found = list(name_words(name))
    if len(found) > 1 and found[0].keys == ("the",):
        del found[0]
    plain = tuple(word.keys[0] for word in found)
    german = tuple(word.keys[-1] for word in found)
    return tuple(_company_name(words) for words in dict.fromkeys((plain, german)))


def _company_name(words: tuple[str, ...]) -> CompanyName:
    base = _without_legal_form(words)
    return CompanyName(words, base, frozenset(words) - set(base) - {"&"})


def name_words(text: str) -> Iterator[NameWord]:
    """The words of a name, or of a text that may hold names."""
    for match in _WORD.finditer(text):
        owner = _POSSESSIVE.sub("", match[0])
        owner_end = match.start() + len(owner)
        yield NameWord(*match.span(), _keys(match[0]), owner_end, _keys(owner))


@remembered
def _keys(word: str) -> tuple[str, ...]:
    lower = unicodedata.normalize("NFC", word.casefold()).translate(_INSIDE_A_WORD)
    plain, german = (_canonical(fold(lower.translate(t))) for t in (_NOT_DECOMPOSED, _UMLAUTS))
    return (plain,) if german == plain else (plain, german)


def _canonical(word: str) -> str:
    return "&" if word in _AND else _LEGAL_FORMS.get(word, word)


LEGAL_SUFFIXES = frozenset(_LEGAL_FORMS)


def is_firm(name: str) -> bool:
    """Whether the name ends in a legal form: a company's, then, and no project's."""
    spoken = fold(name).split()
    return len(spoken) > 1 and spoken[-1].strip(".,") in LEGAL_SUFFIXES


def _without_legal_form(found: tuple[str, ...]) -> tuple[str, ...]:
    """Without "Ltd", "GmbH & Co. KG" at the end or "SARL" in front; never without any word."""
    end = len(found)
    while end > 1 and (found[end - 1] in _LEGAL_FORMS or found[end - 1 :] == ("&",)):
        end -= 1
        found = found[:end]
    return found[1:] if end > 1 and found[0] in _LEADING_FORMS else found


def is_distinctive(found: tuple[str, ...]) -> bool:
    """Whether the words can stand for a name: "Van" or "The" cannot."""
    return any(len(word) > 2 and word not in _ARTICLES for word in found)
