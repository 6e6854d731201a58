"""Phrases as data: patterns of words and classes, kept in a trie, longest match first.

A pattern is a line of words and classes: "[the] end of <month> [<year>]". `[x]` may be left out,
`(x|y)` is a choice, `<name>` is a class that the caller defines. Words match without case and
accents; a hyphen between two words reads like a blank.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

from .tokens import Token, tokenize

_PARTS = re.compile(r"[\[\]()|]|[^\s\[\]()|]+")
_BRACKETS = {"[": "]", "(": ")"}


class HasTokens(Protocol):
    @property
    def tokens(self) -> tuple[Token, ...]: ...


P = TypeVar("P", bound=HasTokens)
T = TypeVar("T")
Captures = dict[str, Any]
ClassMatcher = Callable[[P, int], tuple[Any, int] | None]
"""At a token: the value found and the token after it, or None."""


@dataclass(slots=True)
class _Node(Generic[T]):
    words: dict[str, "_Node[T]"] = field(default_factory=dict)
    classes: dict[str, "_Node[T]"] = field(default_factory=dict)
    meaning: T | None = None


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    meaning: T
    end: int
    captures: Captures


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

    `classes` gives each class name its matcher; the value it returns is captured by that name.
    """

    def __init__(
        self,
        phrases: Iterable[tuple[T, str]],
        classes: Mapping[str, ClassMatcher[P]] | None = None,
    ) -> None:
        self._root: _Node[T] = _Node()
        self._classes = {f"<{name}>": matcher for name, matcher in (classes or {}).items()}
        for meaning, patterns in phrases:
            for pattern in patterns.strip().splitlines():
                for spelling in spellings(pattern):
                    self._add(spelling, meaning)

    def _add(self, spelling: tuple[str, ...], meaning: T) -> None:
        node = self._root
        for element in spelling:
            branch = node.classes if _is_class(element) else node.words
            node = branch.setdefault(element, _Node())
        node.meaning = meaning

    def match(self, passage: P, start: int) -> Match[T] | None:
        """The longest phrase that begins at token `start`."""
        return self._walk(passage, self._root, start, {})

    def _walk(self, passage: P, node: _Node[T], at: int, captures: Captures) -> Match[T] | None:
        best = None if node.meaning is None else Match(node.meaning, at, captures)
        if at >= len(passage.tokens):
            return best
        for child, after, more in self._steps(passage, node, at):
            found = self._walk(passage, child, after, captures | more if more else captures)
            if found and (best is None or found.end > best.end):
                best = found
        return best

    def _steps(
        self, passage: P, node: _Node[T], at: int
    ) -> Iterator[tuple[_Node[T], int, Captures]]:
        token = passage.tokens[at]
        if child := node.words.get(token.key):
            yield child, at + 1, {}
        elif token.key == "-" and node is not self._root and passage.tokens[at - 1].key != "-":
            yield node, at + 1, {}
        for name, child in node.classes.items():
            if found := self._classes[name](passage, at):
                yield child, found[1], {name.strip("<>"): found[0]}
