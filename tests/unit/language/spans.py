"""The notation of the tables in this directory.

A row is a sentence with the spans to be found in ⟦brackets⟧, and what each means, in order:
`amount 5000 USD; date 2026-03-20; date + 21d shoot; date?`. A "?" behind the kind: ambiguous.
"""

import re
from datetime import date

from commandbar.language import After, Day, Monthly, Reading, find

MONDAY = date(2026, 3, 2)


def spans_and_text(marked: str) -> tuple[list[str], str]:
    return re.findall(r"⟦(.*?)⟧", marked, re.DOTALL), re.sub("[⟦⟧]", "", marked)


def meaning(reading: Reading) -> str:
    kind = reading.kind.value + ("?" if reading.ambiguous else "")
    return " ".join(x for x in (kind, _value(reading), reading.currency) if x)


def _value(reading: Reading) -> str:
    match reading.value:
        case None:
            return ""
        case Day(day):
            return day.isoformat()
        case Monthly(first):
            return f"monthly {first.isoformat()}"
        case After(days, months, anchor):
            distance = f"{months}m" if months else f"{days}d"
            return f"+ {distance} {anchor}" if anchor else f"+ {distance}"
        case value:
            return str(value)


def seen(
    text: str, *, today: date = MONDAY, currency: str = "USD", locale: str = "en-US"
) -> list[tuple[str, str]]:
    """What the finder gives: each span's words and their meaning in the notation above."""
    found = find(text, today=today, currency=currency, locale=locale)
    return [(text[r.start : r.end], meaning(r)) for r in found]


def wanted(marked: str, meanings: str) -> list[tuple[str, str]]:
    spans, _ = spans_and_text(marked)
    return list(zip(spans, [m.strip() for m in meanings.split(";") if m.strip()], strict=True))
