"""Sentences of a mail or note that speak of something else: a price of the past, a day off.

Both must say so: the words, by one of the patterns here, and the sentence, which holds no word of
a request and at most the one amount or day that the remark is of. The amount or day is shown as
unused. A sentence that may be of the project ("the last one was 5k, same again") is none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from commandbar.actions.create_project.grammar.atoms import Atom
from commandbar.actions.create_project.vocabulary.marks import Mark
from commandbar.actions.create_project.vocabulary.remarks import (
    BEGINS,
    ENDS,
    EVENTS,
    IN_PASSING,
    OF_THE_PROJECT,
    PAST_PRICES,
    REPLACED_PRICES,
    SMALL_COSTS,
)
from commandbar.language.readings import Reading
from commandbar.language.tokens import fold

_GERMAN_DAY = r"(?<=[0-9])\.(?=[ ](?:jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez))"
_SENTENCE = re.compile(rf"(?:[^.!?\n]|{_GERMAN_DAY}|[.!?](?![\s\"'”’»)]|$))+", re.IGNORECASE)
_NEAR = 24
_NOTHING_MORE = re.compile(r"\s*(?:[,;.)|\n]|(?:and|und|en|et|y|e|i)\b|$)")
_WORD = re.compile(r"[^\W\d_]{4,}")
_OTHER = frozenset("wxnLFTUAHBDN'g,:;-()/*.")
"""Letters of words that ask for nothing."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a remark says, the reading that it is of, and whether that must be of a unit."""

    words: re.Pattern[str]
    value: str
    is_per_unit: bool = False
    more: frozenset[str] = frozenset()
    """Letters of other words that it may have: "the old project"."""


_KINDS = (
    _Kind(PAST_PRICES, "a", more=frozenset("JO")),
    _Kind(SMALL_COSTS, "a", is_per_unit=True),
    _Kind(EVENTS, "d"),
)


def remarks(text: str, atoms: Sequence[Atom]) -> Iterator[tuple[int, int]]:
    """The stretches that are such remarks, in no order."""
    for match in (*REPLACED_PRICES.finditer(text), *IN_PASSING.finditer(text)):
        yield match.span()
    yield from _beginnings(text, [atom for atom in atoms if atom.letter == Mark.DATE])
    for sentence in _SENTENCE.finditer(text):
        kinds = [kind for kind in _KINDS if kind.words.search(sentence.group())]
        if kinds and not OF_THE_PROJECT.search(sentence.group()):
            start, end = sentence.span()
            inside = [atom for atom in atoms if start <= atom.start < end]
            outside = [atom for atom in atoms if not start <= atom.start < end]
            is_remark = any(_is_of_one_value(inside, kind) for kind in kinds)
            if is_remark and not _names_an_item(sentence.group(), text, outside):
                yield start, end


def _names_an_item(said: str, text: str, atoms: Sequence[Atom]) -> bool:
    """Whether a long word that stands beside a value elsewhere comes back in what is said."""
    spoken = set(_WORD.findall(fold(said)))
    beside = (
        atom
        for before, atom, after in zip(atoms, atoms[1:], atoms[2:], strict=False)
        if atom.letter in "nqx" and {before.letter, after.letter} & set("aps")
    )
    named = (word for a in beside for word in _WORD.findall(fold(text[a.start : a.end])))
    return not spoken.isdisjoint(named)


def _beginnings(text: str, dates: Sequence[Atom]) -> Iterator[tuple[int, int]]:
    """ "Starts 1 June and is due 12 June": of a period, only the end is when something is due."""
    for first, last in pairwise(dates):
        begins = BEGINS.search(text, max(0, first.start - _NEAR), first.start)
        is_last = _NOTHING_MORE.match(text, last.end) is not None
        if begins and is_last and ENDS.fullmatch(text, first.end, last.start):
            yield begins.start(), last.start


def _is_of_one_value(inside: Sequence[Atom], kind: _Kind) -> bool:
    values = [atom for atom in inside if isinstance(atom.value, Reading)]
    others = {atom.letter for atom in inside if atom not in values}
    if others - _OTHER - kind.more or not values:
        return False
    are_alike = all(atom.letter == kind.value for atom in values)
    is_one = len(values) == 1 or kind.value == "d"
    return are_alike and is_one and (not kind.is_per_unit or values[0].reading.ambiguous)
