"""What a message about a plan orders: its verbs, and what makes it no order of ours at all."""

import re
from collections.abc import Iterator

from commandbar.actions.create_project.grammar.board import Board
from commandbar.actions.create_project.vocabulary.marks import Mark
from commandbar.language.tokens import fold

RENAME, ADD = "y", "v"
"""Letters of their own for verbs that otherwise are other actions, or any creating."""


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words.split())


_REMOVES = _folded(
    "delete remove cancel verwijder verwijderen wis lösche lösch löschen entferne entfern entfernen"
    " storniere supprime supprimer supprimez annule annuler borra borrar elimina eliminar anula"
    " quita"
)
_RENAMES = _folded("rename hernoem renomme renombra") | {fold("benenne um")}
_ADDS = _folded(
    "add include new another voeg toevoegen nieuw nieuwe füge ergänze neu neue neuen neuer neues"
    " ajoute ajouter ajoutez nouveau nouvel nouvelle añade añadir agrega agregar nuevo nueva"
)
_LEAVES_OUT = _folded("without zonder ohne sans sin")
_VERBS = (
    ("N", _REMOVES, Mark.DROP),
    ("N", _RENAMES, RENAME),
    ("H", _LEAVES_OUT, Mark.DROP),
    ("Vw", _ADDS, ADD),
)
"""What a word is elsewhere, which words, and what they are in a message about a plan."""
_SEPARABLE = (
    (_folded("laat haal neem"), _folded("weg eruit eraf vallen"), Mark.DROP),
    (_folded("lass lasse nimm"), _folded("weg raus heraus"), Mark.DROP),
    (_folded("benenne"), _folded("um"), RENAME),
    (_folded("soll sollte"), _folded("heißen"), RENAME),
)
"""Verbs in two parts: "laat Audit weg", "benenne Entwurf in Konzept um"."""

_CHANGES_BY = re.compile(
    r"\b(?:more|less|extra|additional|double|halve|twice|cheaper|dearer|percent off|on top"
    r"|meer|minder|erbij|eraf|verdubbel|halveer|mehr|weniger|zusätzlich|verdopple|halbiere"
    r"|de plus|de moins|en plus|en moins|double|más|menos|duplica)\b",
    re.IGNORECASE,
)
_CHANGES = re.compile(
    r"\b(?:increase|decrease|reduce|raise|lower|bump|verhoog|verlaag|erhöhe|reduziere|senke"
    r"|augmente|réduis|diminue|baisse|aumenta|reduce|sube|baja)\b",
    re.IGNORECASE,
)
_CHANGES_TO = re.compile(r"\b(?:to|naar|tot|op|auf|à|a|at)\b", re.IGNORECASE)
_BY = frozenset(("by", "met", "um"))
_ADDS_TO = re.compile(rf"[{ADD}][w]*[aps][wLF]*T[w]*m")


def read_verbs(board: Board) -> None:
    """Give removing, renaming and adding verbs their letters."""
    words = [fold(board.words_at(at)) for at in range(len(board.letters))]
    for at, word in enumerate(words):
        for letters, verbs, letter in _VERBS:
            if board.letters[at] in letters and word in verbs:
                board.mark(at, letter)
                break
    for firsts, lasts, letter in _SEPARABLE:
        begins = [at for at, word in enumerate(words) if word in firsts]
        ends = [at for at, word in enumerate(words) if word in lasts]
        if begins and ends and begins[0] < ends[-1]:
            board.mark(begins[0], letter)
            board.mark(ends[-1], "w")


def changes_by(board: Board) -> Iterator[str]:
    """A change by some amount is not for us to compute: "10% more", "add 5k to Design"."""
    text = board.sentence.words(0, len(board.letters)) if board.letters else ""
    is_relative = _CHANGES.search(text) is not None and _CHANGES_TO.search(text) is None
    if is_relative or _CHANGES_BY.search(text) or _ADDS_TO.search(board.shape) or _by(board):
        yield "a change by some amount"


def is_no_order(board: Board) -> bool:
    """Whether a denial, a condition or another action stands there, without a role."""
    is_denied = re.search(r"[^wK,.:~B]+[,w]*B", board.shape) is not None
    return is_denied or bool(set("HN") & set(board.letters))


def _by(board: Board) -> bool:
    values = (at for at, letter in enumerate(board.letters) if letter in "aps" and at)
    return any(fold(board.words_at(at - 1)) in _BY for at in values)
