"""Finds the vocabulary's phrases in a text, misspelled ones too, and guesses its language."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from commandbar.actions.create_project.vocabulary import GUESTS, LANGUAGES, PHRASES
from commandbar.actions.create_project.vocabulary.marks import Mark
from commandbar.actions.create_project.vocabulary.single_words import OFTEN_MISSPELLED
from commandbar.language.phrases import spellings
from commandbar.language.tokens import Token, TokenKind

Meaning = dict[str, Mark]
"""What a phrase means, by language."""

_SHORTEST_MEANT = 5
_SHORTEST_TYPED = 4
_LONGEST_TYPED = 16
_TYPED_IN_HASTE = {
    "adn": "and", "nad": "and", "fro": "for", "ofr": "for", "teh": "the", "hte": "the",
    "wiht": "with", "whit": "with", "naem": "name", "nmae": "name", "eahc": "each", "eech": "each",
    "thansk": "thanks", "thakns": "thanks", "pelase": "please", "plese": "please",
    "udn": "und", "fuer": "fur", "oen": "one", "huor": "hour",
    "tahnks": "thanks", "thnaks": "thanks",
    "plaese": "please", "annd": "and", "amd": "and", "abd": "and", "andd": "and",
}  # fmt: skip
"""Short words have too many neighbours for a general rule; these are swapped letters only."""

_WEIGHT = 6
_MOST_THAT_SHARE = 4
"""A word that so many languages share says nothing of which of them it is."""
_OWN_WORDS_OF_A_GUEST = 2
_COMPOUND_TAILS = ("projekt", "projekts", "auftrag")


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a text, spelled as meant, as the phrase book reads them."""

    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The tokens before `end` are a phrase of the vocabulary."""

    meaning: Meaning
    end: int


@cache
def _meanings() -> dict[tuple[str, ...], Meaning]:
    """Every phrase in every spelling; where a language lists it twice, the first mark counts."""
    meanings: dict[tuple[str, ...], Meaning] = {}
    for language, marks in PHRASES.items():
        for mark, phrases in marks.items():
            for phrase in phrases.split(";"):
                for spelling in spellings(phrase):
                    meanings.setdefault(spelling, {}).setdefault(language, mark)
    return meanings


@cache
def _longest() -> dict[str, int]:
    """How many words the longest phrase with that first word has."""
    longest: dict[str, int] = {}
    for phrase in _meanings():
        if phrase:
            longest[phrase[0]] = max(longest.get(phrase[0], 0), len(phrase))
    return longest


@cache
def _single_words() -> dict[str, Meaning]:
    return {words[0]: meaning for words, meaning in _meanings().items() if len(words) == 1}


@cache
def _near_misses() -> dict[str, str]:
    """Each structural word with a letter left out, to the word: the index of one-letter typos."""
    index: dict[str, str] = {}
    for word in sorted(OFTEN_MISSPELLED):
        if len(word) >= _SHORTEST_MEANT:
            for shorter in {word, *_with_one_letter_less(word)}:
                index.setdefault(shorter, word)
    return index


@cache
def _all_words() -> frozenset[str]:
    return frozenset(word for words in _meanings() for word in words)


def _with_one_letter_less(word: str) -> Iterator[str]:
    for i in range(len(word)):
        yield word[:i] + word[i + 1 :]


@lru_cache(maxsize=8192)
def respelled(key: str) -> str:
    """The vocabulary's word that `key` is a slip of: a letter more, less, other or swapped."""
    if key in _all_words():
        return key
    if key in _TYPED_IN_HASTE:
        return _TYPED_IN_HASTE[key]
    if not _SHORTEST_TYPED <= len(key) <= _LONGEST_TYPED or not key.isalpha():
        return key
    for candidate in (key, *_with_one_letter_less(key)):
        word = _near_misses().get(candidate)
        if word is not None and _is_one_slip(key, word):
            return word
    return key


def _is_one_slip(typed: str, meant: str) -> bool:
    """One letter more, less, other, or two neighbours swapped; the first letter is right."""
    if typed[0] != meant[0]:
        return False
    start = next((i for i, (a, b) in enumerate(zip(typed, meant, strict=False)) if a != b), None)
    if start is None:
        return abs(len(typed) - len(meant)) == 1 and not _is_inflected(typed, meant)
    a, b = typed[start:], meant[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])


def _is_inflected(typed: str, meant: str) -> bool:
    """ "plans" is no slip of "plan": an ending makes another word."""
    longer = max(typed, meant, key=len)
    return longer[-1] in "sd"


def spelled_as_meant(tokens: Sequence[Token]) -> Words:
    """Slips are mended in ordinary words only: a capital within a sentence may be a name."""
    return Words(tuple(_mended(tokens)))


def _mended(tokens: Sequence[Token]) -> Iterator[Token]:
    at_start = True
    for token in tokens:
        if token.kind is TokenKind.WORD and (at_start or not token.is_capitalised):
            key = respelled(token.key)
            yield token if key == token.key else _with_key(token, key)
        else:
            yield token
        at_start = token.kind is TokenKind.BREAK or token.key in {".", "!", "?"}


def _with_key(token: Token, key: str) -> Token:
    return Token(token.text, key, token.kind, token.start, token.end, token.glued)


@cache
def words_of(*marks: Mark) -> frozenset[str]:
    """The single words that have one of the marks in some language, and no other in English."""
    meanings = _single_words().items()
    return frozenset(
        word
        for word, meaning in meanings
        if set(marks) & set(meaning.values()) and meaning.get("en") in (None, *marks)
    )


def found_at(words: Words, at: int, end: int | None = None) -> Found | None:
    """The longest phrase that begins at token `at` and ends before `end`.

    A hyphen within it reads like a blank.
    """
    most = _longest().get(words.tokens[at].key, 0)
    keys: list[str] = []
    ends: list[int] = []
    for i in range(at, len(words.tokens) if end is None else end):
        if len(keys) == most:
            break
        if words.tokens[i].key != "-" or i == at:
            keys.append(words.tokens[i].key)
            ends.append(i + 1)
    for count in range(len(keys), 0, -1):
        meaning = _meanings().get(tuple(keys[:count]))
        if meaning is not None:
            return Found(meaning, ends[count - 1])
    return None


def compound_of(token: Token) -> tuple[tuple[str, Mark], tuple[str, Mark]] | None:
    """The two halves of a German compound that ends in a noun for a project, with their marks."""
    for tail in _COMPOUND_TAILS:
        head = token.key.removesuffix(tail)
        if head == token.key:
            continue
        meaning = _single_words().get(head) or _single_words().get(head.removesuffix("s"))
        if meaning is not None and "de" in meaning:
            typed = token.text
            return (typed[: len(head)], meaning["de"]), (typed[len(head) :], Mark.PROJECT)
    return None


def language_of(words: Words) -> str:
    """The language whose own words the text holds most of; English where nothing speaks."""
    single = _single_words()
    votes: Counter[str] = Counter()
    own: Counter[str] = Counter()
    for token in words.tokens:
        meaning = single.get(token.key)
        hosts = meaning.keys() - GUESTS if meaning is not None else ()
        if meaning is not None and len(hosts) < _MOST_THAT_SHARE:
            weight = _WEIGHT // max(1, len(hosts))
            votes.update(dict.fromkeys(meaning, weight))
            own.update(meaning.keys() if not hosts else ())
        elif compound_of(token):
            votes["de"] += _WEIGHT
    candidates = [x for x in LANGUAGES if x not in GUESTS or own[x] >= _OWN_WORDS_OF_A_GUEST]
    best = max(candidates, key=lambda language: (votes[language], language == "en"))
    return best if votes[best] else "en"


def mark_in(meaning: Meaning, language: str) -> Mark:
    """What the phrase is in the text's language, else in the first language that has it."""
    for candidate in (language, *LANGUAGES):
        if candidate in meaning:
            return meaning[candidate]
    raise AssertionError("a phrase has a meaning in some language")
