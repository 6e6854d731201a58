"""What every proof prints: a progress bar for a person, one JSON line for a machine."""

import json
import sys
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


def rounds(name: str, total: int) -> Iterator[int]:
    """The rounds from 0, with a bar on the terminal; its last state stays."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as progress:
        yield from progress.track(range(total), total=total, description=name)


def report(proof: str, violations: list[str], **facts: Any) -> int:
    """Print the result, and the first violations for a person. The exit code: 1 if there is any."""
    for violation in violations[:SHOWN_VIOLATIONS]:
        print(violation, file=sys.stderr)
    print(json.dumps({"proof": proof, "violations": len(violations), **facts}), flush=True)
    return 1 if violations else 0
