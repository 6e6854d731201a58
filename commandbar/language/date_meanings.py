"""What each phrase for a date means: one rule a kind of phrase, by the documented policy."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from . import date_phrases as phrases
from . import date_rules as rules
from .passage import Passage
from .readings import After, Day, Monthly
from .vocabulary import BEFORE_A_MONTH, DATE_PREPOSITIONS, PARTS, THINGS, words

DateValue = Day | After | Monthly | None
Found = tuple[DateValue, bool] | None
"""What a rule gives: the value and whether it is ambiguous; None where it does not apply."""

UNSURE: Found = (None, True)
"""Surely a date, but nobody can say which: "in April", "early May"."""

_DUTCH_MONTHS = words("januari februari maart mei juni juli augustus oktober")
_NO_DAYS = THINGS | PARTS | {"%"}
_MORNING = words("guten goede heute la good")
_BY = words("by on due until before op uiterlijk")


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase that was found: the tokens from `start` to `end` (exclusive), and its classes."""

    passage: Passage
    start: int
    end: int
    captures: dict[str, Any]

    def __getitem__(self, name: str) -> Any:
        return self.captures.get(name)

    @property
    def today(self) -> date:
        return self.passage.today

    @property
    def before(self) -> str:
        return self.passage.key(self.start - 1)

    @property
    def behind(self) -> str:
        return self.passage.key(self.end)


Rule = Callable[[Hit], Found]


def _on(day: date | None) -> Found:
    return None if day is None else (Day(day), False)


def _calendar_day(hit: Hit) -> Found:
    """The next such day on or after today, where no year is said."""
    year, month, day, weekday = hit["year"], hit["month"], hit["day"], hit["wd"]
    is_sum = hit.passage.ends_a_price(hit.end) or hit.behind in _NO_DAYS
    if is_sum and year is None:
        return None
    if _is_range(hit):
        return UNSURE
    found = rules.real_date(year, month, day) if year else rules.next_on(hit.today, month, day)
    if found is None:
        return None
    return Day(found), weekday is not None and found.weekday() != weekday


def _is_range(hit: Hit) -> bool:
    """ "June 1-15", "March 3/4"."""
    passage = hit.passage
    has_another = hit.behind in {"/", "-"} and passage.is_glued(hit.end + 1)
    return has_another and passage.is_number(hit.end - 1) and passage.is_number(hit.end + 1)


def _day_of_next_month(hit: Hit) -> Found:
    first = rules.plus_months(hit.today.replace(day=1), 1)
    return _on(first and rules.real_date(first.year, first.month, hit["day"]))


def _day_of_this_month(hit: Hit) -> Found:
    found = rules.real_date(hit.today.year, hit.today.month, hit["day"])
    return _on(found) if found and found >= hit.today else UNSURE


def _bare_day(hit: Hit) -> Found:
    return UNSURE if hit.before in _BY or hit["day"] else None


def _from_today(hit: Hit) -> Found:
    days, months = hit["unit"] or hit["unit_nl"] or hit["unit_es"]
    if months:
        return _on(rules.plus_months(hit.today, months * hit["count"]))
    return _on(rules.plus_days(hit.today, days * hit["count"]))


def _today(hit: Hit) -> Found:
    return _on(hit.today) if hit.before in DATE_PREPOSITIONS else None


def _tomorrow(hit: Hit) -> Found:
    return None if hit.before in _MORNING else _on(rules.plus_days(hit.today, 1))


def _day_after_tomorrow(hit: Hit) -> Found:
    return _on(rules.plus_days(hit.today, 2))


def _end_of_month(hit: Hit) -> Found:
    year, month = hit["year"], hit["month"]
    return _on(rules.month_end(year, month) if year else rules.next_month_end(hit.today, month))


def _end_of_next_month(hit: Hit) -> Found:
    later = rules.plus_months(hit.today, 1)
    return _on(later and rules.month_end(later.year, later.month))


def _end_of_this_month(hit: Hit) -> Found:
    return _on(rules.month_end(hit.today.year, hit.today.month))


def _end_of_year(hit: Hit) -> Found:
    return _on(date(hit["year"] or hit.today.year, 12, 31))


def _end_of_next_year(hit: Hit) -> Found:
    return _on(rules.real_date(hit.today.year + 1, 12, 31))


def _mid_month(hit: Hit) -> Found:
    year, month = hit["year"], hit["month"]
    return _on(date(year, month, 15) if year else rules.next_on(hit.today, month, 15))


def _dutch_mid_month(hit: Hit) -> Found:
    """ "half juni" is the 15th in Dutch; "half April" may be half of the money."""
    is_dutch = hit.passage.language == "nl" or hit.passage.key(hit.start + 1) in _DUTCH_MONTHS
    return _mid_month(hit) if is_dutch else None


def _end_of_quarter(hit: Hit) -> Found:
    """The quarter's last day; ambiguous where a name may go on ("in Q3 Campaign")."""
    quarter = hit["quarter"] or hit["nth"] or hit["ordinal"] or hit["day"]
    if not 1 <= quarter <= 4:
        return None
    last = rules.quarter_end(hit.today, quarter, hit["year"])
    goes_on = hit.passage.is_word(hit.end) and hit.passage.tokens[hit.end].is_capitalised
    return (Day(last), goes_on) if last else None


def _end_of_this_quarter(hit: Hit) -> Found:
    return _on(rules.quarter_end(hit.today, (hit.today.month + 2) // 3, hit.today.year))


def _end_of_next_quarter(hit: Hit) -> Found:
    later = rules.plus_months(hit.today, 3)
    return _on(later and rules.quarter_end(later, (later.month + 2) // 3, later.year))


def _coming_weekday(hit: Hit) -> Found:
    return _on(rules.coming(hit.today, hit["weekday"]))


def _this_weekday(hit: Hit) -> Found:
    """ "this Friday": the one of this week, as long as it is still to come."""
    return _coming_weekday(hit) if hit["weekday"] > hit.today.weekday() else UNSURE


def _bare_weekday(hit: Hit) -> Found:
    if hit.before not in DATE_PREPOSITIONS:
        return None
    return UNSURE if hit["weekday"] == hit.today.weekday() else _coming_weekday(hit)


def _next_weekday(hit: Hit) -> Found:
    """ "next Friday": sure only where the coming one is also the one of next week."""
    found = rules.in_next_week(hit.today, hit["weekday"])
    return _on(found) if found == rules.coming(hit.today, hit["weekday"]) else UNSURE


def _nth_weekday(hit: Hit) -> Found:
    years = (hit["year"],) if hit["year"] else (hit.today.year, hit.today.year + 1)
    days = (rules.nth_weekday(y, hit["month"], hit["weekday"], hit["nth"]) for y in years)
    return _on(next((d for d in days if d and (hit["year"] or d >= hit.today)), None))


def _after(hit: Hit) -> Found:
    days, months = hit["unit"]
    count = hit["count"] or 1
    return After(days=days * count, months=months * count, anchor=hit["anchor"]), False


def _monthly(hit: Hit) -> Found:
    return Monthly(hit["date"]), False


def _unsure(_hit: Hit) -> Found:
    return UNSURE


def _bare_month(hit: Hit) -> Found:
    is_before = hit.before == "de" and hit.passage.key(hit.start - 2) == "antes"
    return UNSURE if hit.before in BEFORE_A_MONTH or is_before else None


def _bare_quarter(hit: Hit) -> Found:
    return UNSURE if hit.before in _BY else None


RULES: tuple[tuple[Rule, str], ...] = (
    (_unsure, phrases.UNCLEAR),
    (_bare_month, phrases.BARE_MONTH),
    (_bare_quarter, phrases.BARE_QUARTER),
    (_bare_weekday, phrases.BARE_WEEKDAY),
    (_bare_day, phrases.BARE_DAY),
    (_day_of_next_month, phrases.DAY_OF_NEXT_MONTH),
    (_day_of_this_month, phrases.DAY_OF_THIS_MONTH),
    (_from_today, phrases.FROM_TODAY),
    (_today, phrases.TODAY),
    (_tomorrow, phrases.TOMORROW),
    (_day_after_tomorrow, phrases.DAY_AFTER_TOMORROW),
    (_end_of_month, phrases.END_OF_MONTH_NAMED),
    (_end_of_month, phrases.LAST_DAY_OF_MONTH),
    (_end_of_next_month, phrases.END_OF_NEXT_MONTH),
    (_end_of_next_month, phrases.LAST_DAY_OF_NEXT_MONTH),
    (_end_of_this_month, phrases.END_OF_THIS_MONTH),
    (_end_of_this_month, phrases.LAST_DAY_OF_THIS_MONTH),
    (_end_of_year, phrases.END_OF_YEAR),
    (_end_of_year, phrases.LAST_DAY_OF_YEAR),
    (_end_of_year, phrases.END_OF_YEAR_NAMED),
    (_end_of_next_year, phrases.END_OF_NEXT_YEAR),
    (_mid_month, phrases.MID_MONTH),
    (_dutch_mid_month, phrases.DUTCH_MID_MONTH),
    (_end_of_quarter, phrases.QUARTER),
    (_end_of_this_quarter, phrases.END_OF_THIS_QUARTER),
    (_end_of_next_quarter, phrases.END_OF_NEXT_QUARTER),
    (_coming_weekday, phrases.COMING_WEEKDAY),
    (_this_weekday, phrases.THIS_WEEKDAY),
    (_next_weekday, phrases.NEXT_WEEKDAY),
    (_nth_weekday, phrases.NTH_WEEKDAY),
    (_after, phrases.AFTER_PREVIOUS),
    (_after, phrases.AFTER_MILESTONE),
    (_monthly, phrases.MONTHLY_FROM),
)
CALENDAR_DAY: tuple[tuple[Rule, str], ...] = ((_calendar_day, phrases.CALENDAR_DAY),)
