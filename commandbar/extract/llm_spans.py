"""From copied words back to their place in the text.

A model copies words, but not always letter by letter and not always in order. What is allowed to
differ is case, white space and the form of quotation marks; anything else is not in the text and
is dropped (rule 28).
"""

import re

_QUOTES = "'’‘`´\"“”„«»‹›"
_EDGE = _QUOTES + " \t\r\n"
_MAX_CHARACTERS = 500
"""No name, amount or description of a prompt is longer; longer copies are not looked for."""

Span = tuple[int, int]


def _pattern(words: str) -> re.Pattern[str] | None:
    pieces = words.strip(_EDGE)[:_MAX_CHARACTERS].split()
    if not pieces:
        return None
    quotes = f"[{re.escape(_QUOTES)}]"
    parts = ["".join(quotes if c in _QUOTES else re.escape(c) for c in piece) for piece in pieces]
    return re.compile(r"\s+".join(parts), re.IGNORECASE)


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
        return bool(_places(self._text, words))

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
