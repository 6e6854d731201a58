"""Where a message names a milestone of the plan: by its name, a part of it, or its place."""

import re
from collections.abc import Iterator, Sequence

from commandbar.actions.create_project.grammar.pieces import Span
from commandbar.actions.create_project.vocabulary.marks import Mark
from commandbar.actions.create_project.vocabulary.single_words import MILESTONE_NOUNS, PLACES
from commandbar.language.tokens import Token, TokenKind, fold, tokenize

_SHORTEST_PART = 4
_ARTICLES = r"(?:the|de|het|der|die|das|den|le|la|el|los|las|l')?\s*"
_NOUNS = "|".join(sorted(MILESTONE_NOUNS, key=len, reverse=True))
_PLACE = re.compile(
    rf"{_ARTICLES}\b(?P<place>{'|'.join(sorted(PLACES, key=len, reverse=True))})"
    rf"(?:\s+(?:one|{_NOUNS}))?\b|\b(?:{_NOUNS})\s+(?P<number>[0-9]{{1,3}})\b",
    re.IGNORECASE,
)


def mentioned(text: str, names: Sequence[str]) -> Iterator[Span]:
    """The spans that mean one of the milestones; the value is its number, from 0."""
    if not names:
        return
    yield from _by_name(text, names)
    for match in _PLACE.finditer(text):
        number = _number(match, len(names))
        if number is not None:
            yield Span(match.start(), match.end(), Mark.MENTION, number)


def _number(match: re.Match[str], count: int) -> int | None:
    place = int(match["number"]) if match["number"] else PLACES[match["place"].lower()]
    number = count - 1 if place < 0 else place - 1
    return number if 0 <= number < count else None


def _by_name(text: str, names: Sequence[str]) -> Iterator[Span]:
    """Whole names first, longest first; then single words that only one name has."""
    words = [t for t in tokenize(text) if t.kind is not TokenKind.SIGN]
    keys = [t.key for t in words]
    phrases = {tuple(fold(name).split()): number for number, name in enumerate(names)}
    parts = _unique_parts(names)
    for phrase, number in sorted(phrases.items(), key=lambda pair: -len(pair[0])):
        yield from _places(words, keys, phrase, number)
    for part, number in parts.items():
        yield from _places(words, keys, (part,), number)


def _unique_parts(names: Sequence[str]) -> dict[str, int]:
    owners: dict[str, list[int]] = {}
    for number, name in enumerate(names):
        for word in set(fold(name).split()):
            owners.setdefault(word, []).append(number)
    return {
        word: found[0]
        for word, found in owners.items()
        if len(found) == 1 and len(word) >= _SHORTEST_PART
    }


def _places(
    words: Sequence[Token], keys: Sequence[str], phrase: tuple[str, ...], number: int
) -> Iterator[Span]:
    for at in range(len(keys) - len(phrase) + 1):
        if tuple(keys[at : at + len(phrase)]) == phrase:
            yield Span(words[at].start, words[at + len(phrase) - 1].end, Mark.MENTION, number)
