"""Log lines: JSON for machines, short text on a terminal; both with the request and command id.

What people say and what opens doors is in none of them. So an exception is logged by its types
and places, never by its message (a database driver quotes values, a parser its input), and of
other people's libraries only those speak whose words are known to be harmless.
"""

import json
import logging
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from traceback import extract_tb
from typing import Any, TextIO

from typing_extensions import override

from commandbar import trace

EXTRA = ("method", "route", "status", "ms")
"""What a line may carry besides its message: `log.info(..., extra={"status": 200})`."""
TRUSTED = ("commandbar", "billing_core", "uvicorn", "alembic")
WITHHELD = "(a library's own words are not logged)"
MOST_FRAMES = 15
_ROOT = Path(__file__).parent.parent


def configure(*, as_json: bool, stream: TextIO | None = None) -> None:
    """Send every logger's lines to the stream, stderr by default: ours from INFO on."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(JsonLines() if as_json else TextLines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("commandbar").setLevel(logging.INFO)
    logging.captureWarnings(capture=True)


class JsonLines(logging.Formatter):
    """One JSON object a line."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        return json.dumps({name: v for name, v in facts_of(record).items() if v is not None})


class TextLines(logging.Formatter):
    """For a person at a terminal."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        facts = facts_of(record)
        ids = " ".join(i for i in (facts["request_id"], facts["command_id"]) if i)
        line = f"{facts['at'][11:19]} {record.levelname:<7} {facts['message']}  {ids}".rstrip()
        errors = facts["errors"] or []
        return "\n".join([line, *(place for error in errors for place in _told(error))])


def facts_of(record: logging.LogRecord) -> dict[str, Any]:
    """Everything that a line says."""
    found = trace.current()
    is_ours = record.name.split(".")[0] in TRUSTED
    return {
        "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname.lower(),
        "logger": record.name,
        "message": record.getMessage() if is_ours else WITHHELD,
        "request_id": found.request_id if found else None,
        "command_id": found.command_id if found else None,
        **{name: getattr(record, name, None) for name in EXTRA},
        "errors": list(_errors(record.exc_info[1])) if record.exc_info else None,
    }


def _errors(error: BaseException | None) -> Iterator[dict[str, Any]]:
    """The exception and its causes: types, the database's own codes, places in the code."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        code = getattr(error, "sqlstate", None) or getattr(error, "sqlite_errorname", None)
        places = [
            f"{_short(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in extract_tb(error.__traceback__)[-MOST_FRAMES:]
        ]
        kind = type(error)
        yield {"type": f"{kind.__module__}.{kind.__qualname__}", "code": code, "places": places}
        error = error.__cause__ or error.__context__


def _told(error: dict[str, Any]) -> Iterator[str]:
    yield f"  {error['type']} {error['code'] or ''}".rstrip()
    yield from (f"    {place}" for place in error["places"])


def _short(filename: str) -> str:
    path = Path(filename)
    return str(path.relative_to(_ROOT)) if path.is_relative_to(_ROOT) else path.name
