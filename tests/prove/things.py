"""The things that valid requests are about, made in the demo workspace."""

import asyncio
from itertools import count

from billing_core.database import Database
from billing_core.unit_of_work import UnitOfWork, Via
from billing_core.usecases.workspaces import actor_by_token
from commandbar import staging
from commandbar.actions.base import Registry
from commandbar.actions.catalog import ACTIONS
from commandbar.bar import Caller, CommandBar
from commandbar.errors import LlmUnavailable
from commandbar.prompt import Prompt
from commandbar.seed import seed_demo
from commandbar.slack.demo import connect_demo
from commandbar.views import CommandView
from commandbar.web.sessions import open_session
from tests.integration.api import SEED
from tests.integration.billing.test_access_matrix import World

WORDS = SEED.replace("Acme Corp", "Globex")  # the world has many an Acme Corp


class NumberedIds:
    """Ids in the order they were asked for, from `first` on: a run repeats exactly."""

    def __init__(self, first: int) -> None:
        self._numbers = count(first)

    def __call__(self, prefix: str) -> str:
        return f"{prefix}_{next(self._numbers):028x}"


class Things:
    """The demo workspace with its Owner, who makes one of each kind when asked."""

    def __init__(self, database: Database) -> None:
        seed_demo(database, connect_demo)
        with database.read() as session:
            owner = actor_by_token(session, "demo-owner")
        assert owner is not None
        self.owner = owner
        self.database = database
        self.world = World(database, owner)
        self.bar = CommandBar(database, Registry(ACTIONS), mode="builtin")
        self.caller = Caller(owner, Via.API)
        self.secret, self.another_secret = self.sign_in(), self.sign_in()

    def sign_in(self) -> str:
        now = self.database.clock()
        return self.database.write(
            lambda session: open_session(session, self.owner, now, replaces=None)
        )

    def stage(self, words: str = WORDS) -> CommandView:
        return asyncio.run(self.bar.submit(self.caller, words))

    def failed(self) -> str:
        """A command whose words no model could read."""

        def fail(uow: UnitOfWork) -> str:
            return staging.stage_failure(uow, Prompt(WORDS), LlmUnavailable("timeout")).id

        return self.database.transact(self.owner, Via.API, fail)

    def executed(self) -> str:
        view = self.stage()
        return self.bar.confirm(self.caller, view.id, view.version, str(view.digest)).id
