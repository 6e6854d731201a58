"""Words that take something back: "for Globex, no wait, Initech", "actually Sound is $8,000"."""

import re
from dataclasses import replace

from commandbar.actions.create_project.grammar.atoms import Atom, Sentence
from commandbar.actions.create_project.vocabulary.marks import Mark
from commandbar.actions.create_project.vocabulary.single_words import CORRECTION_NOUNS, INSTEAD
from commandbar.extraction import Slot
from commandbar.language import whole_number
from commandbar.language.tokens import fold

_CLASSES = ("c", "nq", "XYW", "h", "a", "p", "d", "k", "e")
_PASSABLE = frozenset("w,.-()LFTCJZGUARI:xVBXYW")
_ONCE = frozenset({"c", "XYW", "h"})
"""What a request has one of: the last one said before is meant, wherever it stands."""
_SENTENCE_ENDS = frozenset(".\n;")
_LISTING = frozenset(",-:;|/>+*")
_GLUE = frozenset("w,:-LFTCJZGUARIVKB")
_PAUSE = frozenset("w,.-(KB")
_MOST_COUNTED = 99
_BEHIND_A_COUNT = frozenset(",.;:-()\nwMTA")


_REJECTING = re.compile(
    r"(and )?not |instead of |rather than |en niet |niet |in plaats van |(und )?nicht |(an)?statt "
    r"|anstelle |(et )?(non )?pas |et non |au lieu d|plutot qu|en vez de |en lugar de "
)
"""Words behind which stands what is not meant."""


def without_local(sentence: Sentence) -> tuple[Sentence, list[Slot]]:
    """The new words take the place of those they correct, which become slots of their own."""
    atoms = list(sentence.atoms)
    retracted: list[Slot] = []
    at = 0
    while at < len(atoms):
        takes_back = atoms[at].letter in "KB" and not _may_be_a_name(sentence.text, atoms, at)
        if takes_back and (recounted := _recounted_at(sentence.text, atoms, at)):
            retracted += _recount(atoms, *recounted)
            at = recounted[0] + 1
            continue
        swap = _swap_at(atoms, at) if takes_back else None
        if swap is not None and _names_another(sentence.text, atoms, at, swap[1]):
            swap = None
        if swap is None:
            at += 1
            continue
        old, new = swap
        if _turns_down(sentence.text, atoms, at, new, retracted):
            retracted.append(Slot("retracted", atoms[new].start, atoms[new].end))
            del atoms[at : new + 1]
            continue
        retracted += _rates_taken_back(atoms, old, new)
        retracted.append(Slot("retracted", atoms[old].start, atoms[old].end))
        atoms[old : new + 1] = [*_kept(atoms, old, new)]
        at = old + 1
    return replace(sentence, atoms=tuple(atoms)), retracted


def _recounted_at(text: str, atoms: list[Atom], at: int) -> tuple[int, int] | None:
    """ "Three equal milestones, no wait, make that four": the count, and the number for it."""
    old = next((i for i in range(at - 1, -1, -1) if atoms[i].letter not in _PAUSE), None)
    new = next((i for i in range(at + 1, len(atoms)) if atoms[i].letter not in _GLUE), None)
    if old is None or new is None or atoms[old].letter not in "ke":
        return None
    if atoms[new].letter == "k":
        return old, new
    number = whole_number(text[atoms[new].start : atoms[new].end])
    is_count = number is not None and 1 < number <= _MOST_COUNTED
    is_alone = new + 1 == len(atoms) or atoms[new + 1].letter in _BEHIND_A_COUNT
    return (old, new) if atoms[new].letter in "xa" and is_count and is_alone else None


def _recount(atoms: list[Atom], old: int, new: int) -> list[Slot]:
    """The number in the place of the count; an equal split stays one, without its own number."""
    count, before = replace(atoms[new], letter=Mark.COUNT), atoms[old]
    if before.letter == Mark.SPLIT:
        split = replace(before, value=replace(before.reading, value=None))
        atoms[old : new + 1] = [split, count]
        return []
    atoms[old : new + 1] = [count]
    return [Slot("retracted", before.start, before.end)]


def _rates_taken_back(atoms: list[Atom], old: int, new: int) -> list[Slot]:
    """ "Hourly at $90, no wait, fixed price": the rate goes with the hours."""
    if (atoms[old].letter, atoms[new].letter) != (Mark.HOURLY, Mark.FIXED):
        return []
    rates = [i for i in range(max(0, old - 2), new) if atoms[i].letter == Mark.RATE_READING]
    slots = [Slot("retracted", atoms[i].start, atoms[i].end) for i in rates]
    for i in rates:
        atoms[i] = replace(atoms[i], letter=Mark.FILLER)
    return slots


def _turns_down(text: str, atoms: list[Atom], at: int, new: int, retracted: list[Slot]) -> bool:
    """ "Globex, not Acme": what follows is turned down, not put in the place of Globex. So is
    what has been taken back before."""
    word = fold(text[atoms[new].start : atoms[new].end])
    before = {fold(text[slot.start : slot.end]) for slot in retracted}
    between = fold(text[atoms[at].start : atoms[new].start])
    return word in before or _REJECTING.match(between) is not None


def _may_be_a_name(text: str, atoms: list[Atom], at: int) -> bool:
    """One word in a list, ", Correction 2 500 €, ": as likely a milestone, so it is asked;
    in "correction: $2,600: Parts ..." it is none."""
    word = text[atoms[at].start : atoms[at].end]
    if "".join(atom.letter for atom in atoms[at + 1 : at + 4]) == ":a:":
        return False
    is_noun = word[:1].isupper() or fold(word) in CORRECTION_NOUNS
    return at > 0 and atoms[at - 1].letter in _LISTING and word.isalpha() and is_noun


def _kept(atoms: list[Atom], old: int, new: int) -> list[Atom]:
    """The new atom in the old one's place, and what stood between them but for the correction."""
    between = atoms[old + 1 : new]
    first = next(i for i, atom in enumerate(between) if atom.letter in "KB")
    while first and between[first - 1].letter in "w,-.(":
        first -= 1
    return [atoms[new], *between[:first]]


def _swap_at(atoms: list[Atom], at: int) -> tuple[int, int] | None:
    """The atom taken back by the words at `at`, and the one that replaces it."""
    new = next((i for i in range(at + 1, len(atoms)) if atoms[i].letter not in _GLUE), None)
    if new is None:
        return None
    kind = next((c for c in _CLASSES if atoms[new].letter in c), None)
    if kind is None or (kind == "a" and _names_what_it_is_for(atoms, new)):
        return None
    old = _before(atoms, at, kind, crosses=_stands_alone(atoms, new))
    if old is None or not _has_same_marker(atoms, old, at, new):
        return None
    return old, new


def _names_another(text: str, atoms: list[Atom], at: int, new: int) -> bool:
    """ "Wait, no, draft is due April 13": a word of the vocabulary that named an item before."""
    said = {fold(text[a.start : a.end]) for a in atoms[at:new] if a.letter in "VJMO"}
    return any(fold(text[a.start : a.end]) in said for a in atoms[:at])


def _names_what_it_is_for(atoms: list[Atom], at: int) -> bool:
    """ "$8,000 for Sound": not the amount said last is meant, but that of Sound."""
    return (
        re.match(r"[w]*[FT][w]*[nqxc]", "".join(a.letter for a in atoms[at + 1 : at + 6]))
        is not None
    )


def _has_same_marker(atoms: list[Atom], old: int, at: int, new: int) -> bool:
    """ "no wait, budget 12k" corrects a budget only, "no wait, 12k" whatever stands before."""
    markers = {atom.letter for atom in atoms[at:new]} & set("GRZM")
    if "Z" in markers:
        markers |= {"J", "V", "O"}
    before = "".join(atom.letter for atom in atoms[max(0, old - 4) : old])
    return not markers or re.search(f"[{''.join(markers)}][wLTF:]*$", before) is not None


def _stands_alone(atoms: list[Atom], at: int) -> bool:
    """Nothing behind it says what it is of: "3k. No wait, 3.5k." """
    return at + 1 == len(atoms) or atoms[at + 1].letter in ".,;\n"


def _before(atoms: list[Atom], at: int, kind: str, *, crosses: bool) -> int | None:
    """The last atom of that kind before the correction, in its sentence or right before it."""
    for i in range(at - 1, -1, -1):
        letter = atoms[i].letter
        if letter in kind or (kind == "nq" and letter == "c"):
            return i
        is_near = crosses and i == at - 1
        is_end = letter in _SENTENCE_ENDS and not is_near and not _is_ellipsis(atoms[i])
        if is_end and kind not in _ONCE:
            return None
        if letter not in _PASSABLE and not is_near and kind not in _ONCE:
            return None
    return None


def _is_ellipsis(atom: Atom) -> bool:
    return atom.end - atom.start > 1


def split(sentence: Sentence) -> tuple[Sentence, Sentence | None]:
    """What was said first, and what takes parts of it back later."""
    shape = sentence.shape
    said = re.search(r"[acnqxh][^K]*", shape)
    if said is None or said.end() == len(shape):
        return sentence, None
    at = said.end()
    start, end = at, len(shape)
    if re.match(r"K[w]*[.!]?$", shape[at:]):
        ends = [m.end() for m in re.finditer(r"[.\n;]|(?<=.)(?=V)", shape[:at])]
        start = ends[-1] if ends else at
    elif fold(sentence.words(at, at + 1)) in INSTEAD and (
        alone := re.match(r"K[w]*[.;\n]", shape[at:])
    ):
        start = max(shape.rfind(sign, 0, at) for sign in ".;\n") + 1
        end = at + alone.end()
    elif naming := re.search(r"Z[wL]*$", shape[:at]):
        start = naming.start()
    first = replace(sentence, atoms=sentence.atoms[:start] + sentence.atoms[end:])
    return first, replace(sentence, atoms=sentence.atoms[start:end])
