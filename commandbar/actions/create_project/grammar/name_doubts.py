"""What makes a name, as it was read, one to ask about: it may go on, or hold what is no name."""

import re
from collections.abc import Iterator

from commandbar.actions.create_project.grammar.board import VALUES, Board, Claim
from commandbar.actions.create_project.grammar.words import words_of
from commandbar.actions.create_project.vocabulary.marks import Mark
from commandbar.actions.create_project.vocabulary.single_words import (
    CLOSINGS,
    NAME_JOINERS,
    NO_NOUNS,
)
from commandbar.language.tokens import fold
from commandbar.language.vocabulary import MAGNITUDE_WORDS, words

_NAMES = frozenset({"project_name", "client", "milestone.name"})
_JOINERS = NAME_JOINERS | {"on", "om", "am", "im"}
_GOES_ON = re.compile(r"[wLTUF]{0,3}x")
_LABEL = re.compile(r"(?:^|[\n*.])[w]*[JZ]+[w]*:[w]*$")
_ONLY_WORDS = re.compile(r"[-,;/|(wLFTUA]+[xni][-,;/|()wLFTUAxni]*(?=[\n.]|$)")
_NO_EDGES = words("in at on up over plus n = @ & + - /")
_GERMAN_STRUCTURE = words("festpreis fixpreis pauschalpreis festpreisprojekt")
"""Nouns whose capital makes them names where a text is taken for another language."""
_MAY_BEGIN = frozenset("TLUAGR")
_MAY_BEGIN_AN_ITEM = frozenset("JMZFB")
_NOUNS = frozenset("GRJMZ")
"""Marks of words that are written with a capital in German."""
_SIGNS = frozenset(",:;/|>-(Z")
_BEFORE_ITEMS = {"client": _SIGNS | {"F", "C"}, "project_name": _SIGNS, "milestone.name": _SIGNS}
_LEADS = {
    "client": words("from van von de da a o with met mit avec con") | words_of(Mark.FOR),
    "project_name": words("project projekt projet proyecto progetto projeto"),
    "milestone.name": (words_of(Mark.AND) - {"plus"})
    | words("milestone milestones mijlpaal mijlpalen jalon jalons hito hitos"),
}
"""What leads up to a name, folded, as often in capitals: "From Luminara Ltd:", "Then Design $5"."""
_ASKING = words("can could would kun kunt konnen kannst pouvez peux")
_ASKED = words("you we i u je jij sie du wir vous tu nous")
_AND_THEN = words("and then also finally lastly und dann dan et puis ensuite y luego")
_PRICE_WITHIN = re.compile(r"\b[0-9]+(?:[.,][0-9]+)?k\b")


def name_doubts(board: Board) -> Iterator[str]:
    """In words for a log."""
    yield from _cut_off(board)
    yield from _cut_short(board)
    yield from _cut_in_line(board)
    for claim in board.claims:
        if claim.role in _NAMES:
            yield from _strange(board, claim)
            yield from _cut_before(board, claim)
            yield from _led_up_to(board, claim)
    yield from _orders_of_an_item(board)


def _cut_off(board: Board) -> Iterator[str]:
    """ "Extranet clients –": a known word in small letters may end the project's name."""
    for claim in board.of("project_name"):
        if re.match(r"[CN][,.:;\n|/>-]", board.shape[claim.end : claim.end + 2]):
            between = board.sentence.text[: board.atom(claim.end).start]
            if between.endswith(board.words(claim) + " ") and board.words_at(claim.end).islower():
                yield f"a name that may go on: {board.words(claim)!r}"


def _cut_short(board: Board) -> Iterator[str]:
    """ "For Bakery on the Corner" is not for the Bakery Miller that is known."""
    for claim in board.of("client"):
        behind = _GOES_ON.match(board.shape, claim.end)
        before = board.sentence.shape[max(0, claim.start - 2) : claim.start].strip("w:")
        is_short = board.atom(claim.start).value is True and before[-1:] in ("F", "C")
        if behind and is_short and _joins(board, claim.end, behind.end() - 1):
            yield f"a client's name that may go on: {board.words(claim)!r}"


def _cut_in_line(board: Board) -> Iterator[str]:
    """ "Project: Portal, second edition": what else a labelled line says may be of the name."""
    for claim in board.of("project_name"):
        is_labelled = _LABEL.search(board.sentence.shape[: claim.start]) is not None
        if is_labelled and _ONLY_WORDS.match(board.shape, claim.end):
            yield f"a name that may go on: {board.words(claim)!r}"


def _joins(board: Board, start: int, end: int) -> bool:
    said = fold(board.sentence.words(start, end)) if start < end else ""
    return words(said) <= _JOINERS


def _strange(board: Board, claim: Claim) -> Iterator[str]:
    """Words that no name has at its edge, or a price within it, where a sign was left out or the
    text is of two languages: "de 12.000", "Wrapping 9k Photos", "Web Gracias"."""
    name = board.words(claim)
    said = fold(name).split()
    is_small = board.atom(claim.start).letter == "x"
    edges = {said[0], said[-1]} if is_small else {said[-1]} if name.split()[-1].islower() else set()
    if edges & (words_of(Mark.FOR, Mark.LINK, Mark.ONTO, Mark.AND) - _NO_EDGES):
        yield f"a small word at the edge of a name: {name!r}"
    if board.sentence.language != "de" and said[0] in _GERMAN_STRUCTURE:
        yield f"a word of structure in another language: {name!r}"
    if claim.role == "client" and said[0] in words_of(Mark.FOR):
        yield f"a client whose name begins with a small word: {name!r}"
    if said[0] in _ASKING and said[1:2] and said[1] in _ASKED:
        yield f"a question, or a name: {name!r}"
    if claim.role == "milestone.name":
        is_number = is_small and not MAGNITUDE_WORDS.keys().isdisjoint(said)
        if is_number or _PRICE_WITHIN.search(fold(name)):
            yield f"a price within a name: {name!r}"
        if len(said) > 1 and said[-1] in CLOSINGS:
            yield f"a greeting within a name: {name!r}"


def _cut_before(board: Board, claim: Claim) -> Iterator[str]:
    """ "On Point Ltd wants", "ON AIR", "due diligence": a word right before the name that may be
    its first, where no capital tells."""
    at = claim.start - 1
    is_known = board.sentence.shape[claim.start] == Mark.CLIENT
    if (
        at < 0
        or is_known
        or board.sentence.text[board.atom(at).end : board.atom(claim.start).start] != " "
    ):
        return
    letter, said = board.sentence.shape[at], board.words_at(at)
    are_capitals = said[0].isupper() and board.words(claim)[0].isupper()
    is_behind_sign = at > 0 and board.sentence.shape[at - 1] in _BEFORE_ITEMS[claim.role]
    is_noun = letter in _NOUNS and board.sentence.language == "de"
    may_begin = letter in _MAY_BEGIN or (letter in _MAY_BEGIN_AN_ITEM and is_behind_sign)
    may_begin = may_begin and not is_noun and fold(said) not in _LEADS.get(claim.role, ())
    if (may_begin and are_capitals) or (letter == Mark.DUE and fold(said) == "due"):
        yield f"a name whose first word may be {said!r}: {board.words(claim)!r}"


def _led_up_to(board: Board, claim: Claim) -> Iterator[str]:
    """ "$4,000 On Design", ", Then Build": a first word that may stand before the name only."""
    first, *others = fold(board.words(claim)).split()
    if claim.role != "milestone.name" or not others or board.atom(claim.start).letter == "q":
        return
    is_behind_value = board.sentence.shape[claim.start - 1 : claim.start] in {*VALUES}
    is_link = is_behind_value and first in words_of(Mark.ONTO, Mark.LINK, Mark.FOR)
    if is_link or first in _AND_THEN:
        yield f"a name, or {first!r} before it: {board.words(claim)!r}"


def _orders_of_an_item(board: Board) -> Iterator[str]:
    """ "Change Bookings $9,500", where Bookings is a milestone already."""
    names = [fold(board.words(claim)) for claim in board.of("milestone.name")]
    verbs = NO_NOUNS | words_of(Mark.TAKE_BACK, Mark.DROP)
    for name in names:
        is_order = name.partition(" ")[0] in verbs
        if is_order and any(name.endswith(f" {other}") for other in names):
            yield f"an order, or a milestone: {name!r}"
