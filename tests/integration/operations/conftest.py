import io
import json
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from commandbar import logs

Lines = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def log_stream() -> Iterator[io.StringIO]:
    """What the server would write, as JSON, with its own configuration."""
    root, ours = logging.getLogger(), logging.getLogger("commandbar")
    before = (root.handlers[:], root.level, ours.level)
    stream = io.StringIO()
    logs.configure(as_json=True, stream=stream)
    yield stream
    logging.captureWarnings(capture=False)
    root.handlers[:], root.level, ours.level = before


@pytest.fixture
def lines(log_stream: io.StringIO) -> Lines:
    return lambda: [json.loads(line) for line in log_stream.getvalue().splitlines()]
