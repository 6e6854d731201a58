"""What the builtin finder sees in the words while they are typed: no model, nothing stored."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from litestar import Controller, get, post
from pydantic import BaseModel

from commandbar.actions.base import Registry, Workspace
from commandbar.language import After, Day, Kind, Monthly, Reading, find, quoted
from commandbar.language.clients import mentions
from commandbar.staging import workspace_of
from commandbar.web.formats import Formats
from commandbar.web.said import Said, utf16
from commandbar.web.visit import FormDep, VisitDep

MAX_CHARACTERS = 4_000
"""Longer texts are pasted, not typed; they are read when they are sent."""
OWN_WORDS = 30

NAMES = {"project_name": "The project's name", "milestone.name": "A milestone's name"}
"""The roles of the grammar that are shown as names."""


class Span(BaseModel):
    """`start` and `end` count UTF-16 units, as a browser does."""

    start: int
    end: int
    kind: str
    text: str
    meaning: str


class PreviewPages(Controller):
    @post("/preview", status_code=200, sync_to_thread=True)
    def preview(self, visit: VisitDep, form: FormDep) -> list[Span]:
        """The words that mean something, and those dismissed, in order, without overlaps."""
        said = Said.by(form)
        if len(said.words) > MAX_CHARACTERS:
            return []
        workspace = visit.read(workspace_of)
        return list(spans(said, workspace, visit.services.bar.registry))

    @get("/commands/own-words", sync_to_thread=True)
    def own_words(self, visit: VisitDep) -> list[str]:
        """What the person said before, newest first, each once."""
        newest, _ = visit.services.bar.newest(visit.caller, OWN_WORDS)
        own = (view.prompt for view in newest if view.created_by.id == visit.actor.user_id)
        return list(dict.fromkeys(own))


def spans(said: Said, workspace: Workspace, registry: Registry) -> Iterator[Span]:
    """What is dismissed first, then names, values and clients: where two overlap the earlier
    kind stays. A number within a name that the grammar reads is no amount."""
    prompt, formats = said.expanded.prompt, Formats(workspace.locale)
    by = len(prompt.original) - len(said.words)
    taken: list[tuple[int, int]] = []
    found = []
    dismissed = ((*span, "dismissed", "left out") for span in prompt.dismissed_shown)
    for start, end, kind, meaning in (
        *dismissed,
        *_all(prompt.text, workspace, registry, formats),
    ):
        if all(end <= s or e <= start for s, e in taken):
            taken.append((start, end))
            found.append((start, end, kind, meaning))
    for start, end, kind, meaning in sorted(found):
        first, last = prompt.origin_of(start, end)
        yield Span(
            start=utf16(said.words, first - by),
            end=utf16(said.words, last - by),
            kind=kind,
            text=prompt.shown[start:end],
            meaning=meaning,
        )


Found = tuple[int, int, str, str]


def _all(text: str, workspace: Workspace, registry: Registry, formats: Formats) -> Iterable[Found]:
    yield from _names(text, workspace, registry)
    currency = workspace.currency
    readings = find(text, today=workspace.today, currency=currency, locale=workspace.locale)
    for reading in readings:
        kind = KINDS[reading.kind]
        yield reading.start, reading.end, kind, meaning_of(reading, currency, formats)
    yield from _clients(text, workspace)


def _clients(text: str, workspace: Workspace) -> Iterator[Found]:
    """Clients by name; words that may mean several name them all. A quoted name is not one."""
    names = [client.name for client in workspace.clients]
    meant: dict[tuple[int, int], list[str]] = defaultdict(list)
    for start, end, index in mentions(text, names):
        meant[start, end].append(names[index])
    protected = quoted(text)
    for (start, end), clients in meant.items():
        if not any(s <= start and end <= e for s, e in protected):
            yield start, end, "client", " or ".join(clients)


def _names(text: str, workspace: Workspace, registry: Registry) -> Iterator[Found]:
    for action in registry:
        extraction = action.read(text, workspace)
        for slot in extraction.slots if extraction is not None else ():
            if slot.role in NAMES:
                yield slot.start, slot.end, "name", NAMES[slot.role]


KINDS = {
    Kind.AMOUNT: "amount",
    Kind.RATE: "amount",
    Kind.PERCENT: "share",
    Kind.SHARE: "share",
    Kind.REST: "share",
    Kind.SPLIT: "share",
    Kind.COUNT: "share",
    Kind.DATE: "date",
}
"""The tint of each kind of reading."""


def meaning_of(reading: Reading, currency: str, formats: Formats) -> str:
    """What the words mean, in the workspace's locale."""
    return MEANINGS[reading.kind](reading.value, reading.currency or currency, formats)


def _amount(value: Any, currency: str, formats: Formats) -> str:
    return formats.major(value, currency)


def _rate(value: Any, currency: str, formats: Formats) -> str:
    return f"{formats.major(value, currency)} an hour"


def _percent(value: Any, _currency: str, formats: Formats) -> str:
    return f"{formats.percent(value)} of the budget"


def _share(value: Any, _currency: str, _formats: Formats) -> str:
    return f"{value.numerator}/{value.denominator} of the budget"


def _split(value: Any, _currency: str, _formats: Formats) -> str:
    return "in equal parts" if value is None else f"in {value} equal parts"


def _date(value: Any, _currency: str, formats: Formats) -> str:
    match value:
        case Day(day):
            return formats.date(day)
        case Monthly(first):
            return f"monthly from {formats.date(first)}"
        case After(days, months, anchor):
            length = f"{days} days" if days else f"{months} months"
            return f"{length} after {anchor or 'the one before'}"
    raise AssertionError(value)


MEANINGS = {
    Kind.AMOUNT: _amount,
    Kind.RATE: _rate,
    Kind.PERCENT: _percent,
    Kind.SHARE: _share,
    Kind.REST: lambda _value, _currency, _formats: "what the others leave of the budget",
    Kind.SPLIT: _split,
    Kind.COUNT: lambda value, _currency, _formats: f"{value} milestones",
    Kind.DATE: _date,
}
