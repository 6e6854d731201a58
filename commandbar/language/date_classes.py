"""The classes of the date phrases: what `<day>`, `<month>` or `<anchor>` matches at a token."""

from collections.abc import Mapping
from functools import cache

from .calendar_words import months, short_weekdays, weekdays
from .date_phrases import WORDINGS
from .numerals import NumberStarts
from .passage import Passage
from .phrases import Phrasebook, WordClass
from .vocabulary import LABELS, meanings, words

_UNITS = meanings(
    ((1, 0), "day days dag dagen tag tage tagen jour jours dia dias"),
    ((7, 0), "week weeks weken woche wochen semaine semaines semana semanas"),
    ((14, 0), "fortnight fortnights quinzaine quincena"),
    ((0, 1), "month months maand maanden monat monate monaten mois mes meses"),
    ((0, 12), "year years jaar jahr jahre jahren an ans annee ano anos"),
)
"""How many days or months each word stands for."""
_DUTCH_UNITS = words("dag dagen week weken maand maanden jaar")
_SPANISH_UNITS = words("dia dias semana semanas quincena mes meses ano anos")
_ARTICLES = words("a an one een ein eine einem einer einen un une una")
_ORDINAL_ENDINGS = words("st nd rd th e er ere eme ste de o º ª a")
_ORDINALS = meanings(
    (1, "first eerste ersten erster erste premier primer primero"),
    (2, "second tweede zweiten zweiter zweite deuxieme segundo"),
    (3, "third derde dritten dritter dritte troisieme tercer"),
    (4, "fourth vierde vierten vierter vierte quatrieme cuarto"),
    (-1, "last laatste letzten letzter letzte dernier ultimo"),
)
_DAY_WORDS = {word: n for word, n in _ORDINALS.items() if n == 1}
_BUSINESS = words(
    """
    business working werkdagen werkdag werktage werktagen arbeitstage arbeitstagen ouvres
    ouvrables habiles laborables
    """
)
_BEFORE_A_YEAR = words(", . ' of de del van")
_YEARS_BACK, _YEARS_AHEAD = 5, 30
_LONGEST_NAME, _LONGEST_NOUN = 8, 3
_NO_ANCHORS = words(
    """
    now today that this then it signing now nu vandaag heute jetzt hoy ahora aujourd cela
    """
)
_ANCHOR_ENDS = words(
    """
    and or then is are was has have for at on by with due gets in to of und ist en is et est y es
    dann dan puis luego van von du del des dem den na the de der die das le la el fertig klaar
    """
)


def _count(p: Passage, at: int) -> tuple[int, int] | None:
    if p.key(at) in _ARTICLES:
        return 1, at + 1
    numeral = p.numeral(at)
    if numeral is None or numeral.is_grouped or not 1 <= numeral.value <= 5000:
        return None
    return int(numeral.value), numeral.end


def _day(p: Passage, at: int) -> tuple[int, int] | None:
    """1 to 31, with an ordinal ending or without: "20", "3rd", "1er"."""
    if p.key(at) in _DAY_WORDS:
        return _DAY_WORDS[p.key(at)], at + 1
    numeral = p.numeral(at)
    if numeral is None or numeral.is_grouped or not 1 <= numeral.value <= 31:
        return None
    if numeral.in_words:
        return (int(numeral.value), numeral.end) if numeral.language in {"fr", "es"} else None
    if p.key(at - 1) in LABELS or (p.is_glued(at) and p.is_word(at - 1)):
        return None
    end = numeral.end
    if p.is_word(end) and p.is_glued(end):
        return (int(numeral.value), end + 1) if p.key(end) in _ORDINAL_ENDINGS else None
    return int(numeral.value), end


def _ordinal(p: Passage, at: int) -> tuple[int, int] | None:
    found = _day(p, at)
    return found if found and p.is_number(at) and found[1] == at + 2 else None


def _year(p: Passage, at: int) -> tuple[int, int] | None:
    """A year near today's, also behind a comma or "of": "2026", ", 2026", "de 2026", "'26"."""
    joiner = p.key(at)
    at += joiner in _BEFORE_A_YEAR
    if not p.is_number(at) or p.ends_a_price(at + 1):
        return None
    typed = p.tokens[at].text
    if joiner == "'" and len(typed) == 2:
        return 2000 + int(typed), at + 1
    is_year = len(typed) == 4 and typed.isdigit()
    is_near = is_year and -_YEARS_BACK <= int(typed) - p.today.year <= _YEARS_AHEAD
    return (int(typed), at + 1) if is_near else None


def _quarter(p: Passage, at: int) -> tuple[int, int] | None:
    if p.key(at) not in {"q", "t"} or p.key(at + 1) not in {"1", "2", "3", "4"}:
        return None
    return (int(p.key(at + 1)), at + 2) if p.is_glued(at + 1) else None


def _anchor(p: Passage, at: int) -> tuple[str, int] | None:
    """The words that name a milestone: a run of capitalised words, or else up to three others.

    With the number of a label: "Phase 1".
    """
    if not p.is_word(at) or p.key(at) in _NO_ANCHORS | _ANCHOR_ENDS:
        return None
    if p.key(at) in weekdays() or p.key(at) in months() or p.key(at) in _UNITS:
        return None
    is_name = p.tokens[at].is_capitalised
    end = at + 1
    longest = at + (_LONGEST_NAME if is_name else _LONGEST_NOUN)
    while end < longest and _goes_on(p, end, is_name=is_name):
        end += 1
    end += p.key(end - 1) in LABELS and p.is_number(end)
    return p.slice(at, end), end


def _goes_on(p: Passage, at: int, *, is_name: bool) -> bool:
    """Whether the name of a milestone goes on: "Final Delivery", "first draft", "kick-off"."""
    if p.key(at) == "-" and p.is_glued(at) and p.is_glued(at + 1) and p.is_word(at + 1):
        return True
    if not p.is_word(at) or p.key(at) in _ANCHOR_ENDS:
        return False
    return p.key(at - 1) == "-" or p.tokens[at].is_capitalised == is_name


class _AnyWord:
    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and key[:1].isalpha()


def _of(meaning_of: Mapping[str, object]) -> WordClass[Passage]:
    """The class of the words of a table; the value is the word's meaning there."""

    def match(p: Passage, at: int) -> tuple[object, int] | None:
        meaning = meaning_of.get(p.key(at))
        return None if meaning is None else (meaning, at + 1)

    return WordClass(match, meaning_of)


@cache
def classes() -> dict[str, WordClass[Passage]]:
    """All classes of the date phrases but `<date>`, by name."""
    wordings = {
        name: Phrasebook[Passage, bool]([(True, patterns)]).as_class()
        for name, patterns in WORDINGS.items()
    }
    return wordings | {
        "count": WordClass(_count, NumberStarts(_ARTICLES)),
        "unit": _of(_UNITS),
        "unit_nl": _of({word: _UNITS[word] for word in _DUTCH_UNITS}),
        "unit_es": _of({word: _UNITS[word] for word in _SPANISH_UNITS}),
        "day": WordClass(_day, NumberStarts(_DAY_WORDS)),
        "ordinal": WordClass(_ordinal, NumberStarts()),
        "month": _of(months()),
        "year": WordClass(_year, NumberStarts(_BEFORE_A_YEAR)),
        "weekday": _of(weekdays()),
        "wd": _of(short_weekdays()),
        "nth": _of(_ORDINALS),
        "quarter": WordClass(_quarter, frozenset("qt")),
        "business": _of(dict.fromkeys(_BUSINESS, True)),
        "anchor": WordClass(_anchor, _AnyWord()),
    }
