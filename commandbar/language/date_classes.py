"""The classes of the date phrases: what `<day>`, `<month>` or `<anchor>` matches at a token."""

from .calendar_words import months, short_weekdays, weekdays
from .passage import Passage
from .phrases import ClassMatcher
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
_NO_ANCHORS = words(
    """
    now today that this then it signing now nu vandaag heute jetzt hoy ahora aujourd cela
    """
)
_ANCHOR_ENDS = words(
    """
    and or then is are was has have for at on by with due gets in to of und ist en is et est y es
    dann dan puis luego the de der die das le la el fertig klaar
    """
)


def _count(p: Passage, at: int) -> tuple[int, int] | None:
    if p.key(at) in _ARTICLES:
        return 1, at + 1
    numeral = p.numeral(at)
    if numeral is None or numeral.is_grouped or not 1 <= numeral.value <= 5000:
        return None
    return int(numeral.value), numeral.end


def _unit(p: Passage, at: int) -> tuple[tuple[int, int], int] | None:
    unit = _UNITS.get(p.key(at))
    return (unit, at + 1) if unit else None


def _unit_nl(p: Passage, at: int) -> tuple[tuple[int, int], int] | None:
    return _unit(p, at) if p.key(at) in _DUTCH_UNITS else None


def _unit_es(p: Passage, at: int) -> tuple[tuple[int, int], int] | None:
    return _unit(p, at) if p.key(at) in _SPANISH_UNITS else None


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


def _month(p: Passage, at: int) -> tuple[int, int] | None:
    month = months().get(p.key(at))
    return (month, at + 1) if month else None


def _year(p: Passage, at: int) -> tuple[int, int] | None:
    if not p.is_number(at) or p.is_sign_of_currency(at + 1):
        return None
    typed = p.tokens[at].text
    if p.key(at - 1) == "'" and len(typed) == 2:
        return 2000 + int(typed), at + 1
    near = range(p.today.year - 5, p.today.year + 30)
    is_year = len(typed) == 4 and typed.isdigit() and int(typed) in near
    return (int(typed), at + 1) if is_year else None


def _weekday(p: Passage, at: int) -> tuple[int, int] | None:
    weekday = weekdays().get(p.key(at))
    return None if weekday is None else (weekday, at + 1)


def _wd(p: Passage, at: int) -> tuple[int, int] | None:
    weekday = short_weekdays().get(p.key(at))
    return None if weekday is None else (weekday, at + 1)


def _nth(p: Passage, at: int) -> tuple[int, int] | None:
    nth = _ORDINALS.get(p.key(at))
    return None if nth is None else (nth, at + 1)


def _quarter(p: Passage, at: int) -> tuple[int, int] | None:
    if p.key(at) not in {"q", "t"} or p.key(at + 1) not in {"1", "2", "3", "4"}:
        return None
    return (int(p.key(at + 1)), at + 2) if p.is_glued(at + 1) else None


def _business(p: Passage, at: int) -> tuple[bool, int] | None:
    return (True, at + 1) if p.key(at) in _BUSINESS else None


def _anchor(p: Passage, at: int) -> tuple[str, int] | None:
    """The words that name a milestone: a run of capitalised words, or else up to three others."""
    if not p.is_word(at) or p.key(at) in _NO_ANCHORS | _ANCHOR_ENDS:
        return None
    if p.key(at) in weekdays() or p.key(at) in months() or p.key(at) in _UNITS:
        return None
    is_name = p.tokens[at].is_capitalised
    end = at + 1
    while end < len(p.tokens) and p.is_word(end) and end < at + (8 if is_name else 3):
        if p.key(end) in _ANCHOR_ENDS or p.tokens[end].is_capitalised != is_name:
            break
        end += 1
    return p.slice(at, end), end


CLASSES: dict[str, ClassMatcher[Passage]] = {
    "count": _count, "unit": _unit, "unit_nl": _unit_nl, "unit_es": _unit_es, "day": _day,
    "ordinal": _ordinal, "month": _month, "year": _year, "weekday": _weekday, "wd": _wd,
    "nth": _nth, "quarter": _quarter, "business": _business, "anchor": _anchor,
}  # fmt: skip
