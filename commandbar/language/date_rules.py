"""Calendar arithmetic by the documented policy; no words here.

A day that the calendar does not have, past the year 9999 too, is None.
"""

from calendar import monthrange
from datetime import MAXYEAR, date, timedelta


def month_end(year: int, month: int) -> date | None:
    """The last day of the month (1 to 12)."""
    return date(year, month, monthrange(year, month)[1]) if year <= MAXYEAR else None


def real_date(year: int, month: int, day: int) -> date | None:
    """The day, where the calendar has it: no 31 April."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def plus_months(day: date, months: int) -> date | None:
    """The same day of the month later; the month's last day where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if not 1 <= year <= MAXYEAR:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def plus_days(day: date, days: int) -> date | None:
    """So many calendar days later, or earlier for a negative number."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def next_on(today: date, month: int, day: int) -> date | None:
    """The next such day on or after today; for 29 February the next leap year's."""
    candidates = (real_date(year, month, day) for year in range(today.year, today.year + 9))
    return next((c for c in candidates if c and c >= today), None)


def next_month_end(today: date, month: int) -> date | None:
    """The last day of the next such month that has not ended; the current one counts."""
    return month_end(today.year + (month < today.month), month)


def quarter_end(today: date, quarter: int, year: int | None) -> date | None:
    """The last day of the quarter (1 to 4); without a year, of the next one that has not ended."""
    month = 3 * quarter
    return month_end(year, month) if year else next_month_end(today, month)


def coming(today: date, weekday: int) -> date | None:
    """The first such weekday strictly after today."""
    return plus_days(today, (weekday - today.weekday() - 1) % 7 + 1)


def in_next_week(today: date, weekday: int) -> date | None:
    """That weekday of the next week, weeks being Monday to Sunday."""
    return plus_days(today, 7 - today.weekday() + weekday)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The nth such weekday of the month, -1 for the last."""
    if year > MAXYEAR:
        return None
    last = monthrange(year, month)[1]
    first = 1 + (weekday - date(year, month, 1).weekday()) % 7
    days = list(range(first, last + 1, 7))
    index = nth - 1 if nth > 0 else nth
    return date(year, month, days[index]) if -len(days) <= index < len(days) else None
