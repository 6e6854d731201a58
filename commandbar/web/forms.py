"""What a browser's form sends: urlencoded UTF-8, read strictly."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from litestar import Request

from commandbar.errors import MalformedRequest

MAX_FIELDS = 4_000
"""Two hundred milestones have five fields each; more than this is no form of ours."""


@dataclass(frozen=True, slots=True)
class Form:
    """The fields in the order in which the form holds them; a name may stand several times."""

    fields: tuple[tuple[str, str], ...] = ()

    def texts(self, name: str) -> list[str]:
        """Every value of the name, as typed."""
        return [value for key, value in self.fields if key == name]

    def text(self, name: str, default: str = "") -> str:
        """The first value of the name, as typed."""
        return next(iter(self.texts(name)), default)

    def line(self, name: str) -> str:
        """The first value of the name without the white space around it."""
        return self.text(name).strip()

    def key(self, name: str) -> str:
        """The first value of the name as an id; what could be none, a NUL in it, is left empty."""
        text = self.line(name)
        return "" if "\0" in text else text

    def whole(self, name: str) -> int:
        """The first value of the name as a whole number; 0 where it is none."""
        text = self.line(name)
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0

    def has(self, name: str) -> bool:
        """Whether the name was sent at all: how a ticked box differs from an empty one."""
        return any(key == name for key, _ in self.fields)


async def read_form(request: Request[Any, Any, Any]) -> Form:
    """The request's form, its line ends as everything else has them.

    Raises:
        MalformedRequest: it is not urlencoded UTF-8, or has too many fields.
    """
    try:
        text = (await request.body()).decode("utf-8")
        fields = parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=MAX_FIELDS)
    except ValueError as error:  # UnicodeDecodeError is one
        raise MalformedRequest(
            "The form is not readable.", next_move="Open the page again and send it from there."
        ) from error
    return Form(tuple((name, value.replace("\r\n", "\n")) for name, value in fields))
