"""A copy of a SQLite database while it serves, and the way back; both are held to a digest.

The digest is SHA-256 over the copy's bytes and lies beside it in FILE.sha256, in the form that
`sha256sum -c` reads. PostgreSQL has tools of its own for this: pg_dump and pg_restore.
"""

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from billing_core.database import Database
from billing_core.errors import DomainError
from commandbar import startup


class BackupRefused(DomainError):
    """Nothing was copied and nothing replaced."""

    code = "backup_refused"
    title = "No backup, no restore"


@dataclass(frozen=True, slots=True)
class Copied:
    """A verified copy. `digest` is SHA-256 in hex, `size` in bytes."""

    path: Path
    digest: str
    size: int


def backup(database: Database, target: Path) -> Copied:
    """Copy the database as it is at one instant, check the copy, then give it its name.

    Raises:
        BackupRefused: not SQLite, the target exists, or the copy is not whole.
    """
    source = _file_of(database)
    if target.exists():
        raise BackupRefused(f"{target} exists already.", next_move="Choose another name.")
    if not source.exists():
        raise BackupRefused(
            f"There is no database at {source}.",
            next_move="Name the database in COMMANDBAR_DATABASE_URL.",
        )
    with _beside(target) as draft:
        with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(draft)) as copy:
            live.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, with nothing beside it
        _require_sound(draft)
        digest = _digest_of(draft)
        _sidecar(target).write_text(f"{digest}  {target.name}\n")
        _put(draft, target)
    return Copied(target, digest, target.stat().st_size)


def restore(database: Database, source: Path, *, force: bool = False) -> Copied:
    """Check a backup against its digest and this release, then put it in the database's place.

    Raises:
        BackupRefused: the digest is missing or another, the backup is damaged, or a database is
            there and not to be replaced or in use.
        DatabaseUnusable: it is no database of a release that this one knows.
    """
    target = _file_of(database)
    if target.exists() and not force:
        raise BackupRefused(
            f"There is a database at {target} already.",
            next_move="Back it up, stop the server, then repeat with --force.",
        )
    digest = _promised_digest(source)
    target.parent.mkdir(parents=True, exist_ok=True)
    with _beside(target) as draft:
        draft.write_bytes(source.read_bytes())
        if _digest_of(draft) != digest:
            raise BackupRefused(f"{source} is not what its digest says.", next_move=_OTHER)
        _require_sound(draft)
        _require_ours(draft)
        database.dispose()
        if target.exists():
            _require_unused(target)
        _put(draft, target)
    return Copied(target, digest, target.stat().st_size)


_OTHER = "Use another backup."


def _file_of(database: Database) -> Path:
    if not database.is_sqlite:
        raise BackupRefused(
            "This database is PostgreSQL, which is backed up by its own tools.",
            next_move="Use pg_dump --format=custom, and pg_restore for the way back.",
        )
    return Path(database.url.database or "")


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A file for the owner's eyes on the target's own disk; gone afterwards, whatever happens."""
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    draft.unlink(missing_ok=True)
    draft.touch(mode=0o600)
    try:
        yield draft
    finally:
        for leftover in (draft, Path(f"{draft}-wal"), Path(f"{draft}-shm")):
            leftover.unlink(missing_ok=True)


def _put(draft: Path, target: Path) -> None:
    """Rename, once the bytes are on the disk: there is the old file or the new one, never half."""
    for path in (draft, target.parent):
        handle = os.open(path, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)
    draft.replace(target)


def _sidecar(path: Path) -> Path:
    return path.with_name(f"{path.name}.sha256")


def _promised_digest(source: Path) -> str:
    sidecar = _sidecar(source)
    if not source.is_file() or not sidecar.is_file():
        raise BackupRefused(
            f"{source} and {sidecar.name} are not both there.",
            next_move="Keep the two files that a backup makes together.",
        )
    return sidecar.read_text().split(maxsplit=1)[0] if sidecar.stat().st_size else ""


def _digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _require_sound(path: Path) -> None:
    """Every page readable, every index complete, every reference kept."""
    try:
        with closing(sqlite3.connect(path)) as connection:
            found = connection.execute("PRAGMA integrity_check").fetchone()[0]
            loose = connection.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.DatabaseError as error:
        raise BackupRefused("The copy is no readable database.", next_move=_OTHER) from error
    if found != "ok" or loose is not None:
        raise BackupRefused("The copy is damaged.", next_move=_OTHER)


def _require_ours(path: Path) -> None:
    database = Database(f"sqlite:///{path}")
    try:
        startup.require_migratable(database)
        if startup.is_empty(database):
            raise BackupRefused("The backup is an empty database.", next_move=_OTHER)
    finally:
        database.dispose()


def _require_unused(path: Path) -> None:
    """Bring the old database into one file, which SQLite allows only while nobody has it open."""
    try:
        with closing(sqlite3.connect(path, timeout=1)) as connection:
            mode = connection.execute("PRAGMA journal_mode=DELETE").fetchone()[0]
    except sqlite3.OperationalError:
        mode = "locked"
    except sqlite3.DatabaseError:
        return  # damaged: nothing is lost by replacing it
    if mode != "delete":
        raise BackupRefused(
            "The database is in use.", next_move="Stop the server, then restore again."
        )
