"""A command as a conversation: turns of words, each word knowing which fields it made."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from commandbar.plan import Dismissed, Evidence, Origin, Unused
from commandbar.views import CommandView
from commandbar.web.wording import field_label

UNUSED = "unused"
"""The field of words that look like a value and that no field uses."""
DISMISSED = "dismissed"
"""The field of words that the person said mean nothing."""

LONGEST_EXAMPLE = 24
"""A longer name would not fit into the bar's one line."""

_CHANGE = re.compile(r"([\w.\[\]]+): (.*) → (.*)")


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of words that stand behind the same fields."""

    text: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One value that a turn changed."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Turn:
    """What one side said: words, or the values that changed."""

    role: str
    segments: tuple[Segment, ...] = ()
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    field: str


def turns_of(view: CommandView) -> list[Turn]:
    """The conversation so far, the prompt first."""
    return [
        _person_turn(view, number) if message.role == "user" else _answer(message.text)
        for number, message in enumerate(view.messages)
    ]


def origins_of(view: CommandView) -> dict[str, Evidence]:
    """For each field of the plan, the evidence to show at it: its own, or its first part's."""
    found: dict[str, Evidence] = {}
    for evidence in view.evidence:
        found[evidence.field] = evidence
    for evidence in view.evidence:
        parent, dot, _ = evidence.field.rpartition(".")
        if dot and "[" not in parent:
            found.setdefault(parent, evidence)
    return found


def announcement(view: CommandView) -> str:
    """What a screen reader says when the turn arrives."""
    if view.status == "staged" and view.card is not None:
        count = len(view.card.rows)
        parts = [f"Plan ready for review: {view.card.title}"]
        parts += [f"{count} milestone{'s' if count != 1 else ''}"] if count else []
        parts += [view.card.sum_line] if view.card.sum_line else []
        parts += [warning.message for warning in view.warnings]
        return ". ".join(parts)
    if view.undone_at is not None:
        return "Taken back. Nothing of it is left."
    if view.questions:
        return ". ".join(question.message for question in view.questions)
    return view.reason or "The answer has arrived."


def example_of_correction(view: CommandView) -> str:
    """What stands in the empty bar below a plan: a correction of a milestone that it has."""
    rows = view.card.rows if view.card is not None else ()
    names = (row.name for row in rows if row.name != "?" and len(row.name) <= LONGEST_EXAMPLE)
    name = next(iter(names), None)
    return f"Answer, or correct it: “make {name} 25k”" if name else "Answer, or say what to change"


def _person_turn(view: CommandView, number: int) -> Turn:
    text, dismissed = view.messages[number].text, view.messages[number].dismissed
    spans = [
        _Span(*place, evidence.field)
        for evidence in view.evidence
        if evidence.origin is not Origin.DEFAULT and (evidence.message or 0) == number
        if (place := place_of(text, evidence.text, evidence.start, evidence.end)) is not None
    ]
    passed: list[tuple[str, Unused | Dismissed]] = [(DISMISSED, words) for words in dismissed]
    passed += [(UNUSED, words) for words in view.unused if number == 0]
    spans += [
        _Span(*place, field)
        for field, words in passed
        if (place := place_of(text, words.text, words.start, words.end)) is not None
    ]
    return Turn("user", tuple(_segments(text, spans)))


def place_of(
    text: str, words: str | None, start: int | None, end: int | None
) -> tuple[int, int] | None:
    """Where the words stand in the text as it is shown: hidden characters before them, which the
    offsets count, have been taken out, so that they stand there or further left."""
    if not words or start is None or end is None:
        return None
    if text[start:end] == words:
        return start, end
    at = text.rfind(words, 0, end)
    return None if at < 0 else (at, at + len(words))


def _segments(text: str, spans: Iterable[_Span]) -> Iterable[Segment]:
    spans = list(spans)
    cuts = sorted({0, len(text), *(s.start for s in spans), *(s.end for s in spans)})
    for start, end in pairwise(cuts):
        fields = tuple(dict.fromkeys(s.field for s in spans if s.start <= start and end <= s.end))
        yield Segment(text[start:end], fields)


def _answer(text: str) -> Turn:
    changes = [_CHANGE.fullmatch(line) for line in text.splitlines()]
    if changes and all(changes):
        found = (match for match in changes if match is not None)
        return Turn(
            "assistant", changes=tuple(Change(field_label(m[1]), m[2], m[3]) for m in found)
        )
    return Turn("assistant", (Segment(text),))
