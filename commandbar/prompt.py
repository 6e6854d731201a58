"""A person's words, made safe to read and to show, with the way back to what was typed.

Hidden characters (control, format, private-use, surrogate) are taken out before anything reads
the text; `origin_of` maps a span of the cleaned text to code points of the original.

Words that the person dismissed ("$5,000 is not part of this") are read as white space: for
grammar, finder and model they do not stand there, and nothing else moves.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from billing_core.text import hides

MAX_PROMPT_CHARACTERS = 10_000

Span = tuple[int, int]
"""From the first code point to the one behind the last."""

_KEPT = frozenset("\t\n\r\u2028\u2029")
"""What ends a line or stands between columns: a reader sees it."""
_NOTHING = "\N{FIGURE SPACE}"
"""Stands where a dismissed character stood: white space, but none that makes columns or stands
within a number."""


def is_hidden(text: str, index: int) -> bool:
    """Whether the character cannot be seen by a reviewer and is therefore taken out."""
    return text[index] not in _KEPT and hides(text, index)


def are_spans_of(text: str, spans: Sequence[Span]) -> bool:
    """Whether the spans stand within the text, in order and apart."""
    edges = [0, *chain.from_iterable(spans), len(text)]
    return edges == sorted(edges)


@dataclass(frozen=True)
class Prompt:
    """`original` as it was sent, `shown` as everybody sees it, `text` as it is read.

    `dismissed` are spans of the original, in code points, sorted and disjoint. `shown` and `text`
    have the same length, so that a span of the one is a span of the other.
    """

    original: str
    dismissed: tuple[Span, ...] = ()

    @cached_property
    def _kept(self) -> tuple[int, ...]:
        """For each code point of `text`, where it stands in `original`."""
        original = self.original
        return tuple(i for i in range(len(original)) if not is_hidden(original, i))

    @cached_property
    def text(self) -> str:
        """`shown`, but white space where words are dismissed."""
        parts, at = [], 0
        for start, end in self.dismissed_shown:
            words = self.shown[start:end]
            parts += [self.shown[at:start], *(c if c.isspace() else _NOTHING for c in words)]
            at = end
        return "".join([*parts, self.shown[at:]])

    @cached_property
    def dismissed_shown(self) -> tuple[Span, ...]:
        """The dismissed spans as they stand in `shown`; none where nothing of one is seen."""
        places = [tuple(bisect_left(self._kept, at) for at in span) for span in self.dismissed]
        return tuple((start, end) for start, end in places if start < end)

    @cached_property
    def shown(self) -> str:
        if self.original.isprintable() or len(self._kept) == len(self.original):
            return self.original
        return "".join(self.original[i] for i in self._kept)

    @property
    def hidden_count(self) -> int:
        return len(self.original) - len(self._kept)

    def origin_of(self, start: int, end: int) -> tuple[int, int]:
        """The span of `text` from start to end (exclusive), as a span of `original`."""
        if start >= end:
            return (0, 0)
        return self._kept[start], self._kept[end - 1] + 1
