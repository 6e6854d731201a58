"""The words behind a slot, and the value that our own finder reads in them; nothing else counts.

An extractor only points at words. What they are worth is read here, from the whole prompt, so
that no extractor can put a value on a plan that the prompt does not carry (rule 28).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from billing_core import money
from billing_core.text import MAX_NAME, MAX_NOTE
from commandbar.actions.base import Workspace
from commandbar.extraction import Extraction, Slot
from commandbar.language import Kind, Reading, find
from commandbar.plan import Evidence, Origin, Unused
from commandbar.prompt import Prompt

MONEY = frozenset({Kind.AMOUNT, Kind.RATE})
PART = frozenset({Kind.PERCENT, Kind.SHARE, Kind.REST})
UNRESOLVED = frozenset({"noise", "retracted"})
"""Roles of words that are accounted for and give no field its value."""

_QUOTES = "\"'“”„‟‘’‚«»‹›`"
_EDGES = " \t\r\n.,;:!?–—-*•|>→+"


@dataclass(frozen=True, slots=True)
class Found:
    """A slot and the one reading in it."""

    slot: Slot
    reading: Reading


class Values:
    """The prompt with its readings and slots."""

    def __init__(self, prompt: Prompt, extraction: Extraction, workspace: Workspace) -> None:
        self.prompt = prompt
        self.extraction = extraction
        self.readings = find(
            prompt.text,
            today=workspace.today,
            currency=workspace.currency,
            locale=workspace.locale,
        )

    def words(self, slot: Slot) -> str:
        """The slot's words without the quotes and marks around them."""
        return unquoted(self.prompt.text[slot.start : slot.end])

    def texts(self, role: str, item: int | None = None) -> dict[str, Slot]:
        """The different words that play the role, each with its first slot.

        Words longer than billing takes are none: they are asked for.
        """
        limit = MAX_NOTE if role.endswith(".description") else MAX_NAME
        found: dict[str, Slot] = {}
        for slot in self.extraction.of(role, item):
            if 0 < len(self.words(slot)) <= limit:
                found.setdefault(self.words(slot), slot)
        return found

    def find(self, slot: Slot, kinds: Iterable[Kind]) -> Found | None:
        """The reading of one of the kinds in the slot, if it is the only one there."""
        wanted = frozenset(kinds)
        inside = [
            r
            for r in self.readings
            if r.kind in wanted and r.start < slot.end and slot.start < r.end
        ]
        return Found(slot, inside[0]) if len(inside) == 1 else None

    def all(self, role: str, kinds: Iterable[Kind], item: int | None = None) -> list[Found]:
        """What the slots of the role are worth; slots without a clear value are left out."""
        found = (self.find(slot, kinds) for slot in self.extraction.of(role, item))
        return [value for value in found if value is not None]

    def unused(self) -> list[Reading]:
        """The amounts, parts and dates that give no field its value."""
        used = [s for s in self.extraction.slots if s.role not in UNRESOLVED]
        return [r for r in self.readings if r.kind in _COVERED and not _touched(r, used)]

    def unexplained(self) -> list[Reading]:
        """The unused ones that no slot accounts for at all: somebody has to be asked."""
        return [r for r in self.unused() if not _touched(r, self.extraction.slots)]

    def evidence(self, field: str, slot: Slot, origin: Origin) -> Evidence:
        start, end = self.prompt.origin_of(slot.start, slot.end)
        text = self.prompt.shown[slot.start : slot.end]
        return Evidence(field=field, text=text, start=start, end=end, origin=origin)

    def shown_unused(self) -> tuple[Unused, ...]:
        return tuple(self._shown(r) for r in self.unused() if r.kind is not Kind.REST)

    def _shown(self, reading: Reading) -> Unused:
        start, end = self.prompt.origin_of(reading.start, reading.end)
        return Unused(text=self.prompt.text[reading.start : reading.end], start=start, end=end)


_COVERED = MONEY | PART | {Kind.DATE}


def _touched(reading: Reading, slots: Sequence[Slot]) -> bool:
    return any(slot.start < reading.end and reading.start < slot.end for slot in slots)


def unquoted(text: str) -> str:
    """The words inside one pair of surrounding quotes, or as they are; without edge marks."""
    text = " ".join(text.split()).strip(_EDGES)
    if len(text) > 1 and text[0] in _QUOTES and text[-1] in _QUOTES:
        text = text[1:-1].strip(_EDGES)
    return text


def minor_of(amount: Decimal, currency: str) -> int | None:
    """Exact minor units of a stated amount; None where the currency has no such fraction."""
    scaled = amount.scaleb(money.currency_digits(currency))
    minor = int(scaled)
    return minor if minor == scaled and 0 < minor <= money.MAX_MINOR else None
