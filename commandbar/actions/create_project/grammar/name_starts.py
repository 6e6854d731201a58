"""Where a name begins: at a capital, and at what else may open one."""

import unicodedata

from commandbar.actions.create_project.grammar.context import BILLING, Context
from commandbar.actions.create_project.grammar.name_ends import beyond_joiners
from commandbar.actions.create_project.vocabulary.single_words import NAME_WORDS, NO_NOUNS
from commandbar.language.readings import Reading

_NOUNS = frozenset("GRDIEHK")
"""Marks that no name follows: with one behind them, they begin it ("Budget Planner")."""
_BEFORE_FOR = frozenset("xaphsn'ce)")
"""Behind these "For" says for whom, in capitals as well: "$5,000 For Luminara"."""
_NAMING = frozenset("JZFTL")
"""Behind these it begins a name: "called For Sale", "$500 for For Sale"."""
_MOST_PIECES = 12
"""Of a number that begins a name: "24/7"; the bound keeps every text linear."""
_LIST_SIGNS = frozenset(",A+/>|*-;")
_LIST_HEADS = frozenset(":.\n*")
_VALUE_SIGNS = frozenset(":=-|")
_BEFORE_NAMES = frozenset(",:;|>/-F")
"""What stands before a name, where the billing has been said elsewhere: ", Flat Inspections:"."""


def begins(context: Context, at: int) -> bool:
    """Whether a name begins at piece `at`, where none before reaches it."""
    piece = context.pieces[at]
    if piece.letter == "x":
        is_odd = _is_number_of_name(context, at) or _is_sign_in_name(context, at)
        return piece.is_emoji or context.is_capital(at) or is_odd or _is_version(context, at)
    if isinstance(piece.value, Reading):
        is_called = context.letter(at - 1) == "Z" and context.is_plain_name(at + 1)
        return is_called or (context.marks_can_be_names and context.is_title_of_reading(at))
    if _is_action_as_item(context, at) or _is_small_of_name(context, at):
        return True
    return context.is_marked_capital(at) and _mark_begins(context, at)


def _is_action_as_item(context: Context, at: int) -> bool:
    """ "Meilenstein Export 4.000 €", "Projekt Neue Website": only elsewhere it is an order."""
    is_capital = (
        context.letter(at) in "NV" and context.pieces[at].is_title and context.is_capital(at)
    )
    before = context.letter(at - 1)
    if is_capital and before in "JZ" and context.is_plain_name(at + 1):
        return True
    return is_capital and before in _LIST_SIGNS | {"M"} and context.has_value_next(at + 1)


def _mark_begins(context: Context, at: int) -> bool:
    """Whether a known word in capitals begins a name."""
    piece = context.pieces[at]
    if _is_field_label(context, at):
        return False
    is_followed = context.is_plain_name(at + 1) or _leads_to_a_name(context, at)
    if piece.letter == "O" and piece.is_initial and not _ends_with_value(context, at + 1):
        return False
    if context.is_at_the_start(at) or _orders_again(context, at):
        return piece.key in NAME_WORDS and is_followed and piece.key != "new"
    if piece.letter in "JM" and _is_numbered_or_listed(context, at):
        return True
    if context.is_nameable(at):
        return not piece.is_initial or is_followed or _is_item(context, at)
    leads_on = context.letter(at - 1) in "JZ" and beyond_joiners(context, at + 1) > at + 1
    return (is_followed and _is_odd(context, at)) or (leads_on and piece.letter in _NOUNS)


def _orders_again(context: Context, at: int) -> bool:
    """ "Sorry for the delay. Create Harbor Site": a verb that begins a sentence, and no item."""
    begins = context.letter(at) == "V" and context.letter(at - 1) in ".\n"
    return begins and not _ends_with_value(context, at + 1)


def _leads_to_a_name(context: Context, at: int) -> bool:
    """ "Client First Legal": a label, and another word in capitals before the name."""
    is_label = context.letter(at) == "C" and not context.pieces[at].is_initial
    return is_label and context.is_nameable(at + 1) and context.is_plain_name(at + 2)


def _is_field_label(context: Context, at: int) -> bool:
    """ "Billing" of a line "| Billing | fixed price |"."""
    is_first_cell = context.letter(at - 1) == "|" and context.letter(at - 2) == "\n"
    before = "".join(p.letter for p in context.pieces[at + 1 : at + 3])
    return is_first_cell and before in {"|X", "|Y", "|W"}


def _is_item(context: Context, at: int) -> bool:
    orders = context.pieces[at].letter == "V" and context.pieces[at].key in NO_NOUNS
    beside_value = context.has_value_next(at + 1) or context.has_value_before(at)
    if orders and context.pieces[at].is_initial:
        return False
    return beside_value or context.is_nameable(at + 1)


def _is_numbered_or_listed(context: Context, at: int) -> bool:
    """ "Phase A", "Part 2", or a noun of ours as a milestone: ", Obra 5.000 €", ": Parts £5"."""
    if context.letter(at) == "M" and context.is_label(at + 1):
        return True
    if context.letter(at - 1) in _LIST_SIGNS and context.has_value_next(at + 1):
        return True
    return context.letter(at - 1) in _LIST_HEADS and _is_first_item(context, at)


def _is_first_item(context: Context, at: int) -> bool:
    """ "Parts $2,000, Labour $4,000": one price right behind it, then a name with its own."""
    value = at + 2 if context.letter(at + 1) in _VALUE_SIGNS else at + 1
    after = value + 1
    while context.letter(after) in _LIST_SIGNS | {"\n"} and after < len(context.pieces):
        after += 1
    is_item = context.is_plain_name(after) or context.is_nameable(after)
    return context.letter(value) in "ap" and after > value + 1 and is_item


def _is_odd(context: Context, at: int) -> bool:
    """A word of structure in capitals, where structure would read on differently."""
    letter, before = context.letter(at), context.letter(at - 1)
    if letter == "M" and before in "JZ":
        return True
    if letter in _NOUNS and not _is_order(context, at):
        return True
    if letter == "C":
        is_label = context.pieces[at].is_initial and not context.has_client
        return not is_label or _ends_with_value(context, at + 1)
    if letter == before == "J":
        return context.pieces[at - 1].is_initial or not context.pieces[at - 1].has_capital
    if letter in BILLING and before in _BEFORE_NAMES and context.billing_words > 1:
        return True
    return (letter in "XYWJ" and before in "ZOg") or (letter in "XYW" and before == "J")


def _is_order(context: Context, at: int) -> bool:
    """A word of correction that begins a sentence: "Change Bookings to $9,500"."""
    return context.letter(at) == "K" and context.pieces[at].is_initial


def _is_small_of_name(context: Context, at: int) -> bool:
    """ "On Air", "Due Diligence", "The Range": a small word with a capital that no beginning of a
    sentence explains, before a name; in a list of lines also where the item has its value."""
    piece = context.pieces[at] if context.is_small_capital(at) else None
    if piece is None or not _leads_to_capital(context, at + 1):
        return False
    if piece.is_initial:
        return context.letter(at - 1) == "*" and _ends_with_value(context, at + 1)
    is_named = context.letter(at - 1) in _NAMING or _ends_with_value(context, at + 1)
    return piece.letter != "F" or (is_named and context.letter(at - 1) not in _BEFORE_FOR)


def _leads_to_capital(context: Context, at: int) -> bool:
    """Whether a name follows, or does behind one more such word: "Then And Now"."""
    end = at + 1 if context.is_small_capital(at) else at
    return context.is_plain_name(end) or context.is_nameable(end) or context.is_nameable(at)


def _ends_with_value(context: Context, at: int) -> bool:
    """Whether the capitals from here on lead to a price: "Client Review $5,000"."""
    while context.is_plain_name(at) or context.is_nameable(at):
        at += 1
    return context.has_value_next(at)


def _is_number_of_name(context: Context, at: int) -> bool:
    """ "3D Models", "24/7 Support": a number that no reading took, before a name."""
    if not context.pieces[at].is_number:
        return False
    end = at + 1
    most = min(len(context.pieces), at + _MOST_PIECES)
    while end < most and (context.letter(end) == "'" or context.is_tail(end)):
        end += 1
    return context.is_plain_name(end) or context.is_nameable(end)


def _is_version(context: Context, at: int) -> bool:
    """ "v2.0 Launch"."""
    after = context.pieces[at + 1] if at + 1 < len(context.pieces) else None
    return context.pieces[at].key == "v" and after is not None and after.is_number


def _is_sign_in_name(context: Context, at: int) -> bool:
    """ "€uro Voyageur": a currency sign that is a letter."""
    after = context.pieces[at + 1] if at + 1 < len(context.pieces) else None
    is_glued = after is not None and after.is_glued and after.letter == "x"
    return is_glued and unicodedata.category(context.pieces[at].text[0]) == "Sc"
