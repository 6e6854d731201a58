"""Pydantic's findings as field errors with paths a caller recognises; never echoes the input."""

from collections.abc import Sequence

from pydantic import ValidationError

from billing_core.errors import FieldError


def field_errors(error: ValidationError, prefix: str = "") -> list[FieldError]:
    """One error a field: `milestones[2].amount`, and why."""
    return [
        FieldError(_path(finding["loc"], prefix), finding["msg"])
        for finding in error.errors(include_url=False, include_context=False, include_input=False)
    ]


def _path(location: Sequence[str | int], prefix: str) -> str:
    path = prefix
    for part in location:
        path += f"[{part}]" if isinstance(part, int) else f".{part}" if path else part
    return path or "body"
