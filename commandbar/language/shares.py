"""Finds shares, the rest, orders to split equally, and counts of milestones."""

from collections.abc import Callable
from functools import cache
from typing import Any

from . import share_phrases as phrases
from .numerals import NumberStarts
from .passage import Passage
from .phrases import Phrasebook, WordClass
from .readings import Kind, Reading
from .vocabulary import DATE_PREPOSITIONS, LABELS, MILESTONES, words

_MOST_PARTS = 200
"""No project has more milestones (rule 12)."""

_NOT_OF_THE_BUDGET = words(
    """
    day days hour hours year years month marathon way term time life moon team week list page
    text stunde tag jahr uur dag jaar heure journee hora dia party parties person people milestone
    phase stage payment january february march april may june july august september october
    november december januari februari maart mei juni juli augustus oktober quarter price
    """
)
_ORDINALS = words("first second other next last per each every this final")
_ANOTHER = _ORDINALS | words("another remaining laatste andere letzte dernier ultimo otro")
_NOT_BEFORE = _ORDINALS | words("a otra autre andere anderen")
_OPEN_ADJECTIVES = words("remaining resterende overige ubrige restliche verbleibende restante")
_GOES_TO = words(
    """
    on for to goes go at in is upon after when lands voor op naar bij gaat in fur auf an bei geht
    nach na zum pour a sur au aux va vont para en al van und and et y by due
    """
)
_NOT_THE_WHOLE = _ORDINALS | words(
    """
    another remaining per eerste laatste volgende andere ersten letzten nachsten anderen premiers
    premieres derniers dernieres autres primeros primeras ultimos ultimas otros otras $ € £
    """
)
_DIVIDING = words("in into across over en auf naar verdeeld")
_ONES = words("single een ein einen")
_ARTICLES = words("een ein eine un una une")


def _number(passage: Passage, at: int) -> tuple[int, int] | None:
    numeral = passage.numeral(at)
    if numeral is None or numeral.is_grouped or not 1 <= numeral.value <= _MOST_PARTS:
        return None
    if passage.is_number(at) and passage.is_glued(at) and passage.key(at - 1) not in "(/:":
        return None
    return int(numeral.value), numeral.end


def _one(_passage: Passage, at: int) -> tuple[int, int] | None:
    return 1, at + 1


@cache
def _book() -> Phrasebook[Passage, tuple[Kind, Any]]:
    return Phrasebook(
        [
            ((Kind.COUNT, None), phrases.COUNTS),
            ((Kind.SPLIT, None), phrases.SPLITS),
            *(((Kind.SPLIT, parts), patterns) for parts, patterns in phrases.FIXED_SPLITS),
            *(((Kind.SHARE, share), patterns) for share, patterns in phrases.SHARES),
            ((Kind.REST, None), phrases.RESTS),
        ],
        {"n": WordClass(_number, NumberStarts()), "one": WordClass(_one, _ONES)},
    )


def may_begin_a_share(key: str) -> bool:
    """Whether a share, rest, split or count may begin with this folded word: a quick no."""
    return key in _book()


def share_at(passage: Passage, start: int) -> tuple[Reading, int] | None:
    """The share, rest, split or count that begins at token `start`."""
    found = _book().match(passage, start)
    if found is None:
        return _fraction_at(passage, start)
    kind, value = found.meaning
    value = found.captures.get("n", found.captures.get("one", value))
    if not _PLAUSIBLE[kind](passage, start, found.end):
        return None
    return _reading(passage, kind, start, found.end, value), found.end


def _reading(passage: Passage, kind: Kind, start: int, end: int, value: Any) -> Reading:
    return Reading(kind, passage.tokens[start].start, passage.tokens[end - 1].end, value)


def _fraction_at(passage: Passage, start: int) -> tuple[Reading, int] | None:
    """ "1/3" is a share before "of", or where all such fractions of the text make one whole."""
    share = passage.fractions.get(start)
    if share is None or passage.key(start - 1) in DATE_PREPOSITIONS:
        return None
    if passage.key(start + 3) not in {"of", "up", "upfront"} and not passage.fractions_make_one:
        return None
    return _reading(passage, Kind.SHARE, start, start + 3, share), start + 3


def _is_name(passage: Passage, start: int, end: int) -> bool:
    """ "Half Moon Bakery", "Rest Area", "New Balance", "REST API": capitals all around."""
    tokens = passage.tokens
    if passage.is_shouted or not all(t.is_capitalised for t in tokens[start:end]):
        return False
    is_acronym = end - start == 1 and tokens[start].text.isupper() and len(tokens[start].text) > 1
    is_behind_name = passage.is_word(start - 1) and tokens[start - 1].is_capitalised
    goes_on = passage.is_word(end) and tokens[end].is_capitalised
    return is_acronym or is_behind_name or goes_on


def _is_share(passage: Passage, start: int, end: int) -> bool:
    """Not "half an hour", "the second half", "half of the team"; "the last quarter to Paint"."""
    at = end + 1 if passage.key(end) == "of" else end
    at = at + 1 if passage.key(at) in {"the", "a", "an"} else at
    if any(passage.key(i) in _ANOTHER for i in range(start, end)) and at == end:
        return passage.key(end) in _GOES_TO
    is_other = passage.key(at) in _NOT_OF_THE_BUDGET or passage.key(start - 1) in _NOT_BEFORE
    return not is_other and not _is_name(passage, start, end)


def _is_rest(passage: Passage, start: int, end: int) -> bool:
    """Not "the rest of the team", "the remaining milestones", "if you need anything else"."""
    if passage.key(end) == "of" and passage.key(end + 2) in _NOT_OF_THE_BUDGET:
        return False
    if passage.key(start) == "anything":
        return passage.key(end) in _GOES_TO
    is_open = passage.key(end - 1) in _OPEN_ADJECTIVES and passage.is_word(end)
    if is_open and passage.key(end) not in _GOES_TO:
        return False
    return _is_german_noun_at_end(passage, start, end) or not _is_name(passage, start, end)


def _is_german_noun_at_end(passage: Passage, start: int, end: int) -> bool:
    """ "Abnahme Rest": a German noun has a capital anyway, and here its item ends."""
    is_alone = end == start + 1 and not passage.is_word(end) and not passage.is_number(end)
    return passage.language == "de" and is_alone and not passage.tokens[start].text.isupper()


def _is_count(passage: Passage, start: int, end: int) -> bool:
    """Not "the first two milestones", "another 2 phases", "Phase 2 payment", "50 parts"."""
    before, noun = passage.key(start - 1), passage.key(end - 1)
    if before in _NOT_THE_WHOLE or before in LABELS:
        return False
    if passage.tokens[start].text.lower() in _ARTICLES and passage.is_word(end):
        return False
    return noun in MILESTONES or before in _DIVIDING


def _is_split(passage: Passage, _start: int, end: int) -> bool:
    """Not "in half a year"."""
    return passage.key(end) not in {"a", "an"}


_PLAUSIBLE: dict[Kind, Callable[[Passage, int, int], bool]] = {
    Kind.COUNT: _is_count,
    Kind.SPLIT: _is_split,
    Kind.SHARE: _is_share,
    Kind.REST: _is_rest,
}
