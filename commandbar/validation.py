"""Pydantic's findings as field errors with paths a caller recognises; never echoes the input."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, ValidationError

from billing_core.errors import FieldError

_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _from_iso(value: object) -> object:
    """pydantic also takes numbers in a string for a day: "0" would become 1970-01-01."""
    if not isinstance(value, str):
        return value
    if not _ISO_DATE.fullmatch(value):
        raise ValueError("A date is written YYYY-MM-DD.")
    return date.fromisoformat(value)


IsoDate = Annotated[date, BeforeValidator(_from_iso)]
"""A calendar day as the API takes it."""


def field_errors(error: ValidationError, prefix: str = "") -> list[FieldError]:
    """One error a field: `milestones[2].amount`, and why."""
    return [
        FieldError(_path(finding["loc"], prefix), finding["msg"].removeprefix("Value error, "))
        for finding in error.errors(include_url=False, include_context=False, include_input=False)
    ]


def _path(location: Sequence[str | int], prefix: str) -> str:
    path = prefix
    for part in location:
        path += f"[{part}]" if isinstance(part, int) else f".{part}" if path else part
    return path or "body"
