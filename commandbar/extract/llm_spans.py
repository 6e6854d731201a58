"""From copied words back to their place in the text.

A model copies words, but not always letter by letter and not always in order. What is allowed to
differ is case, white space and the form of quotation marks; anything else is not in the text and
is dropped (rule 28).
"""

import re
import unicodedata
from itertools import pairwise

_QUOTES = "'’‘`´\"“”„«»‹›"
_EDGE = _QUOTES + " \t\r\n"
_MAX_CHARACTERS = 500
"""No name, amount or description of a prompt is longer; longer copies are not looked for."""

Span = tuple[int, int]


_PIECE = re.compile(r"\w+|[^\w\s]")


def _pattern(words: str) -> re.Pattern[str] | None:
    """The words with any white space where they have some; "20 %" and "20%" are the same."""
    words = words.strip(_EDGE)[:_MAX_CHARACTERS]
    pieces = list(_PIECE.finditer(words))
    if not pieces:
        return None
    pattern = _escaped(pieces[0][0])
    for before, piece in pairwise(pieces):
        space = r"\s+" if before.end() < piece.start() else ""
        if _is_unit(before[0]) or _is_unit(piece[0]):
            space = r"\s*"
        pattern += space + _escaped(piece[0])
    return re.compile(pattern, re.IGNORECASE)


def _is_unit(piece: str) -> bool:
    """A percent or currency sign, which may stand apart from its number or not."""
    return piece == "%" or unicodedata.category(piece[0]) == "Sc"


def _escaped(piece: str) -> str:
    return f"[{re.escape(_QUOTES)}]" if piece in _QUOTES else re.escape(piece)


def _cuts_a_word(text: str, start: int, end: int) -> bool:
    """Whether an edge lies inside a word or number: "5,000" of "$15,000" is another amount."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    first, last = text[start], text[end - 1]
    return (
        (first.isalnum() and before[-1:].isalnum())
        or (last.isalnum() and after[:1].isalnum())
        or (first.isdigit() and re.fullmatch(r"\d[.,'’]", before) is not None)
        or (last.isdigit() and re.fullmatch(r"[.,'’]\d", after) is not None)
    )


def _places(text: str, words: str) -> list[Span]:
    pattern = _pattern(words)
    if pattern is None:
        return []
    found = (match.span() for match in pattern.finditer(text))
    return [span for span in found if not _cuts_a_word(text, *span)]


def _gap(one: Span, other: Span) -> int:
    return max(one[0] - other[1], other[0] - one[1], 0)


class Page:
    """The text, with the places that are already used; every place is used once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._used: list[Span] = []

    def holds(self, words: str) -> bool:
        """Whether the words stand in the text at all, used or not."""
        return self.count(words) > 0

    def count(self, words: str) -> int:
        """How often the words stand in the text."""
        return len(_places(self._text, words))

    def place(self, words: str, *, after: int = 0, near: Span | None = None) -> Span | None:
        """Use a free place of the words: the nearest to `near`, else the first from `after` on,
        else the first. None where the text has none left."""
        spans = _places(self._text, words)
        free = [span for span in spans if all(_are_apart(span, used) for used in self._used)]
        if not free:
            return None
        if near is not None:
            chosen = min(free, key=lambda span: _gap(span, near))
        else:
            chosen = next((span for span in free if span[0] >= after), free[0])
        self._used.append(chosen)
        return chosen


def _are_apart(one: Span, other: Span) -> bool:
    return one[1] <= other[0] or other[1] <= one[0]
