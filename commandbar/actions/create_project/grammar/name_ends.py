"""How a name goes on, and where it ends."""

from commandbar.actions.create_project.grammar.context import Context
from commandbar.actions.create_project.vocabulary.single_words import NAME_JOINERS
from commandbar.language.readings import Kind, Reading

_STRUCTURE = frozenset("XYWGRZFA")
"""Marks whose words, behind a name, mean what they mean even in capitals."""
_GENITIVES = frozenset(("of", "de", "del", "du", "des", "van", "von"))
_LONGEST_TAIL = 3
_LONGEST_IN_NAME = 3
"""Digits: "Portal 365"; a longer number may be a price."""
_SEPARATORS = frozenset(".;,:|/>+-*\n()")


def continues(context: Context, at: int) -> bool:
    """Whether piece `at` is part of the name that stands right before it."""
    piece = context.pieces[at]
    if piece.letter == "g":
        return context.has_value_next(at + 1)
    if piece.letter in _SEPARATORS or piece.letter in "q~c":
        return False
    if piece.letter == "'" or context.is_tail(at):
        return True
    if isinstance(piece.value, Reading):
        return _is_number_in_name(context, at) or context.is_title_of_reading(at)
    if piece.letter == "x":
        return piece.is_emoji or context.is_capital(at) or piece.is_number
    return context.is_marked_capital(at) and _mark_continues(context, at)


def _mark_continues(context: Context, at: int) -> bool:
    if context.letter(at - 1) == "M" and context.is_label(at):
        return True
    is_structure = context.letter(at) in _STRUCTURE
    return context.is_nameable(at) or context.is_plain_name(at + 1) or not is_structure


def _is_number_in_name(context: Context, at: int) -> bool:
    """ "Top 10 $5,000", "Sonrisa 360": a small bare number where prices look different."""
    piece = context.pieces[at]
    if piece.value.kind is not Kind.AMOUNT or not piece.text.isdigit() or len(piece.text) > 4:
        return context.letter(at - 1) == "M" and context.is_label(at)
    is_led_on = context.has_value_next(at + 1) or context.is_plain_name(at + 1)
    return is_led_on or (context.has_prices and _is_marked_name(context, at))


def _is_marked_name(context: Context, at: int) -> bool:
    """Whether the name that leads up to here stands behind "called" or "project"; where the budget
    is a price elsewhere, also behind "set up" and "wants"."""
    is_short = len(context.pieces[at].text) <= _LONGEST_IN_NAME
    at -= 1
    while at >= 0 and context.letter(at) in "x':":
        at -= 1
    return context.letter(at) in "ZJ" or (
        is_short and context.has_total and context.letter(at) in "VO"
    )


def beyond_joiners(context: Context, at: int) -> int:
    """Behind small words and the name that they lead on to; `at` where they do not."""
    end = at
    while end < min(len(context.pieces), at + 3) and _is_joiner(context, end):
        end += 1
    if end == at or end >= len(context.pieces):
        return at
    is_name = context.is_plain_name(end) or context.is_nameable(end)
    if context.pieces[at].key in _GENITIVES and (tail := _tail_end(context, end)):
        return tail
    is_last_word = context.letter(end) == "x" and _is_of_an_item(context, at, end)
    return end + 1 if is_name or is_last_word else at


def _tail_end(context: Context, at: int) -> int | None:
    """Behind the small words that end a name before a sign or "for": "Refonte du site pour"."""
    end = at
    while context.letter(end) == "x" and end < at + _LONGEST_TAIL:
        end += 1
    is_end = context.letter(end) in _SEPARATORS or context.letter(end) == "F"
    return end if end > at and is_end and context.pieces[at].key != "course" else None


def _is_of_an_item(context: Context, at: int, end: int) -> bool:
    """Whether the word at `end`, behind the name before `at`, ends it beside its value: "Mise
    en page 3k", or "the rest on Mise en page."."""
    if context.has_value_next(end + 1):
        return True
    start = at - 1
    while start and context.letter(start - 1) in "x'n":
        start -= 1
    return context.letter(end + 1) in _SEPARATORS and context.has_value_before(start)


def _is_joiner(context: Context, at: int) -> bool:
    return context.pieces[at].key in NAME_JOINERS and context.letter(at) not in _SEPARATORS
