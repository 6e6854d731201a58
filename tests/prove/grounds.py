"""Fresh databases for histories: SQLite in a file, PostgreSQL embedded, each from a template."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from tests.conftest import CANNOT_START, EmbeddedPostgres, create_schema
from tests.prove.history import Ground

Fresh = Callable[[], Ground]
MEMORY = Path("/dev/shm")
"""Histories ask what is committed, not what outlives a power cut: memory will do."""


@contextmanager
def sqlite() -> Iterator[Fresh]:
    directory = tempfile.mkdtemp(dir=MEMORY if MEMORY.is_dir() else None)
    template, numbers = Path(directory) / "template.db", count()
    create_schema(f"sqlite:///{template}")

    def fresh() -> Ground:
        path = template.with_name(f"{next(numbers)}.db")
        shutil.copy(template, path)
        return Ground(f"sqlite:///{path}")

    try:
        yield fresh
    finally:
        shutil.rmtree(directory)


@contextmanager
def postgresql() -> Iterator[Fresh]:
    """Raises one of CANNOT_START where the machine has no means for it."""
    server = EmbeddedPostgres(Path(tempfile.mkdtemp(prefix="commandbar-prove-")))
    try:
        yield lambda: Ground(server.url(server.create()))
    finally:
        server.stop()


KINDS = {"sqlite": sqlite, "postgresql": postgresql}
__all__ = ["CANNOT_START", "KINDS", "Fresh"]
