"""Real outages: a lock that another process keeps, a disk that is full. Reads go on; it recovers."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from billing_core.database import Database
from commandbar.actions.base import Registry
from commandbar.actions.catalog import ACTIONS
from commandbar.bar import CommandBar
from commandbar.seed import seed_demo
from commandbar.services import Services
from commandbar.settings import Settings
from tests.integration.api import Api, client_of, problem
from tests.integration.database.faults import contents

KEEP_THE_LOCK = """
import sys
from sqlalchemy import create_engine
engine = create_engine(sys.argv[1], isolation_level="AUTOCOMMIT")
with engine.connect() as connection:
    for statement in sys.argv[2:]:
        connection.exec_driver_sql(statement)
    print("kept", flush=True)
    sys.stdin.read()
"""
LOCK = {
    "sqlite": ["BEGIN IMMEDIATE"],
    "postgresql": ["BEGIN", "LOCK TABLE commands, clients IN EXCLUSIVE MODE"],
}


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same wait, shorter."""
    monkeypatch.setattr("billing_core.database.LOCK_TIMEOUT_S", 0.2)


@contextmanager
def another_process_locks(database: Database) -> Iterator[None]:
    url = database.url.render_as_string(hide_password=False)
    command = [sys.executable, "-c", KEEP_THE_LOCK, url, *LOCK[database.url.get_backend_name()]]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == b"kept\n"
        yield
        other.stdin.close()


async def test_a_lock_that_another_process_keeps_is_503_and_reads_go_on(
    owner: Api, database: Database
) -> None:
    command = await owner.stage()
    before = contents(database)
    with another_process_locks(database):
        refused = await owner.confirm(command)
        document = problem(refused, 503, "busy")
        assert int(refused.headers["retry-after"]) > 0
        assert document["outcome_known"]
        assert (await owner.get(f"/commands/{command['id']}")).json()["status"] == "staged"
        assert contents(database) == before
    assert (await owner.confirm(command)).json()["status"] == "executed"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Two megabytes of real disk; skips by name where nothing can be mounted."""
    mount = shutil.which("mount")
    place = tmp_path / "disk"
    place.mkdir()
    command = [mount or "mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)]
    if mount is None or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("a small disk cannot be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


async def test_a_full_disk_refuses_reads_on_and_recovers(
    small_disk: Path, sqlite_template: Path
) -> None:
    shutil.copy(sqlite_template, small_disk / "full.db")
    database = Database(f"sqlite:///{small_disk}/full.db")

    def free_some() -> None:
        command = ["mount", "-o", "remount,size=16m", str(small_disk)]
        subprocess.run(command, check=True)

    await _fill_and_free(database, free_some)


async def test_a_database_at_its_largest_refuses_reads_on_and_recovers(
    tmp_path: Path, sqlite_template: Path
) -> None:
    """The same by SQLite's own limit, on every machine: the same error code, SQLITE_FULL."""
    shutil.copy(sqlite_template, tmp_path / "full.db")
    database = Database(f"sqlite:///{tmp_path}/full.db")

    def limit(pages: int) -> None:
        with database.engine.connect() as connection:
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    seed_demo(database)
    limit(400)
    await _fill_and_free(database, lambda: limit(100_000))


async def _fill_and_free(database: Database, free_some: Any) -> None:
    seed_demo(database)
    settings = Settings(demo=True, parser="builtin", _env_file=None)
    bar = CommandBar(database, Registry(ACTIONS), mode="builtin")
    async with client_of(Services(settings, database, bar)) as http:
        owner = Api(http, "demo-owner")
        body = _large_project(await _client_id(owner))
        made = 0
        while (answer := await owner.post("/projects", body)).status_code == 201:
            made += 1
        assert made > 0
        document = problem(answer, 503, "busy")
        assert document["outcome_known"]
        assert int(answer.headers["retry-after"]) > 0
        assert len((await owner.get("/projects")).json()["items"]) == made
        problem(await owner.post("/projects", body), 503, "busy")

        free_some()
        assert (await owner.post("/projects", body)).status_code == 201
        assert len((await owner.get("/projects")).json()["items"]) == made + 1
    with database.read() as session:
        milestones = session.scalar(text("SELECT count(*) FROM milestones"))
        assert milestones == (made + 1) * len(body["milestones"])
        assert session.scalar(text("PRAGMA quick_check")) == "ok"
    database.dispose()


async def _client_id(owner: Api) -> str:
    found: str = (await owner.get("/clients")).json()["items"][0]["id"]
    return found


def _large_project(client_id: str) -> dict[str, Any]:
    """A third of a megabyte."""
    milestone = {"name": "M", "amount": "1.00", "description": "x" * 1_900}
    body = {"name": "Large", "client_id": client_id, "billing_type": "fixed_price"}
    return {**body, "milestones": [milestone] * 150}
