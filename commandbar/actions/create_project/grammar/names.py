"""Joins pieces to names: a name is a run of capitals, with what capitals make part of it."""

from collections.abc import Iterator, Sequence

from commandbar.actions.create_project.grammar.atoms import Atom
from commandbar.actions.create_project.grammar.context import Context
from commandbar.actions.create_project.grammar.name_ends import beyond_joiners, continues
from commandbar.actions.create_project.grammar.name_starts import begins
from commandbar.actions.create_project.grammar.pieces import Piece


def joined(text: str, pieces: Sequence[Piece], language: str) -> list[Atom]:
    """The atoms: runs of capitals become names, runs of unknown small words one atom each."""
    return list(_atoms(Context(text, pieces, language)))


def _atoms(context: Context) -> Iterator[Atom]:
    at = 0
    while at < len(context.pieces):
        end = _name_end(context, at)
        if end > at:
            yield _atom(context, "n", at, end)
        else:
            end = _unknown_end(context, at)
            letter = context.letter(at)
            yield _atom(context, "x" if letter == "'" else letter, at, end)
        at = end


def _atom(context: Context, letter: str, start: int, end: int) -> Atom:
    first, last = context.pieces[start], context.pieces[end - 1]
    is_weak = letter == "n" and first.is_initial and end - start == 1
    return Atom(letter, first.start, last.end, first.value, is_weak)


def _name_end(context: Context, at: int) -> int:
    """Behind the name that begins at `at`; `at` itself where none does."""
    if not begins(context, at):
        return at
    end = at + 1
    while end < len(context.pieces):
        beyond = end + 1 if continues(context, end) else beyond_joiners(context, end)
        if beyond == end:
            break
        end = beyond
    return end


def _unknown_end(context: Context, at: int) -> int:
    """Behind the run of unknown small words at `at`, or behind the one piece there."""
    end = at + 1
    if context.letter(at) == "x":
        while _is_unknown(context, end) and not begins(context, end):
            end += 1
    return end


def _is_unknown(context: Context, at: int) -> bool:
    if at >= len(context.pieces):
        return False
    is_tail = context.pieces[at].is_glued and context.letter(at - 1) == "'"
    return context.letter(at) in "x'" or is_tail
