"""A person's words, made safe to read and to show, with the way back to what was typed.

Hidden characters (control, format, private-use, surrogate) are taken out before anything reads
the text; `origin_of` maps a span of the cleaned text to code points of the original.
"""

from dataclasses import dataclass
from functools import cached_property

from billing_core.text import hides

MAX_PROMPT_CHARACTERS = 10_000

_KEPT = frozenset("\t\n\r\u2028\u2029")
"""What ends a line or stands between columns: a reader sees it."""


def is_hidden(text: str, index: int) -> bool:
    """Whether the character cannot be seen by a reviewer and is therefore taken out."""
    return text[index] not in _KEPT and hides(text, index)


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
