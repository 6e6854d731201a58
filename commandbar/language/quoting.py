"""Finds names in quotes: what stands inside is a name, whatever it looks like."""

import re

_LONGEST_NAME = 60
"""A longer quote is a pasted note or mail, whose amounts and dates count."""
_LONGEST_WITH_A_STOP = 30
"""Up to here a full stop inside may be a name's own: "Dr. Who Launch"."""

_CLOSING = {
    '"': '"', "“": "”", "”": "”", "„": "“”", "«": "»", "»": "«", "‹": "›", "›": "‹", "'": "'’",
    "‘": "’", "‚": "‘’", "`": "`",
}  # fmt: skip
_OPENING = re.compile("[" + "".join(_CLOSING) + "]")
_GUILLEMETS = frozenset("«»‹›")
_APOSTROPHES = frozenset("'’")
_STOP = re.compile(r"[.!?;]\s+[^\W\d_]")
_PRICE = re.compile(r"[$£€¥₹%]|\b[A-Z]{3}\s?[0-9]|[0-9]\s?[A-Z]{3}\b")
_PRICE_ALONE = re.compile(
    r"""\s*+(?:
        (?:[A-Z]{0,3}[$£€¥₹]|[A-Z]{3}\s)\s?[0-9][0-9.,' ]*+[kKmM]?     # $5,000
      | [0-9][0-9.,' ]*+[kKmM]?\s?(?:[$£€¥₹%]|[A-Z]{3})                # 5,000 €
      | [0-9]{1,3}(?:[.,'][0-9]{3})++(?:[.,][0-9]{2})?                 # 5,000
    )\s*+""",
    re.VERBOSE,
)


def quoted(text: str) -> tuple[tuple[int, int], ...]:
    """The spans inside quotes that are names, without the quotes themselves.

    A name is short (60 characters), on one line, of one sentence, with at most one price in it,
    and no price itself. An apostrophe does not open a quote ("Initech's"), and a pasted mail is
    no name. Sorted and disjoint.
    """
    spans = []
    at = 0
    while opening := _OPENING.search(text, at):
        at = opening.end()
        end = _end_of_quote(text, opening.start())
        if end is not None and _is_name(text[at:end]):
            spans.append((at, end))
            at = end + 1
    return tuple(spans)


def _end_of_quote(text: str, start: int) -> int | None:
    """Where the quote that opens at `start` closes, within the length of a name."""
    quote = text[start]
    if not _can_open(text, start):
        return None
    end = None
    for at in range(start + 1, min(start + _LONGEST_NAME + 2, len(text))):
        if text[at] == "\n" or (text[at] == quote and _can_open(text, at)):
            break
        if text[at] in _CLOSING[quote] and _can_close(text, at):
            end = at
            if quote not in _APOSTROPHES or text[at - 1] != "s":
                break
    return end


def _can_open(text: str, at: int) -> bool:
    """A quote opens before a word and not behind one; « may have a blank inside."""
    before, behind = text[at - 1 : at], text[at + 1 : at + 2]
    is_behind_a_word = before.isalnum() or (before != "" and before in _CLOSING)
    return (
        not is_behind_a_word and behind != "" and (text[at] in _GUILLEMETS or not behind.isspace())
    )


def _can_close(text: str, at: int) -> bool:
    before, behind = text[at - 1], text[at + 1 : at + 2]
    return not behind.isalnum() and (text[at] in _GUILLEMETS or not before.isspace())


def _is_name(inside: str) -> bool:
    if not inside.strip() or _PRICE_ALONE.fullmatch(inside):
        return False
    if len(_PRICE.findall(inside)) > 1:
        return False
    return not _STOP.search(inside) or len(inside) <= _LONGEST_WITH_A_STOP
