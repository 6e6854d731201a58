"""The two doors that a history goes through: the use cases and the bar, and the HTTP API."""

import asyncio
import inspect
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpx

from billing_core.database import Database
from billing_core.errors import DomainError
from billing_core.unit_of_work import Actor, Via
from commandbar.actions.base import Registry
from commandbar.actions.catalog import ACTIONS
from commandbar.bar import Caller, CommandBar
from commandbar.services import Services
from commandbar.settings import Settings
from commandbar.statuses import STATUS_OF_CODE
from tests.integration.api import client_of
from tests.prove.model import OPEN, Codes


@dataclass(frozen=True, slots=True)
class Hands:
    """The core door, with the caller standing in it."""

    database: Database
    bar: CommandBar
    actor: Actor

    @property
    def caller(self) -> Caller:
        return Caller(self.actor, Via.API)

    def act(self, use_case: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        return self.database.transact(
            self.actor, Via.API, lambda uow: use_case(uow, *args, **kwargs)
        )

    def ask(self, use_case: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        return self.database.query(self.actor, Via.API, lambda uow: use_case(uow, *args, **kwargs))


@dataclass(frozen=True, slots=True)
class Attempt:
    """One call, as both doors take it, and what the model says of it.

    `apply` takes the answer into the model and returns the actions that the audit log must show.
    """

    core: Callable[[Hands], Any]
    http: tuple[str, str, Any] | None
    apply: Callable[[Any], list[str]]
    refusals: Codes = OPEN
    of: Any = None
    """The thing that is called upon; another workspace's is as good as unknown."""
    may: str = "work"


@dataclass(frozen=True, slots=True)
class Came:
    """The code of a refusal, or the answer."""

    refused: str | None = None
    answer: Any = None


@dataclass(slots=True)
class Doors:
    """Both doors onto one database, and the loop that their asynchronous parts run on."""

    database: Database
    runner: asyncio.Runner
    bar: CommandBar = field(init=False)
    http: httpx.AsyncClient = field(init=False)

    def __post_init__(self) -> None:
        self.bar = CommandBar(self.database, Registry(ACTIONS), mode="builtin")
        settings = Settings(demo=True, parser="builtin", _env_file=None)
        self.http = client_of(Services(settings, self.database, self.bar))

    def close(self) -> None:
        self.runner.run(self.http.aclose())
        self.runner.close()

    def core(self, actor: Actor, attempt: Attempt) -> Came:
        try:
            answer = attempt.core(Hands(self.database, self.bar, actor))
            if inspect.iscoroutine(answer):
                answer = self.runner.run(answer)
        except DomainError as refusal:
            return _refused(refusal.code)
        return Came(answer=answer)

    def over_http(self, token: str, attempt: Attempt) -> Came:
        assert attempt.http is not None
        method, path, body = attempt.http
        headers = {"Authorization": f"Bearer {token}"}
        request = self.http.request(method, f"/api/v1{path}", headers=headers, json=body)
        response = self.runner.run(request)
        if response.is_success:
            return Came(answer=response.json() if response.content else None)
        assert response.headers["content-type"] == "application/problem+json", response.text
        code = response.json()["code"]
        assert STATUS_OF_CODE.get(code) == response.status_code, response.text
        return Came(refused=code)


def _refused(code: str) -> Came:
    assert code in STATUS_OF_CODE, f"{code} is not in the contract"
    return Came(refused=code)


def at(answer: Any, *path: str | int) -> Any:
    """A part of an answer, whichever door it came through."""
    for name in path:
        is_json = isinstance(answer, dict | list | tuple)
        answer = answer[name] if is_json else getattr(answer, str(name))
    return answer
