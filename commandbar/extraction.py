"""What an extractor gives: which words play which role. No totals, no ids, no verdict.

The builtin grammar and the language model both return an Extraction; grounding, resolution and
coverage are shared code that runs after either.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Slot:
    """`text[start:end]` of the cleaned prompt plays `role`, in item `item` of a list.

    Roles are named by the action that uses them: "budget", "milestone.amount". `item` counts the
    list's items in the order they are read and is None for what belongs to the whole.
    """

    role: str
    start: int
    end: int
    item: int | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """The words an action was asked with, by role.

    `sure` says that the extractor accounts for every word that matters; `doubts` names what kept
    it from that, in words for a log. `action` None means: no supported command stands here.
    """

    action: str | None
    slots: tuple[Slot, ...] = ()
    sure: bool = True
    doubts: tuple[str, ...] = field(default=())

    def of(self, role: str, item: int | None = None) -> tuple[Slot, ...]:
        return tuple(s for s in self.slots if s.role == role and s.item == item)

    def items(self, prefix: str) -> tuple[int, ...]:
        """The item numbers that have a slot whose role begins with `prefix`, in order."""
        return tuple(
            sorted({s.item for s in self.slots if s.item is not None and s.role.startswith(prefix)})
        )


def grounded(text: str, slots: Iterable[Slot]) -> tuple[Slot, ...]:
    """The slots whose words really stand in the text; every other one is dropped (rule 28)."""
    return tuple(
        s for s in slots if 0 <= s.start < s.end <= len(text) and text[s.start : s.end].strip()
    )
