"""A person's words, made safe to read and to show, with the way back to what was typed.

Hidden characters (control, format, private-use, surrogate) are taken out before anything reads
the text; `origin_of` maps a span of the cleaned text to code points of the original.
"""

import unicodedata
from dataclasses import dataclass
from functools import cached_property

MAX_PROMPT_CHARACTERS = 10_000

_KEPT_CONTROLS = frozenset("\t\n\r")
_ZERO_WIDTH_JOINER = "\u200d"
_VARIATION_SELECTORS = frozenset("\ufe0e\ufe0f")
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Co", "Cs"})


def _is_pictograph(character: str) -> bool:
    return unicodedata.category(character) in {"So", "Sk"} or character in _VARIATION_SELECTORS


def _joins_an_emoji(text: str, index: int) -> bool:
    """A joiner between two pictographs is part of one emoji (a family, a flag, a profession)."""
    return (
        text[index] == _ZERO_WIDTH_JOINER
        and 0 < index < len(text) - 1
        and _is_pictograph(text[index - 1])
        and _is_pictograph(text[index + 1])
    )


def is_hidden(text: str, index: int) -> bool:
    """Whether the character cannot be seen by a reviewer and is therefore taken out."""
    character = text[index]
    if character in _KEPT_CONTROLS or _joins_an_emoji(text, index):
        return False
    return unicodedata.category(character) in _HIDDEN_CATEGORIES


@dataclass(frozen=True)
class Prompt:
    """`original` as it was sent; `text` as everything reads and shows it."""

    original: str

    @cached_property
    def _kept(self) -> tuple[int, ...]:
        """For each code point of `text`, where it stands in `original`."""
        original = self.original
        return tuple(i for i in range(len(original)) if not is_hidden(original, i))

    @cached_property
    def text(self) -> str:
        if len(self._kept) == len(self.original):
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
