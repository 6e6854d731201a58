"""The list of milestones: which there are, what each is worth, when each is due."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction

from billing_core.drafts import MAX_MILESTONES
from commandbar.actions.create_project.amounts import Way, Worth
from commandbar.actions.create_project.values import MONEY, PART, Found, Values, minor_of
from commandbar.extraction import Slot
from commandbar.language import Kind, Monthly, whole_number
from commandbar.language.readings import Value

_RANGE = re.compile(
    r"(?P<stem>.*?\D)\s*(?P<first>\d{1,3})\W+(?:\w+\W+)??(?:(?P=stem)\s*)?(?P<last>\d{1,3})",
    re.IGNORECASE | re.DOTALL,
)
_WAYS = {Kind.PERCENT: Way.PERCENT, Kind.SHARE: Way.SHARE, Kind.REST: Way.REST}


@dataclass(frozen=True, slots=True)
class Item:
    """One milestone as it was said; slots are None where the words are silent."""

    name: str | None
    name_slot: Slot | None = None
    amount_slot: Slot | None = None
    date_slot: Slot | None = None
    description: str | None = None
    description_slot: Slot | None = None
    worth: Worth = field(default_factory=lambda: Worth(Way.UNKNOWN))
    due: Value = None
    is_date_unclear: bool = False
    contradicts_itself: bool = False


def items_of(values: Values, currency: str) -> tuple[Item, ...]:
    """The milestones in reading order: listed ones, "Sprint 1 to Sprint 10", or a bare count."""
    listed = tuple(
        item
        for number in values.extraction.items("milestone.")
        for item in _items_at(values, number, currency)
    )
    items = listed or _counted(values)
    return tuple(_with_common_terms(values, items, currency))


def stated_counts(values: Values) -> set[int]:
    """The numbers of milestones that the words give."""
    counts = (_count(values, slot) for slot in values.extraction.of("milestone_count"))
    return {count for count in counts if count is not None}


def _count(values: Values, slot: Slot) -> int | None:
    """A bare number where the words around it said what it counts: "no wait, make that four"."""
    found = values.find(slot, {Kind.COUNT, Kind.SPLIT})
    value = found.reading.value if found else whole_number(values.words(slot))
    return value if isinstance(value, int) else None


def _items_at(values: Values, number: int, currency: str) -> Iterator[Item]:
    ranges = values.texts("milestone.name_range", number)
    if ranges:
        words, slot = next(iter(ranges.items()))
        base = item_at(values, number, currency)
        for name in expanded(words):
            yield replace(base, name=name, name_slot=slot)
    else:
        yield item_at(values, number, currency)


def expanded(words: str) -> Sequence[str]:
    """ "Sprint 1 to Sprint 10" as its ten names; other words as they are."""
    match = _RANGE.fullmatch(words)
    if match is None:
        return (words,)
    first, last = int(match["first"]), int(match["last"])
    if not first < last < first + MAX_MILESTONES:
        return (words,)
    return [f"{match['stem'].strip()} {number}" for number in range(first, last + 1)]


def item_at(values: Values, number: int, currency: str) -> Item:
    """What the slots of one item say."""
    names = values.texts("milestone.name", number)
    name, name_slot = next(iter(names.items()), (None, None))
    descriptions = values.texts("milestone.description", number)
    description, description_slot = next(iter(descriptions.items()), (None, None))
    amounts = values.all("milestone.amount", MONEY | PART, number)
    worths = [_worth(found, currency) for found in amounts]
    dates = values.all("milestone.due_date", {Kind.DATE}, number)
    days = [found.reading.value for found in dates]
    has_unread_amount = len(amounts) < len(values.extraction.of("milestone.amount", number))
    has_unread_date = len(dates) < len(values.extraction.of("milestone.due_date", number))
    is_vague = any(found.reading.value is None or found.reading.ambiguous for found in dates)
    says_two = max(len(names), len(set(worths)), len(set(days))) > 1
    return Item(
        name=name,
        name_slot=name_slot,
        amount_slot=amounts[0].slot if amounts else None,
        worth=worths[0] if worths else Worth(Way.UNKNOWN),
        date_slot=dates[0].slot if dates else None,
        due=days[0] if days else None,
        is_date_unclear=is_vague or has_unread_date,
        description=description,
        description_slot=description_slot,
        contradicts_itself=says_two or has_unread_amount,
    )


def _worth(found: Found, currency: str) -> Worth:
    reading = found.reading
    if reading.kind in MONEY and isinstance(reading.value, Decimal):
        minor = minor_of(reading.value, currency)
        return Worth(Way.UNKNOWN if minor is None else Way.STATED, minor=minor)
    part = reading.value if isinstance(reading.value, Decimal | Fraction) else None
    return Worth(_WAYS.get(reading.kind, Way.UNKNOWN), part=part)


def _counted(values: Values) -> tuple[Item, ...]:
    """ "Three milestones of $5,000 each" and "in three equal parts" name none: they get numbers."""
    is_shared = values.all("split", {Kind.SPLIT}) or values.all("amount_each", MONEY | PART)
    counts = stated_counts(values) or {
        found.reading.value
        for found in values.all("split", {Kind.SPLIT, Kind.COUNT})
        if isinstance(found.reading.value, int)
    }
    if not is_shared or len(counts) != 1:
        return ()
    (count,) = counts
    return tuple(Item(name=None) for _ in range(min(count, MAX_MILESTONES + 1)))


def _with_common_terms(values: Values, items: Sequence[Item], currency: str) -> Iterator[Item]:
    """What is said of all of them: "$5,000 each", "split evenly", "monthly from 1 June"."""
    each = values.all("amount_each", MONEY | PART)
    split = values.all("split", {Kind.SPLIT})
    worth = _worth(each[0], currency) if each else Worth(Way.EQUAL)
    priced = [found.slot for found in (*each, *split)]
    series = values.all("milestone.due_date", {Kind.DATE})
    is_monthly = bool(series) and isinstance(series[0].reading.value, Monthly)
    for item in items:
        changed = item
        if priced and item.worth.way is Way.UNKNOWN and item.amount_slot is None:
            changed = replace(changed, worth=worth, amount_slot=priced[0])
        if is_monthly and item.due is None:
            changed = replace(changed, due=series[0].reading.value, date_slot=series[0].slot)
        yield changed


def numbered(items: Sequence[Item]) -> tuple[Item, ...]:
    """Milestones without a name are "Milestone 1", "Milestone 2" by their place."""
    return tuple(
        item if item.name else replace(item, name=f"Milestone {place}")
        for place, item in enumerate(items, start=1)
    )
