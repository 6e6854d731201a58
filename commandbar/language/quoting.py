"""Finds names in quotes: what stands inside is a name, whatever it looks like."""

import re

_LONGEST_NAME = 60
"""A longer quote is a pasted note or mail, whose amounts and dates count."""

_PAIRS = {
    '"': '"',
    "“": "”",
    "”": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "'": "'’",
    "‘": "’",
    "`": "`",
}
_OPENING = re.compile("[" + "".join(_PAIRS) + "]")
_SENTENCE_END = re.compile(r"[.!?:;]\s+\S")
_PRICES = re.compile(r"[$£€¥₹]|%|\b[A-Z]{3}\s?[0-9]|[0-9]\s?[A-Z]{3}\b")
_PRICE_ALONE = re.compile(
    r"\s*(?:[A-Z]{0,3}[$£€¥₹]|[A-Z]{3}\s)?\s*[0-9][0-9.,' ]*[kKmM]?\s*(?:[$£€¥₹%]|[A-Z]{3})?\s*"
)


def quoted(text: str) -> tuple[tuple[int, int], ...]:
    """The spans inside quotes that are names, without the quotes themselves.

    Short (60 characters), on one line, no sentences and at most one price in it, and not a price
    itself. An apostrophe does not open a quote ("Initech's"), and a pasted mail is no name.
    """
    spans = []
    at = 0
    while opening := _OPENING.search(text, at):
        end = _closing(text, opening.start())
        if end is not None and _is_name(text[opening.end() : end]):
            spans.append((opening.end(), end))
            at = end + 1
        else:
            at = opening.end()
    return tuple(spans)


def _closing(text: str, start: int) -> int | None:
    """Where the quote that opens at `start` ends, within the length of a name."""
    if start and (text[start - 1].isalnum() or text[start - 1] in _PAIRS):
        return None
    if start + 1 >= len(text) or (text[start + 1].isspace() and text[start] not in "«»"):
        return None
    closers = _PAIRS[text[start]]
    for at in range(start + 1, min(start + 2 + _LONGEST_NAME, len(text))):
        if text[at] == "\n":
            return None
        if text[at] in closers and not text[at + 1 : at + 2].isalnum():
            return at if at > start + 1 else None
    return None


def _is_name(inside: str) -> bool:
    return (
        bool(inside.strip())
        and not _SENTENCE_END.search(inside)
        and len(_PRICES.findall(inside)) <= 1
        and not _has_price_only(inside)
    )


def _has_price_only(inside: str) -> bool:
    return bool(_PRICES.search(inside) and _PRICE_ALONE.fullmatch(inside))
