"""A second client, in a clause that puts it in the place of the first: "bill it to X instead".

Both are claimed, so that the person is asked which it is: to bill somebody else than the client
is nothing to be obeyed in passing.
"""

import re
from collections.abc import Collection, Iterator

from commandbar.actions.create_project.grammar.board import CLIENT, INFO, Board
from commandbar.language.company_names import is_firm
from commandbar.language.tokens import fold

_CLAUSE = re.compile(r"[^,.;:!?\n()]+")
_BILLS = re.compile(
    r"\b(?:re)?(?:bill|invoice|charge|bills|invoices|charges|billing|invoicing|factureer|factureren"
    r"|factuur|facturen|rechnung|rechnungen|berechne|berechnen|abrechnen|facture|factures|facturer"
    r"|facturez|factura|facturas|facturar\w*|facturalo|cobra|cobrar\w*|cobralo)\b"
)
_INSTEAD = re.compile(
    r"\b(?:instead|rather than|in place of|in plaats van|i\.p\.v\.|in plaats daarvan|statt|anstatt"
    r"|anstelle|stattdessen|au lieu d|plutot qu|a la place|en vez de|en lugar de|not (?:to|for)"
    r"|niet (?:aan|voor)|nicht (?:an|fur)|pas (?:a|pour)|no (?:a|para))\b"
)
_BILLED = re.compile(rf"{_BILLS.pattern}\s*$")
_RECEIVES = re.compile(
    r"\b(?:to|under|aan|onder|op naam van|an|auf|a|au|aux|sur|al)\b[^,.;]{0,20}$"
)


def claim_rivals(board: Board, clients: Collection[str]) -> None:
    """Claim names that such a clause gives beside `clients`, the words claimed for one already."""
    known = {fold(words) for words in clients}
    for at in list(_rivals(board)) if known else ():
        if fold(board.words_at(at)) not in known:
            board.claim("client", at, at + 1, letter=CLIENT)
            board.doubts.append(f"a second client: {board.words_at(at)!r}")


def _rivals(board: Board) -> Iterator[int]:
    claimed = {i for claim in board.claims for i in range(claim.start, claim.end)}
    text = board.sentence.text
    names = (i for i in range(len(board.letters)) if i not in claimed and _is_name(board, i))
    for at in names:
        atom = board.atom(at)
        start, clause = _clause(text, atom.start)
        before = fold(text[start : atom.start])
        is_instead = _INSTEAD.search(fold(clause)) is not None
        is_billed = _BILLS.search(before) is not None
        is_given = is_instead and (is_firm(board.words_at(at)) or _RECEIVES.search(before))
        if is_given or (is_billed and (_RECEIVES.search(before) or _BILLED.search(before))):
            yield at


def _is_name(board: Board, at: int) -> bool:
    """Also in brackets, where it is no description of anything."""
    letter = board.letters[at]
    return letter in "nqc" or (letter == INFO and board.sentence.shape[at] in "nqc")


def _clause(text: str, at: int) -> tuple[int, str]:
    """Where the clause around `at` begins, and its words; a name may hold a sign of its own."""
    start = max((text.rfind(sign, 0, at) for sign in ",.;:!?\n()"), default=-1) + 1
    match = _CLAUSE.match(text, at)
    end = match.end() if match else len(text)
    return start, text[start:end]
