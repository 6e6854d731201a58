"""`make crash`: kill -9 of the real server in the middle of confirms, invoices and sends.

Four clients work at once; at a random moment the server is killed and started again over the same
data. Then everything that was ever answered in the round is asked again and must be the same, what
was cut off is repeated, and the database must be whole. An audit chain is only ever extended, so
that it is verified every fiftieth round and at the end.
"""

import argparse
import random
import shutil
import statistics
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from billing_core.database import Database
from tests.conftest import EmbeddedPostgres
from tests.prove.billing_day import ENTITLED, Office, Told, repeat
from tests.prove.killing import Server, client
from tests.prove.reporting import report, rounds
from tests.prove.warm import PLANTS
from tests.prove.whole import chain_faults, faults

CLIENTS = 4
MOST_ANSWERS, LONGEST_WAIT_S, LAST_MOMENT_S = 40, 30, 0.03
CHAIN_EVERY = 50


@dataclass(slots=True)
class Toll:
    """What the rounds came to. Times in seconds."""

    rounds: int = 0
    answered: Counter[str] = field(default_factory=Counter)
    unheard: int = 0
    cut_off: int = 0
    warm_s: list[float] = field(default_factory=list)
    cold_s: list[float] = field(default_factory=list)
    cold_cpu_s: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def run(
    url: str,
    total: int,
    *,
    cold: int,
    seed: int,
    plant: str = "",
    minutes: float | None = None,
) -> Toll:
    """So many rounds, the first `cold` of them with a start of the whole command.

    With a plant, only as many as it takes to find it.
    """
    toll, chance = Toll(), random.Random(seed)
    server, database = Server(url, plant=plant), Database(url)
    try:
        server.start()
        _entitle(server)
        office = Office(CLIENTS, lambda: client(server))
        for number in rounds("kill -9", total, minutes):
            _one_round(server, office, toll, chance, cold=number < cold)
            toll.rounds += 1
            toll.wrong += faults(database)
            if plant and toll.wrong:
                break
            if number % CHAIN_EVERY == CHAIN_EVERY - 1:
                toll.wrong += chain_faults(database)
        toll.wrong += chain_faults(database)
    finally:
        server.close()
        database.dispose()
    return toll


def _one_round(
    server: Server, office: Office, toll: Toll, chance: random.Random, *, cold: bool
) -> None:
    told, threads = office.open()
    _wait_for_answers(told, threads, chance.randrange(MOST_ANSWERS))
    time.sleep(chance.uniform(0, LAST_MOMENT_S))
    server.kill()
    for thread in threads:
        thread.join()
    (toll.cold_s if cold else toll.warm_s).append(server.start(cold=cold))
    if cold:
        toll.cold_cpu_s.append(server.cpu_seconds())
    with client(server) as http:
        for memory in told:
            wrong, done = repeat(http, memory)
            toll.wrong += wrong
            toll.unheard += done
            toll.cut_off += memory.open is not None
            toll.answered.update(call.kind for call, _ in memory.answered)


def _wait_for_answers(told: list[Told], threads: list[threading.Thread], number: int) -> None:
    """Work as it goes, and not time, says when to kill: a busy machine does less in a second."""
    give_up = time.monotonic() + LONGEST_WAIT_S
    while sum(len(memory.answered) for memory in told) < number:
        if time.monotonic() > give_up or not any(thread.is_alive() for thread in threads):
            return
        time.sleep(0.001)


def _entitle(server: Server) -> None:
    """Acme Corp can be billed."""
    with client(server) as http:
        found = http.get("/clients").json()["items"]
        acme = next(one["id"] for one in found if one["name"] == "Acme Corp")
        response: httpx.Response = http.patch(f"/clients/{acme}", json=ENTITLED)
        response.raise_for_status()


@contextmanager
def database_of(kind: str) -> Iterator[str]:
    """The URL of a new, durable database of the kind."""
    folder = Path(tempfile.mkdtemp(prefix="commandbar-crash-"))
    try:
        if kind == "sqlite":
            yield f"sqlite:///{folder}/crash.db"
            return
        server = EmbeddedPostgres(folder, durable=True)
        yield server.url(server.create())
        server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=1_000)
    parser.add_argument("--minutes", type=float, help="begin no round after this time")
    parser.add_argument("--cold", type=int, default=20, help="starts of the whole command")
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--plant", choices=PLANTS, default="", help="a fault to be found")
    given = parser.parse_args()
    with database_of(given.database) as url:
        toll = run(
            url,
            given.rounds,
            cold=0 if given.plant else given.cold,  # only the warm parent has it in
            seed=given.seed,
            plant=given.plant,
            minutes=given.minutes,
        )
    return report(
        "crash",
        list(dict.fromkeys(toll.wrong)),
        database=given.database,
        rounds=toll.rounds,
        seed=given.seed,
        answered=dict(toll.answered),
        cut_off=toll.cut_off,
        done_but_unheard=toll.unheard,
        restart_s=_spread(toll.warm_s),
        restart_of_the_whole_command_s=_spread(toll.cold_s),
        its_cpu_s=_spread(toll.cold_cpu_s),
    )


def _spread(seconds: list[float]) -> dict[str, float]:
    if not seconds:
        return {}
    return {
        "starts": len(seconds),
        "median": round(statistics.median(seconds), 2),
        "longest": round(max(seconds), 2),
    }


if __name__ == "__main__":
    raise SystemExit(main())
