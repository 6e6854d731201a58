"""What ties log lines together: the request (or the Slack job) at work, and its command."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(slots=True)
class Trace:
    """`command_id` is set as soon as it is known, from whichever thread learns it."""

    request_id: str
    command_id: str | None = None


_current: ContextVar[Trace | None] = ContextVar("trace", default=None)


def current() -> Trace | None:
    """The trace of what runs now; a thread that works for a request has the request's."""
    return _current.get()


@contextmanager
def tracing(request_id: str, command_id: str | None = None) -> Iterator[Trace]:
    """Everything within belongs to this request."""
    trace = Trace(request_id, command_id)
    token = _current.set(trace)
    try:
        yield trace
    finally:
        _current.reset(token)


def note_command(command_id: str) -> None:
    """The request is about this command."""
    if (trace := _current.get()) is not None:
        trace.command_id = command_id
