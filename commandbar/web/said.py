"""What a person typed into the bar, and which words of it they dismissed.

A form holds the dismissed spans beside the words, in one field: "12-18,40-46". It counts UTF-16
units, as browsers do; everything behind it counts code points.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate

from billing_core.errors import ValidationFailed
from commandbar.prompt import Prompt, Span, are_spans_of
from commandbar.views import CommandView
from commandbar.web.conversation import place_of
from commandbar.web.forms import Form
from commandbar.web.slash import expanded

_SPAN = re.compile(r"([0-9]{1,6})-([0-9]{1,6})")
_SPANS = re.compile(r"(?:[0-9]{1,6}-[0-9]{1,6}(?:,(?!\Z)|\Z))*")


@dataclass(frozen=True, slots=True)
class Said:
    """`words` as they stand in the bar; `dismissed` in their code points."""

    words: str = ""
    dismissed: tuple[Span, ...] = ()

    @classmethod
    def by(cls, form: Form) -> "Said":
        """What a form of the bar says.

        Raises:
            ValidationFailed: its dismissed spans are none.
        """
        words, spans = form.text("prompt"), form.line("dismissed")
        units = [0, *accumulate(map(_units, words))]
        points = [
            (bisect_left(units, int(start)), bisect_left(units, int(end)))
            for start, end in _SPAN.findall(spans)
        ]
        if _SPANS.fullmatch(spans) is None or not are_spans_of(words, points):
            raise ValidationFailed.of("dismissed", "Spans of the words, like 12-18,40-46.")
        return cls(words, tuple(points))

    @classmethod
    def before(cls, view: CommandView) -> "Said":
        """What a command began with, to be said again."""
        places = (place_of(view.prompt, d.text, d.start, d.end) for d in view.dismissed)
        return cls(view.prompt, tuple(place for place in places if place is not None))

    @property
    def prompt(self) -> Prompt:
        return Prompt(self.words, self.dismissed)

    @property
    def expanded(self) -> "Said":
        """The sentence that a slash word stands for, its dismissed words moved with it."""
        sentence = expanded(self.words)
        by = len(sentence) - len(self.words)
        return Said(sentence, tuple((start + by, end + by) for start, end in self.dismissed))

    @property
    def field(self) -> str:
        """The dismissed spans as the form's field holds them."""
        return ",".join(
            f"{utf16(self.words, start)}-{utf16(self.words, end)}" for start, end in self.dismissed
        )


NOTHING = Said()


def utf16(text: str, at: int) -> int:
    """The UTF-16 units before a code point."""
    return sum(map(_units, text[:at]))


def _units(character: str) -> int:
    return 2 if character > "\uffff" else 1
