"""Whether a list of milestones is whole: what in it may be one more, or none at all."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from commandbar.actions.create_project.grammar.board import Board
from commandbar.actions.create_project.grammar.pairs import Pair
from commandbar.actions.create_project.grammar.value_doubts import is_budget_of_something
from commandbar.actions.create_project.grammar.words import words_of
from commandbar.actions.create_project.vocabulary.marks import Mark
from commandbar.actions.create_project.vocabulary.single_words import SAID_OF_PRICES
from commandbar.language.readings import Reading
from commandbar.language.tokens import fold

_BETWEEN_SIGNS = re.compile(r"[^,;:/|>+*\nA.()-]+")
_LISTED_NOUN = re.compile(r"[,;A+/|\n*][w]*J[wL]*$")
_DENIED = re.compile(r"B[w]*$")
_LONG_NUMBER = 6
_HEADINGS = words_of(Mark.MILESTONES)
_NAME_ALONE = re.compile(r"[w]*[nqx][nqxw]*")


def list_doubts(board: Board, items: Sequence[Pair]) -> tuple[str, ...]:
    """What speaks against the list as it was read, in words for a log."""
    return (
        *_without_value(board, items),
        *_in_another_style(board, items),
        *_named_twice(board, items),
        *_behind_a_name(board, items),
        *_of_talk(board, items),
        *_budget_in_the_list(board, items),
        *_budget_of_something(board, items),
        *_beside_the_budget(board, items),
        *_behind_the_only_price(board, items),
        *_heading_with_the_sum(board, items),
    )


def _without_value(board: Board, items: Sequence[Pair]) -> Iterator[str]:
    """A name that stands by itself among the items, or behind the last one in its sentence."""
    claimed = {i for claim in board.claims for i in range(claim.start, claim.end)}
    ends = [item.first for item in items[1:]] + [_sentence_end(board, items)]
    for item, end in zip(items, ends, strict=False):
        for match in _BETWEEN_SIGNS.finditer(board.shape, item.last, max(end, item.last)):
            start, stop = match.span()
            is_free = not claimed & set(range(start, stop))
            if is_free and _NAME_ALONE.fullmatch(match.group()):
                yield f"an item without a value: {board.sentence.words(start, stop)!r}"


def _heading_with_the_sum(board: Board, items: Sequence[Pair]) -> Iterator[str]:
    """ "Phases $9,000, Design $3,000, Build $6,000": the first may be the whole, not an item."""
    first, *others = [_amount(board, item) for item in items] or [None]
    is_sum = len(others) > 1 and None not in others and first == sum(v for v in others if v)
    if is_sum and fold(board.sentence.words(items[0].start, items[0].end)) in _HEADINGS:
        yield f"a heading with the sum: {board.words_at(items[0].start)!r}"


def _sentence_end(board: Board, items: Sequence[Pair]) -> int:
    if not items:
        return 0
    match = re.compile(r"[.\n]").search(board.shape, items[-1].last)
    return match.start() if match else len(board.shape)


def _in_another_style(board: Board, items: Sequence[Pair]) -> Iterator[str]:
    """One name in small letters among capitals: a remark, not a milestone, more likely."""
    shape = board.sentence.shape
    styles = {
        "x" if set(shape[i.start : i.end]) <= set("xwV") else "n"
        for i in items
        if i.end > i.start and not board.atom(i.start).is_weak
    }
    if len(styles) > 1:
        yield "names in capitals and in small letters"
    prices = [i.value for i in items if i.value is not None and shape[i.value] == "a"]
    bare = [at for at in prices if board.words_at(at).isdigit()]
    if bare and (len(bare) < len(prices) or _is_priced_apart(board, prices)):
        yield f"a bare number among prices: {board.words_at(bare[0])!r}"


def _budget_in_the_list(board: Board, items: Sequence[Pair]) -> Iterator[str]:
    """ "Licencias por 2.000 €, obra por 16.000 €": a noun for a project among milestones."""
    for claim in board.of("budget"):
        is_listed = _LISTED_NOUN.search(board.sentence.shape[: claim.start]) is not None
        if is_listed and any(item.last < claim.start for item in items):
            yield f"a budget, or a milestone: {board.words(claim)!r}"


def _budget_of_something(board: Board, items: Sequence[Pair]) -> Iterator[str]:
    """ "The travel budget of $400", to which the milestones do not sum."""
    amounts = [_amount(board, item) for item in items]
    known = [amount for amount in amounts if amount is not None]
    for claim in board.of("budget") if known else ():
        is_other = board.atom(claim.start).reading.value != sum(known)
        if is_other and is_budget_of_something(board, claim):
            yield f"a budget of something: {board.words(claim)!r}"


def _of_talk(board: Board, items: Sequence[Pair]) -> Iterator[str]:
    """ "The $2,000 you quoted", "not the hosting of $2,000", "Wartung kostete 900 €"."""
    for item in items:
        said = fold(board.sentence.words(item.start, item.end)) if item.start < item.end else ""
        is_denied = _DENIED.search(board.sentence.shape[: item.first]) is not None
        if is_denied or set(said.split()[-1:]) & SAID_OF_PRICES:
            yield f"a price in passing: {said!r}"


def _behind_a_name(board: Board, items: Sequence[Pair]) -> Iterator[str]:
    """ "Logo 900 for Globex", where the prices of the list have a currency: part of the name?"""
    prices = [board.atom(i.value).value for i in items if i.value is not None]
    has_currency = any(isinstance(price, Reading) and price.currency for price in prices)
    for claim in board.of("budget") if has_currency else ():
        is_behind = board.sentence.shape[claim.start - 1 : claim.start] == "n"
        if is_behind and board.words(claim).isdigit():
            yield f"a budget, or a number of the name: {board.words(claim)!r}"


def _is_priced_apart(board: Board, prices: Sequence[int]) -> bool:
    """A long bare number where the budget is written as a price: "12k. Our PO is 4500123"."""
    budgets = [claim.start for claim in board.of("budget")]
    is_price = any(not board.words_at(at).isdigit() for at in budgets)
    return is_price and any(len(board.words_at(at)) >= _LONG_NUMBER for at in prices)


def _named_twice(board: Board, items: Sequence[Pair]) -> Iterator[str]:
    names = [fold(board.sentence.words(i.start, i.end)) for i in items if i.start < i.end]
    if len(set(names)) < len(names):
        yield "two milestones of the same name"


def _beside_the_budget(board: Board, items: Sequence[Pair]) -> Iterator[str]:
    """A budget that no word marks as one, and that the milestones do not sum to."""
    amounts = [_amount(board, item) for item in items]
    if not board.has_guessed_budget or not amounts or None in amounts:
        return
    budget = board.atom(board.of("budget")[0].start).reading.value
    if budget != sum(amount for amount in amounts if amount is not None):
        yield "an amount that may be the budget, and does not fit the milestones"


def _behind_the_only_price(board: Board, items: Sequence[Pair]) -> Iterator[str]:
    """ "$5k flat out": a small word behind the one price is no milestone, more likely."""
    if len(items) != 1 or board.of("budget"):
        return
    (item,) = items
    is_small = board.sentence.shape[item.start : item.start + 1] == "x"
    if is_small and item.value == item.start - 1:
        yield f"a word behind the only price: {board.sentence.words(item.start, item.end)!r}"


def _amount(board: Board, item: Pair) -> Decimal | None:
    if item.value is None or board.sentence.shape[item.value] != "a":
        return None
    value = board.atom(item.value).reading.value
    return value if isinstance(value, Decimal) else None
