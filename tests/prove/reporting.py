"""What every proof prints: a progress bar for a person, one JSON line for a machine."""

import json
import sys
import time
from collections.abc import Iterator
from typing import Any

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

SHOWN_VIOLATIONS = 20


def rounds(name: str, total: int, minutes: float | None = None) -> Iterator[int]:
    """The rounds from 0, with a bar on the terminal; none begins after so many minutes."""
    end = None if minutes is None else time.monotonic() + 60 * minutes
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as progress:
        for number in progress.track(range(total), total=total, description=name):
            if end is not None and time.monotonic() > end:
                return
            yield number


def report(proof: str, violations: list[str], **facts: Any) -> int:
    """Print the result, and the first violations for a person. The exit code: 1 if there is any."""
    for violation in violations[:SHOWN_VIOLATIONS]:
        print(violation, file=sys.stderr)
    print(json.dumps({"proof": proof, "violations": len(violations), **facts}), flush=True)
    return 1 if violations else 0
