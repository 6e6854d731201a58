"""Names that words of structure cut: "Five for Friday", "Open Sesame Ltd"; and signs that are none.

What stands around such a name shows that the word within it, or before it, is no structure.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from commandbar.actions.create_project.grammar.atoms import Atom
from commandbar.actions.create_project.vocabulary.marks import Mark
from commandbar.actions.create_project.vocabulary.single_words import VERBS_IN_NAMES
from commandbar.language.tokens import fold

_FOR_WITHIN = re.compile(r"(?:^[w]*|[JZVO:,.\n-][w:]*)(?P<x>nF[nw])(?=F[w]*c)")
""" "Five for Friday for Globex": of two "for" the one before the known client says for whom."""
_VERB_BEFORE = re.compile(r"^[w]*(?P<x>[VC]n)(?=O)")
""" "Open Sesame Ltd wants": who orders stands before the verb, so the sentence gives no order."""


def with_longer_names(text: str, atoms: Sequence[Atom]) -> list[Atom]:
    """The atoms, such names as one; a name without a letter or number ("🎉") is none."""
    named = [_unless_a_sign(text, atom) for atom in atoms]
    shape = "".join(atom.letter for atom in named)
    for start, end in sorted(_found(text, named, shape), reverse=True):
        whole = replace(named[start], letter=Mark.NAME, end=named[end - 1].end, is_weak=False)
        named[start:end] = [whole]
    return named


def _unless_a_sign(text: str, atom: Atom) -> Atom:
    is_name = any(c.isalnum() for c in text[atom.start : atom.end])
    return atom if atom.letter != Mark.NAME or is_name else replace(atom, letter=Mark.FILLER)


def _found(text: str, atoms: Sequence[Atom], shape: str) -> Iterator[tuple[int, int]]:
    for match in _FOR_WITHIN.finditer(shape):
        start, end = match.span("x")
        if text[atoms[end - 1].start].isupper():
            yield start, end
    before = _VERB_BEFORE.match(shape)
    if before is not None:
        start, end = before.span("x")
        word = text[atoms[start].start : atoms[start].end]
        touches = text[atoms[start].end : atoms[start + 1].start] == " "
        if word[0].isupper() and fold(word) in VERBS_IN_NAMES and touches:
            yield start, end
