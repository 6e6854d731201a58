"""Rows of a list whose names are words of the vocabulary: "30% bij start", "- Correction 900 €".

Such a word is a name only where the rows around it have the same build; by itself it means what
the vocabulary says.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from commandbar.actions.create_project.grammar.atoms import Atom
from commandbar.actions.create_project.vocabulary.marks import Mark
from commandbar.actions.create_project.vocabulary.single_words import CORRECTION_NOUNS, NO_NOUNS
from commandbar.language.tokens import fold

_DAY = r"(?:[w,(]*[UTF]*[wUTLF]*d)?"
_BETWEEN = rf"{_DAY}[)]?[,;\n*/+|A]+[wA*]*"


@dataclass(frozen=True, slots=True)
class _Build:
    """How a row is built: the pattern of one whose name is a known word, and of any."""

    known: re.Pattern[str]
    rows: re.Pattern[str]

    @classmethod
    def of(cls, pattern: str, known: str, behind: str = r"(?:(?<=[,:;\n*(.|>LM])|^)") -> "_Build":
        any_name = pattern.replace("NAME", rf"(?:{known}|[nqx])")
        return cls(
            re.compile(pattern.replace("NAME", f"(?P<x>{known})")),
            re.compile(rf"{behind}[w]*{any_name}(?:{_BETWEEN}{any_name})+"),
        )


_NAMES_ALONE = _Build.of(r"NAME(?=[,;.\n)A]|$)", "[VNOSQMU]", r"(?<=[:T])")
""" "In four parts: Forms, Payments and Reports"."""
_BUILDS = (
    _NAMES_ALONE,
    _Build.of(r"[psra][w]*[TLF]+[w]*NAME(?=[,;.\n)(*/+|A]|$)", "[VNOSQJMKU]x?"),
    _Build.of(r"NAME[wL:=(|-]*[psra](?![w]*[TLF][w]*[nqx])", "[VNK]x?"),
)


def with_plain_names(text: str, atoms: Sequence[Atom]) -> list[Atom]:
    """The atoms, such words as names."""
    atoms = _with_last_parted(text, atoms)
    shape = "".join(atom.letter for atom in atoms)
    named = dict(_named(text, atoms, shape))
    beyond = 0
    kept: list[Atom] = []
    for at, atom in enumerate(atoms):
        if at in named:
            letter = Mark.NAME if text[atom.start].isupper() else Mark.UNKNOWN
            beyond = named[at]
            kept.append(replace(atom, letter=letter, end=atoms[beyond - 1].end))
        elif at >= beyond:
            kept.append(atom)
    return kept


_ENUMERATED = re.compile(r"(?<=[:TM])[w]*n(?:,n)+(?=[,.;\n)]|$)")


def _with_last_parted(text: str, atoms: Sequence[Atom]) -> Sequence[Atom]:
    """ "Between Plan, Build & Launch": of names without values the last sign is an "and"."""
    shape = "".join(atom.letter for atom in atoms)
    parted = list(atoms)
    for match in reversed(list(_ENUMERATED.finditer(shape))):
        last = parted[match.end() - 1]
        first, sign, second = text[last.start : last.end].partition(" & ")
        if sign and " & " not in second:
            at = last.start + len(first)
            parted[match.end() - 1 : match.end()] = [
                replace(last, end=at),
                Atom(Mark.AND, at + 1, at + 2),
                replace(last, start=at + len(sign)),
            ]
    return parted


def _named(text: str, atoms: Sequence[Atom], shape: str) -> Iterator[tuple[int, int]]:
    """Where a known word is a row's name: the first of its atoms, and the one behind the last."""
    for build in _BUILDS:
        for rows in build.rows.finditer(shape):
            for row in build.known.finditer(shape, *rows.span()):
                start, end = row.span("x")
                is_last = row.end() == rows.end()
                is_title = text[atoms[start].start].isupper() and re.search("[nq]", rows.group())
                if build is _NAMES_ALONE and not is_title:
                    continue
                if _may_be_a_name(text, atoms, start, is_last=is_last):
                    yield start, end


def _may_be_a_name(text: str, atoms: Sequence[Atom], at: int, *, is_last: bool) -> bool:
    atom = atoms[at]
    word = fold(text[atom.start : atom.end])
    if atom.letter != Mark.TAKE_BACK:
        return " " not in word and word not in NO_NOUNS
    is_bullet = at > 0 and atoms[at - 1].letter == "*"
    is_title = text[atom.start].isupper() and not is_last
    return word in CORRECTION_NOUNS and (is_bullet or is_title)
