"""From copied words back to their place in the text.

A model copies words, but not always letter by letter and not always in order. What is allowed to
differ is case, white space and the form of quotation marks; anything else is not in the text and
is dropped (rule 28).
"""

import re
from collections.abc import Iterator, Sequence

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


def _is_free(span: Span, taken: Sequence[Span | None]) -> bool:
    return all(other is None or span[1] <= other[0] or other[1] <= span[0] for other in taken)


def _order(places: Sequence[Sequence[Span]]) -> Iterator[int]:
    """First what can stand in one place only, the longest first; then the rest as it was read."""

    def length(index: int) -> int:
        start, end = places[index][0]
        return end - start

    single = [i for i, found in enumerate(places) if len(found) == 1]
    yield from sorted(single, key=length, reverse=True)
    yield from (i for i, found in enumerate(places) if len(found) > 1)


def locate(text: str, copies: Sequence[str]) -> list[Span | None]:
    """For each copy its place in the text, one use each; None where the text has none left.

    Of several places the first free one after the nearest placed copy before it is taken, since
    copies come in reading order; failing that, the first free one.
    """
    places = [_places(text, copy) for copy in copies]
    located: list[Span | None] = [None] * len(copies)
    for index in _order(places):
        free = [span for span in places[index] if _is_free(span, located)]
        reached = next((span[1] for span in reversed(located[:index]) if span), 0)
        located[index] = next((s for s in free if s[0] >= reached), free[0] if free else None)
    return located
