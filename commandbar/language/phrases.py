"""Phrases as data: patterns of words and classes, kept in a trie, longest match first.

A pattern is a line of words and classes: "[the] end of <month> [<year>]". `[x]` may be left out,
`(x|y)` is a choice, `<name>` is a class that the caller defines. Words match without case and
accents; a hyphen between two words reads like a blank.
"""

import re
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from .tokens import Token, remembered, tokenize

_PARTS = re.compile(r"[\[\]()|]|[^\s\[\]()|]+")
_BRACKETS = {"[": "]", "(": ")"}


class HasTokens(Protocol):
    """What phrases are found in."""

    @property
    def tokens(self) -> tuple[Token, ...]: ...


P = TypeVar("P", bound=HasTokens)
T = TypeVar("T")
Captures = dict[str, Any]
ClassMatcher = Callable[[P, int], tuple[Any, int] | None]
"""At a token: the value found and the token after it, or None."""


class WordClass(NamedTuple, Generic[P]):
    """What `<name>` stands for; `starts` holds every word (folded) that it may begin with."""

    match: ClassMatcher[P]
    starts: Container[str]


class Match(NamedTuple, Generic[T]):
    """The meaning of a phrase, the token after it, and the values of its classes by name."""

    meaning: T
    end: int
    captures: Captures


@dataclass(slots=True)
class _Node(Generic[P, T]):
    words: dict[str, "_Node[P, T]"] = field(default_factory=dict)
    classes: dict[str, tuple[WordClass[P], "_Node[P, T]"]] = field(default_factory=dict)
    meaning: T | None = None


def spellings(pattern: str) -> set[tuple[str, ...]]:
    """The elements of every way to write the pattern, its options and choices written out."""
    return _choices(_PARTS.findall(pattern), 0, "")[0]


def _choices(parts: list[str], at: int, closing: str) -> tuple[set[tuple[str, ...]], int]:
    """The spellings up to the bracket `closing`, and the part behind it."""
    done: set[tuple[str, ...]] = set()
    current: set[tuple[str, ...]] = {()}
    while at < len(parts) and parts[at] != closing:
        part = parts[at]
        at += 1
        if part == "|":
            done, current = done | current, {()}
            continue
        if part in _BRACKETS:
            inner, at = _choices(parts, at, _BRACKETS[part])
            inner = inner | {()} if part == "[" else inner
        else:
            inner = {_elements(part)}
        current = {(*left, *right) for left in current for right in inner}
    return done | current, at + 1


def _elements(part: str) -> tuple[str, ...]:
    return (part,) if _is_class(part) else tuple(t.key for t in tokenize(part))


def _is_class(element: str) -> bool:
    return element.startswith("<") and element.endswith(">")


class Phrasebook(Generic[P, T]):
    """Finds which of its phrases begins at a token.

    The tokens that are searched must end with an empty one, which no phrase contains.
    """

    def __init__(
        self,
        phrases: Iterable[tuple[T, str]],
        classes: Mapping[str, WordClass[P]] | None = None,
    ) -> None:
        self._root: _Node[P, T] = _Node()
        self._classes = dict(classes or {})
        for meaning, patterns in phrases:
            for pattern in patterns.strip().splitlines():
                for spelling in spellings(pattern):
                    self._add(spelling, meaning)
        self._may_begin = remembered(self._is_start)

    def _add(self, spelling: tuple[str, ...], meaning: T) -> None:
        node = self._root
        for element in spelling:
            if _is_class(element):
                name = element[1:-1]
                node = node.classes.setdefault(name, (self._classes[name], _Node()))[1]
            else:
                node = node.words.setdefault(element, _Node())
        node.meaning = meaning

    def __contains__(self, key: object) -> bool:
        """Whether a phrase may begin with this folded word."""
        return isinstance(key, str) and self._may_begin(key)

    def _is_start(self, key: str) -> bool:
        in_classes = any(key in c.starts for c, _ in self._root.classes.values())
        return key in self._root.words or in_classes

    def match(self, passage: P, start: int) -> Match[T] | None:
        """The longest phrase that begins at token `start`."""
        if not self._may_begin(passage.tokens[start].key):
            return None
        return self._walk(passage, self._root, start, {})

    def as_class(self) -> WordClass[P]:
        """This book as a class of another one; the value is the meaning of the phrase."""

        def match(passage: P, at: int) -> tuple[T, int] | None:
            found = self.match(passage, at)
            return (found.meaning, found.end) if found else None

        return WordClass(match, self)

    def _walk(self, passage: P, node: _Node[P, T], at: int, captures: Captures) -> Match[T] | None:
        best = None if node.meaning is None else Match(node.meaning, at, captures)
        if node is not self._root and _is_joining_hyphen(passage.tokens, at):
            at += 1
        key = passage.tokens[at].key
        if child := node.words.get(key):
            best = _longer(best, self._walk(passage, child, at + 1, captures))
        for name, (word_class, child) in node.classes.items():
            if key in word_class.starts and (hit := word_class.match(passage, at)):
                more = {**captures, name: hit[0]}
                best = _longer(best, self._walk(passage, child, hit[1], more))
        return best


def _longer(first: Match[T] | None, second: Match[T] | None) -> Match[T] | None:
    if first is None or second is None:
        return first or second
    return second if second.end > first.end else first


def _is_joining_hyphen(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether nothing but a hyphen joins the word before to the word behind."""
    is_hyphen = tokens[at].key == "-" and tokens[at].glued
    return is_hyphen and tokens[at + 1].glued
