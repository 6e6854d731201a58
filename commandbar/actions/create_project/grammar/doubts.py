"""What a sentence says that no role accounts for: each is a reason to ask rather than to stage."""

import re
import unicodedata
from collections.abc import Iterator

from commandbar.actions.create_project.grammar.board import CLIENT, Board
from commandbar.actions.create_project.grammar.name_doubts import name_doubts
from commandbar.actions.create_project.grammar.references import follows_a_reference
from commandbar.actions.create_project.grammar.value_doubts import value_doubts
from commandbar.actions.create_project.vocabulary.single_words import APOLOGIES
from commandbar.language import whole_number
from commandbar.language.calendar_words import weekdays
from commandbar.language.tokens import fold
from commandbar.language.vocabulary import MAGNITUDE_WORDS, words

_READINGS = frozenset("aphsrdke")
_LISTS = re.compile(r"M[wL]*:")
_MAY_TAKE_AWAY = re.compile(r"m[wL]*H|H[wL]*m")
_TAKES_AWAY = re.compile(r"[SKN][wJ]*[mM]")
_ENDS = re.compile(r"[.\n]")
_FIRST_WORDS = re.compile(r"[KBw,.~-]*[^.\n]*")
"""A correction's first sentence that says more than that it corrects."""


def doubts(board: Board) -> tuple[str, ...]:
    """In words for a log; empty when every word that matters has its role."""
    return (
        *board.doubts,
        *_readings(board),
        *_sentences(board),
        *value_doubts(board),
        *name_doubts(board),
    )


def unread(board: Board) -> bool:
    """Whether a message holds a reading or a name that got no role."""
    claimed = {i for claim in board.claims for i in range(claim.start, claim.end)}
    weighty = _READINGS | set("nqcS")
    return any(letter in weighty and at not in claimed for at, letter in enumerate(board.letters))


def not_understood(correction: Board) -> Iterator[str]:
    """Words of a correction that changes nothing by our reading: a name, a number."""
    first = _FIRST_WORDS.match(correction.sentence.shape)
    end = first.end() if first else 0
    if any(claim.start < end for claim in correction.claims):
        return
    takes_back = any(
        correction.letters[at] == "K" and fold(correction.words_at(at)) not in APOLOGIES
        for at in range(end)
    )
    if takes_back and "x" in correction.letters[:end]:
        yield f"a correction that is not understood: {correction.sentence.words(0, end)!r}"
    for at in range(end):
        letter = correction.letters[at]
        is_name = letter in "nqc" and not _is_weak(correction, at)
        if is_name or (letter == "x" and _counts(correction.words_at(at))):
            yield f"a correction that says something else: {correction.words_at(at)!r}"


def _counts(said: str) -> bool:
    return any((whole_number(word) or 0) > 1 for word in said.split())


def _readings(board: Board) -> Iterator[str]:
    for at, letter in enumerate(board.letters):
        if letter in _READINGS:
            yield f"no role for {board.sentence.words(at, at + 1)!r}"


def _sentences(board: Board) -> Iterator[str]:
    """Words of weight in the sentences that say something of the project, or of milestones."""
    start = 0
    claimed = {i for claim in board.claims for i in range(claim.start, claim.end)}
    for end in [*(m.start() for m in board.find(_ENDS)), len(board.letters)]:
        if claimed & set(range(start, end)) or _LISTS.search(board.shape, start, end):
            yield from _words(board, start, end)
        elif any(_names_an_item(board, at) for at in range(start, end)):
            yield "a milestone is named once more"
        elif match := _MAY_TAKE_AWAY.search(board.shape, start, end):
            yield f"a milestone in doubt: {board.sentence.words(*match.span())!r}"
        elif match := _TAKES_AWAY.search(board.shape, start, end):
            yield f"a milestone taken away: {board.sentence.words(*match.span())!r}"
        start = end + 1


def _names_an_item(board: Board, at: int) -> bool:
    """ "Remove Build": a name that ends with that of a milestone."""
    names = (fold(board.words(claim)) for claim in board.of("milestone.name"))
    said = fold(board.words_at(at)) if board.letters[at] in "nx" else ""
    return any(said.endswith(f" {name}") for name in names)


_DETERMINERS = words(
    "a the my our your their this een de het mijn onze deze der die das ein eine mein meine unser"
    " unsere un une le la les mon ma mes notre el los las mi mis nuestra nuestro una its his her"
    " hun haar zijn ihr ihre ihren sein seine son sa ses leur leurs nos su sus"
)
_LOCATIVE = frozenset(("in", "near", "te", "uit", "aus", "nahe"))
_OF_A_FIRM = frozenset(("from", "at", "over at", "van", "bij", "von", "bei", "de", "chez"))
_HOURS = words("hours uren stunden heures horas")
_MORE = frozenset(("extra", "additional", "on top", "ad hoc"))
_BEHIND_THE_RATE = re.compile(r"h[w]*(?:F[wxH]*)?$")
_WEIGHTY = {
    "n": "a name", "q": "a name", "H": "a condition", "K": "a correction", "S": "an omission",
    "E": "a distribution", "N": "another action", "c": "another client",
}  # fmt: skip


def _words(board: Board, start: int, end: int) -> Iterator[str]:
    claimed = {i for claim in board.claims for i in range(claim.start, claim.end)}
    for at in range(start, end):
        letter = board.letters[at]
        if at in claimed or (letter == "n" and _is_weak(board, at)):
            continue
        if letter == "x" and _has_number(board.words_at(at)) and not _is_reference(board, at):
            yield f"a number without a role: {board.sentence.words(at, at + 1)!r}"
        if letter in _WEIGHTY and not _is_harmless(board, at):
            yield f"{_WEIGHTY[letter]} without a role: {board.sentence.words(at, at + 1)!r}"


def _is_reference(board: Board, at: int) -> bool:
    return follows_a_reference(board.sentence.text, board.atom(at).start)


def _claimed_names(board: Board) -> set[str]:
    return {fold(board.words(c)) for c in board.claims if c.role in {"project_name", "client"}}


def _is_weak(board: Board, at: int) -> bool:
    """A capital that only a sentence's beginning explains; a list mark explains none."""
    return board.atom(at).is_weak and board.letters[at - 1 : at] != ["*"]


def _has_number(words: str) -> bool:
    """Digits, or a word for a number that no reading took."""
    has_sign = any(c.isdigit() or unicodedata.category(c) == "Sc" for c in words)
    return has_sign or any(word in MAGNITUDE_WORDS for word in fold(words).split())


def _is_place(board: Board, at: int) -> bool:
    """ "Down in Auckland", where the project and its client are named by other words."""
    is_led = at > 0 and fold(board.words_at(at - 1)) in _LOCATIVE
    return is_led and bool(board.of("project_name") and board.of("client"))


def _is_person(board: Board, at: int) -> bool:
    """ "Rob from Kestrel Air rang"."""
    is_of_client = board.sentence.shape[at + 2 : at + 3] == CLIENT
    return is_of_client and fold(board.words_at(at + 1)) in _OF_A_FIRM


def _is_noun(board: Board, at: int) -> bool:
    """ "My list so far"."""
    return at > 0 and fold(board.words_at(at - 1)) in _DETERMINERS


def _is_harmless(board: Board, at: int) -> bool:
    """A weekday, a name once more, a remark about the client, "invoice" before a price or a split,
    "hours" beside their rate."""
    said = fold(board.words_at(at))
    if board.letters[at] in "nqc" and said in _claimed_names(board):
        return True
    if board.letters[at] == "n":
        return said in weekdays() or _is_place(board, at) or _is_person(board, at)
    if board.letters[at] == "N":
        around = board.sentence.shape[max(0, at - 1) : at + 6]
        return re.search(r"^.?N(?:[w]*[aek]|M)", around) is not None or _is_noun(board, at)
    return board.letters[at] == "H" and (_is_of_the_rate(board, at) or _is_of_client(board, at))


def _is_of_the_rate(board: Board, at: int) -> bool:
    """ "Hours" before their rate, "for any extra work" behind it."""
    said, shape = fold(board.words_at(at)), board.sentence.shape
    is_before = said in _HOURS and re.match(r"H[wLFN]*h", shape[at : at + 6]) is not None
    return is_before or (said in _HOURS | _MORE and _BEHIND_THE_RATE.search(shape[:at]) is not None)


def _is_of_client(board: Board, at: int) -> bool:
    """ "(not yet a client)"."""
    start = board.shape.rfind("(", 0, at)
    end = board.shape.find(")", at)
    return 0 <= start < at < end and "C" in board.letters[start:end]
