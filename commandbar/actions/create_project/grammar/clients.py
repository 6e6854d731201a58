"""Mends what the client finder and the name joiner see apart: misspelled and longer names."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from commandbar.actions.create_project.grammar.atoms import Atom
from commandbar.actions.create_project.vocabulary.marks import Mark
from commandbar.language.clients import match
from commandbar.language.company_names import LEGAL_SUFFIXES
from commandbar.language.tokens import fold


def with_clients(text: str, atoms: Sequence[Atom], names: Sequence[str]) -> list[Atom]:
    """The atoms with a short form that a name goes on from settled, and misspelled clients found.

    "Shannon Aquatcs" is the client Shannon Aquatics; "Ridgeline Bakery" is not Ridgeline Climbing;
    "Globex Portal" stays a client and a name, for the grammar to tell.
    """
    told = _without_short_forms(text, _with_named_after_clients(text, atoms, names), names)
    settled = list(_settled(text, told, names))
    if any(atom.letter == Mark.CLIENT for atom in settled):
        return settled
    return list(_misspelled(text, settled, names))


def _with_named_after_clients(
    text: str, atoms: Sequence[Atom], names: Sequence[str]
) -> Sequence[Atom]:
    """ "Acme Portal for Acme": of a client that stands by itself too, the name is one name."""
    beside = {at for at in range(len(atoms)) if _is_beside_a_name(text, atoms, at)}
    alone = [a for at, a in enumerate(atoms) if a.letter == Mark.CLIENT and at not in beside]
    known = {match(text[atom.start : atom.end], names) for atom in alone}
    kept: list[Atom] = []
    for at, atom in enumerate(atoms):
        before = kept[-1] if kept else None
        joins = before is not None and {at - 1, at} & beside and _touch(text, before, atom)
        if before is not None and joins and _client_meant(text, before, atom, names) in known:
            kept[-1] = replace(atom, letter=Mark.NAME, start=before.start, is_weak=False)
        else:
            kept.append(atom)
    return kept


def _client_meant(text: str, one: Atom, other: Atom, names: Sequence[str]) -> tuple[int, ...]:
    client = one if one.letter == Mark.CLIENT else other
    return match(text[client.start : client.end], names)


def _without_short_forms(text: str, atoms: Sequence[Atom], names: Sequence[str]) -> Sequence[Atom]:
    """ "Atelier" is a word like others where another client is written in full."""
    clients = [atom for atom in atoms if atom.letter == Mark.CLIENT]
    full = [text[a.start : a.end] for a in clients if is_whole(text[a.start : a.end], names)]
    meant = {match(words, names) for words in full if " " in words}
    return [
        replace(atom, letter=Mark.NAME)
        if atom in clients
        and meant
        and _is_short_for_another(text[atom.start : atom.end], names, meant)
        else atom
        for atom in atoms
    ]


def _is_short_for_another(
    words: str, names: Sequence[str], meant: Collection[tuple[int, ...]]
) -> bool:
    is_short = " " not in words and not is_whole(words, names)
    return is_short and match(words, names) not in meant


def _is_beside_a_name(text: str, atoms: Sequence[Atom], at: int) -> bool:
    around = (atoms[i] for i in (at - 1, at + 1) if 0 <= i < len(atoms))
    return atoms[at].letter == Mark.CLIENT and any(_touch(text, atoms[at], one) for one in around)


def _touch(text: str, one: Atom, other: Atom) -> bool:
    """A client and a name, in either order, with a blank between them."""
    first, second = sorted((one, other), key=lambda atom: atom.start)
    is_pair = {first.letter, second.letter} == {Mark.CLIENT, Mark.NAME}
    return is_pair and text[first.end : second.start] == " "


def _settled(text: str, atoms: Sequence[Atom], names: Sequence[str]) -> Iterator[Atom]:
    at = 0
    atoms = _without_parts_of_names(text, atoms, names)
    while at < len(atoms):
        atom = atoms[at]
        after = atoms[at + 1] if at + 1 < len(atoms) else None
        if atom.letter != Mark.CLIENT or after is None or not _goes_on(text, atom, after):
            yield atom
        elif match(text[atom.start : after.end], names):
            yield replace(atom, end=after.end)
            at += 1
        elif _is_pointed_at(atoms, at) or not is_whole(text[atom.start : atom.end], names):
            yield replace(after, start=atom.start, is_weak=False)
            at += 1
        else:
            yield atom
        at += 1


def _is_pointed_at(atoms: Sequence[Atom], at: int) -> bool:
    """ "For Globex Media" is for a company of that whole name, not for Globex."""
    before = [atom.letter for atom in atoms[max(0, at - 2) : at] if atom.letter != ":"]
    return before[-1:] in ([Mark.FOR], [Mark.CLIENT_LABEL])


def _without_parts_of_names(
    text: str, atoms: Sequence[Atom], names: Sequence[str]
) -> Sequence[Atom]:
    """ "Historia Clínica" is one name, although Clínica begins that of a client."""
    kept: list[Atom] = []
    for atom in atoms:
        before = kept[-1] if kept else None
        if before is not None and _is_end_of_name(text, before, atom, names):
            kept[-1] = replace(before, end=atom.end, is_weak=False)
        else:
            kept.append(atom)
    return kept


def _is_end_of_name(text: str, before: Atom, atom: Atom, names: Sequence[str]) -> bool:
    is_joined = before.letter == Mark.NAME and _goes_on(text, before, atom, Mark.CLIENT)
    return is_joined and not is_whole(text[atom.start : atom.end], names)


def _goes_on(text: str, atom: Atom, after: Atom, letter: str = Mark.NAME) -> bool:
    return after.letter == letter and text[atom.end : after.start] == " "


def is_whole(words: str, names: Sequence[str]) -> bool:
    """Whether the words are a client's name but for its legal form."""
    said = fold(words).rstrip(".").split()
    for name in names:
        known = fold(name).split()
        rest = [word.strip(".,") for word in known[len(said) :]]
        if known[: len(said)] == said and all(word in LEGAL_SUFFIXES for word in rest):
            return True
    return False


def _misspelled(text: str, atoms: Sequence[Atom], names: Sequence[str]) -> Iterator[Atom]:
    """Names that mean a client although none stands there letter by letter."""
    held: list[Atom] = []
    for atom in atoms:
        is_name = atom.letter in {Mark.NAME, Mark.UNKNOWN}
        article = held.pop() if held else None
        if article is not None and is_name and match(text[article.start : atom.end], names):
            yield replace(atom, start=article.start, letter=Mark.CLIENT)
            continue
        if article is not None:
            yield article
        if atom.letter == Mark.FILLER:
            held.append(atom)
        elif is_name and match(text[atom.start : atom.end], names):
            yield replace(atom, letter=Mark.CLIENT)
        else:
            yield atom
    yield from held
