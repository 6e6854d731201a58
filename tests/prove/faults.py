"""`make faults`: plant each known fault in a copy, and see that the suite finds it.

A green suite proves nothing until it has been seen to go red. Fails if a fault survives.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import track
from rich.table import Table

from tests.prove.planted import FAULTS, Fault

ROOT = Path(__file__).parent.parent.parent
COPIED = ("billing_core", "commandbar", "eval", "prompts", "tests", "pyproject.toml")
LONGEST_S = 600


@dataclass(frozen=True, slots=True)
class Found:
    """`by` is the first test that failed; None where all passed, and the fault survived."""

    fault: Fault
    by: str | None
    seconds: float


def applies(fault: Fault, root: Path = ROOT) -> bool:
    """Whether the fault can still be planted: its text stands in the sources exactly once."""
    return (root / fault.file).read_text().count(fault.old) == 1


@contextmanager
def copy_of_sources() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="commandbar-faults-") as name:
        root = Path(name)
        for part in COPIED:
            source = ROOT / part
            if source.is_dir():
                shutil.copytree(source, root / part, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, root / part)
        yield root


def find(fault: Fault, root: Path) -> Found:
    """Plant the fault in the copy, run its tests there, and take it out again."""
    path = root / fault.file
    sound = path.read_text()
    path.write_text(sound.replace(fault.old, fault.new))
    started = time.perf_counter()
    try:
        failures = (_first_failure(run_tests(fault, root)) for _ in range(fault.tries))
        by = next(filter(None, failures), None)
    finally:
        path.write_text(sound)
    return Found(fault, by, time.perf_counter() - started)


def run_tests(fault: Fault, root: Path) -> subprocess.CompletedProcess[str]:
    """The fault's own tests, with the copy's sources; bytecode of a second ago would lie."""
    options = ("-x", "-q", "--no-header", "-p", "no:cacheprovider", "-k", fault.only)
    command = [sys.executable, "-B", "-m", "pytest", *options, fault.found_by]
    return subprocess.run(
        command, cwd=root, capture_output=True, text=True, timeout=LONGEST_S, check=False
    )


def _first_failure(ran: subprocess.CompletedProcess[str]) -> str | None:
    """A failing test; a run that could not start is a mistake of ours and finds nothing."""
    for line in ran.stdout.splitlines():
        if line.startswith(("FAILED tests/", "ERROR tests/")):
            return line.split(" - ")[0].partition(" ")[2].rpartition("/")[2]
    if ran.returncode not in {0, 1}:
        raise RuntimeError(ran.stdout + ran.stderr)
    return None


def main(names: Sequence[str]) -> int:
    chosen = [f for f in FAULTS if not names or any(name in f.name for name in names)]
    console = Console(width=None if sys.stdout.isatty() else 180)
    table = Table("fault", "found by", "seconds")
    survivors = 0
    with copy_of_sources() as root:
        for fault in track(chosen, "planting", console=console):
            found = find(fault, root)
            survivors += found.by is None
            table.add_row(fault.name, found.by or "SURVIVED", f"{found.seconds:.1f}")
            console.log(fault.name, found.by or "SURVIVED", highlight=False, markup=False)
    console.print(table)
    console.print(f"{len(chosen) - survivors} of {len(chosen)} faults found")
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
