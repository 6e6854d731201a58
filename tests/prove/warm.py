"""The warm parent: loads the server once, then forks one for every line on standard input.

The children's ids go to standard output, one a line. With a word on the command line a fault of
`PLANTS` is in every server, so that the proof can show that it would find it.
"""

import asyncio
import gc
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from datetime import date
from typing import Any

import uvicorn  # noqa: F401 - loaded for the children

import commandbar.migrating
import commandbar.seed
import commandbar.slack.demo  # noqa: F401 - loaded for the children
from billing_core.database import Database
from billing_core.unit_of_work import Transaction, UnitOfWork
from commandbar import app, executor  # noqa: F401 - loaded for the children
from commandbar.actions.base import Registry, Workspace
from commandbar.actions.catalog import ACTIONS
from commandbar.cli import app as terminal
from commandbar.parse import parse
from commandbar.prompt import Prompt
from commandbar.tables import CommandRow
from tests.prove.billing_day import PROMPT


def _acknowledge_before_commit() -> None:
    """Answers first, commits a moment later: kill -9 in between loses what was acknowledged."""
    run = Database.run

    def early(self: Database, work: Callable[[Transaction], Any]) -> Any:
        answers: list[Any] = []
        ready = threading.Event()

        def work_and_tell(transaction: Transaction) -> None:
            try:
                answers.append(work(transaction))
            except Exception as error:  # noqa: BLE001 - handed on to the caller
                answers.append(error)
            ready.set()
            time.sleep(0.02)

        threading.Thread(target=run, args=(self, work_and_tell), daemon=True).start()
        ready.wait()
        if isinstance(answers[0], Exception):
            raise answers[0]
        return answers[0]

    Database.run = early  # type: ignore[method-assign]


def _commit_twice() -> None:
    """Commits what was made before its audit rows: kill -9 in between leaves a half."""
    record = executor._record

    def late(uow: UnitOfWork, row: CommandRow) -> None:
        uow.connection.commit()
        uow.connection.begin()
        time.sleep(0.02)
        record(uow, row)

    executor._record = late


PLANTS = {"acknowledge-early": _acknowledge_before_commit, "commit-twice": _commit_twice}


def main(plants: list[str]) -> None:
    for plant in plants:
        PLANTS[plant]()
    _read_one_sentence()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # children are not waited for
    gc.freeze()
    print("ready", flush=True)
    for _line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            _serve()
        print(pid, flush=True)


def _read_one_sentence() -> None:
    """What the first sentence loads and compiles, every child has from the start."""
    workspace = Workspace(date(2026, 3, 2), "USD", "en-US", ())
    asyncio.run(parse(Prompt(PROMPT), workspace, Registry(ACTIONS), mode="builtin"))


def _serve() -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    try:
        terminal(["serve"])
    finally:
        os._exit(1)


if __name__ == "__main__":
    main(sys.argv[1:])
