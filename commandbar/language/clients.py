"""Matches a written client name with the known ones: unique, several, or new; never a guess.

The full name, as written, wins alone. Otherwise all names count that agree but for the legal
suffix, or begin with the written words; and only where there is none, an unmistakable typo
(rules.md 26). Two candidates are for a person to choose between.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from .vocabulary import words

_SAME_SUFFIX: Final = {
    "incorporated": "inc",
    "corporation": "corp",
    "limited": "ltd",
    "company": "co",
    "gesellschaft": "ag",
}
LEGAL_SUFFIXES: Final = words(
    "inc corp co llc llp lp ltd plc pty pvt pte limited incorporated corporation company"
    " gmbh ag kg ug ohg ev mbh se bv nv vof cv sa sas sarl sasu eurl snc sl slu slp sc scs"
    " spa srl ab as asa oy oyj aps kk"
)
_AND: Final = words("& + and und en et y e")
_PARTICLES: Final = words("the de der die das het van von la le les el los las a an")
"""Words that a short form cannot consist of."""
_TRANSLITERATED: Final = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "å": "aa", "æ": "ae", "œ": "oe"}
)
_PLAIN: Final = str.maketrans({"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d"})
_WORD: Final = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*\.?|[&+]")

_SHORTEST_MENTION: Final = 4
_SHORTEST_TYPO: Final = 5
_SHORTEST_OTHER_LETTER: Final = 7
"""One letter put for another often makes another word; only long words bear it."""
_LONG_WORD: Final = 9
"""From this length on, a word may hold two slips."""


@dataclass(frozen=True, slots=True)
class _Name:
    """A name in comparable words. `core` is without the legal suffix, `spellings` of the core."""

    words: tuple[str, ...]
    core: tuple[str, ...]
    spellings: frozenset[tuple[str, ...]]

    @property
    def suffix(self) -> tuple[str, ...]:
        tail = self.words[len(self.core) :]
        return tuple(_SAME_SUFFIX.get(word, word) for word in tail if word != "&")


def match(written: str, names: Sequence[str]) -> tuple[int, ...]:
    """The places in `names` that the written name can mean: one, several, or none at all."""
    known = _known(tuple(names))
    wanted = _name(written)
    if not wanted.words:
        return ()
    for same in (_is_same, _agrees):
        found = tuple(i for i, name in enumerate(known) if same(wanted, name))
        if found:
            return found
    return tuple(i for i, name in enumerate(known) if _is_slip(wanted, name))


def mentions(text: str, names: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Where known names stand in the text: whole, without their suffix, or by leading words.

    Spans are in reading order and do not overlap; the longest one wins.
    """
    tokens = [(m.start(), m.end(), _spellings(_folded_word(m[0]))) for m in _WORD.finditer(text)]
    index = _by_first_word(tuple(names))
    spans: list[tuple[int, int]] = []
    at = 0
    while at < len(tokens):
        length = _longest_at(tokens, at, index)
        if length:
            spans.append((tokens[at][0], _end_of(text, tokens[at + length - 1])))
        at += length or 1
    return tuple(spans)


def _is_same(wanted: _Name, name: _Name) -> bool:
    """The full name, whatever its case, accents and punctuation."""
    return wanted.suffix == name.suffix and not wanted.spellings.isdisjoint(name.spellings)


def _agrees(wanted: _Name, name: _Name) -> bool:
    """Equal but for a suffix that only one of them has, or the leading words of the name."""
    if wanted.suffix and name.suffix:
        return False
    if not wanted.spellings.isdisjoint(name.spellings):
        return True
    is_name = any(word not in _PARTICLES and len(word) > 1 for word in wanted.core)
    size = len(wanted.core)
    return (
        is_name
        and not wanted.suffix
        and any(spelling[:size] in wanted.spellings for spelling in name.spellings)
    )


def _is_slip(wanted: _Name, name: _Name) -> bool:
    """Word by word the same, but for one unmistakable slip of the keyboard."""
    if wanted.suffix and name.suffix and wanted.suffix != name.suffix:
        return False
    return any(
        _differ_by_a_slip(typed, meant[: len(typed)])
        for typed in wanted.spellings
        for meant in name.spellings
        if len(typed) == len(meant) or (len(typed) < len(meant) and len(typed[0]) >= _LONG_WORD)
    )


def _differ_by_a_slip(typed: tuple[str, ...], meant: tuple[str, ...]) -> bool:
    pairs = [(t, m) for t, m in zip(typed, meant, strict=True) if t != m]
    return len(pairs) == 1 and _is_misspelled(*pairs[0])


def _is_misspelled(typed: str, meant: str) -> bool:
    """A letter more, less, doubled or swapped; in longer words another letter; never the first."""
    if min(len(typed), len(meant)) < _SHORTEST_TYPO or typed[0] != meant[0]:
        return False
    if not (typed.isalpha() and meant.isalpha()):
        return False
    distance = _distance(typed, meant)
    if distance == 1 and len(typed) == len(meant) and sorted(typed) != sorted(meant):
        return len(meant) >= _SHORTEST_OTHER_LETTER
    return distance == 1 or (distance == 2 and len(meant) >= _LONG_WORD)


def _distance(a: str, b: str) -> int:
    """Damerau-Levenshtein with adjacent swaps; 3 stands for "far apart"."""
    if abs(len(a) - len(b)) > 2:
        return 3
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, start=1):
        new = [i]
        for j, y in enumerate(b, start=1):
            cost = min(row[j] + 1, new[j - 1] + 1, row[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            new.append(cost)
        before, row = row, new
    return min(row[-1], 3)


@lru_cache(maxsize=64)
def _known(names: tuple[str, ...]) -> tuple[_Name, ...]:
    return tuple(_name(name) for name in names)


_Index = dict[str, list[tuple[str, ...]]]


@lru_cache(maxsize=64)
def _by_first_word(names: tuple[str, ...]) -> _Index:
    """Every way a name may stand in a text, by its first word, the longest first."""
    index: _Index = {}
    for name in _known(names):
        forms = {*name.spellings, *_with_suffix(name)}
        forms |= {form[:size] for form in name.spellings for size in range(1, len(form))}
        for form in forms:
            if not form or (form not in name.spellings and not _may_stand_short(form)):
                continue
            index.setdefault(form[0], []).append(form)
    return {word: sorted(forms, key=len, reverse=True) for word, forms in index.items()}


def _with_suffix(name: _Name) -> Iterator[tuple[str, ...]]:
    tail = name.words[len(name.core) :]
    return (form + tail for form in name.spellings)


def _may_stand_short(form: tuple[str, ...]) -> bool:
    """Leading words that say enough: "pemberton", not "the" or "de la"."""
    return any(len(w) >= _SHORTEST_MENTION and w not in _PARTICLES for w in form)


def _longest_at(tokens: Sequence[tuple[int, int, frozenset[str]]], at: int, index: _Index) -> int:
    """How many words of the text from `at` on are a known name; 0 for none."""
    forms = (form for word in tokens[at][2] for form in index.get(word, ()))
    fitting = (
        len(form)
        for form in forms
        if at + len(form) <= len(tokens)
        and all(word in tokens[at + i][2] for i, word in enumerate(form))
    )
    return max(fitting, default=0)


def _end_of(text: str, token: tuple[int, int, frozenset[str]]) -> int:
    """A word's end without a closing full stop or possessive: "Globex's" ends at the "x"."""
    word = text[token[0] : token[1]]
    bare = re.sub(r"['’]s\.?\Z", "", word)
    is_abbreviation = "." in word[:-1]
    return token[0] + len(bare if is_abbreviation else bare.removesuffix("."))


def _name(text: str) -> _Name:
    words = tuple(_folded_word(word) for word in _WORD.findall(text))
    core = words
    while len(core) > 1 and (core[-1] in LEGAL_SUFFIXES or core[-1] == "&"):
        core = core[:-1]
    plain = tuple(_plain(word) for word in core)
    spelled_out = tuple(word.translate(_TRANSLITERATED) for word in core)
    return _Name(
        words=tuple(_plain(word) for word in words),
        core=plain,
        spellings=frozenset({plain, tuple(_plain(word) for word in spelled_out)}),
    )


def _folded_word(word: str) -> str:
    """Lower case without apostrophes and dots; every "and" is "&"; a possessive's s is gone."""
    word = re.sub(r"['’]s\.?\Z", "", word)
    folded = unicodedata.normalize("NFC", word).casefold() if "ß" not in word else word.lower()
    folded = re.sub(r"['’.]", "", folded)
    return "&" if folded in _AND else folded


def _spellings(word: str) -> frozenset[str]:
    return frozenset({_plain(word), _plain(word.translate(_TRANSLITERATED))})


def _plain(word: str) -> str:
    """Without accents: "société" is "societe", "müller" is "muller"."""
    decomposed = unicodedata.normalize("NFKD", word.translate(_PLAIN))
    return "".join(c for c in decomposed if not unicodedata.combining(c))
