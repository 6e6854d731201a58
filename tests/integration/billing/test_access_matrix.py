"""Every route × every identity, from the OpenAPI schema: a new route without a row fails.

Rows say which roles may; the other workspace's owner meets everything of ours as if it did not
exist; who is nobody here meets 401 (rules 1 and 3, issue 3 point 9).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, cast

import httpx
import pytest
from pydantic import SecretStr
from sqlalchemy import text

from billing_core.database import Database
from billing_core.kinds import MilestoneStatus
from billing_core.permissions import Role
from billing_core.unit_of_work import Actor
from billing_core.usecases import invoice_life, portal, time
from billing_core.usecases.time import TimeDraft
from billing_core.usecases.workspaces import MemberDraft, actor_by_token, add_member
from billing_core.views import InvoiceView, ProjectView
from commandbar.app import create_app
from commandbar.services import Services
from commandbar.slack import identity
from commandbar.slack.identity import SlackUser
from tests.factories import (
    BILLING_DETAILS,
    TODAY,
    act,
    bring_to,
    make_client,
    make_draft,
    make_hourly_project,
    make_project,
)
from tests.integration.api import SEED, Api

EVERYONE = frozenset(Role)
SENIOR = frozenset({Role.OWNER, Role.ADMIN})
OWNER = frozenset({Role.OWNER})
OUTSIDERS = ("stranger", "portal visitor", "anonymous", "revoked")


@dataclass(frozen=True, slots=True)
class World:
    """The demo workspace, in which each cell makes what it asks about."""

    database: Database
    owner: Actor

    def client(self) -> str:
        return make_client(self.database, self.owner, **BILLING_DETAILS).id

    def project(self, **overrides: Any) -> ProjectView:
        return make_project(self.database, self.owner, **overrides)

    def hourly(self) -> str:
        project = make_hourly_project(self.database, self.owner, hourly_rate_minor=1)
        act(self.database, self.owner, time.log_time, project.id, TimeDraft(60, TODAY))
        return project.id

    def milestone(self, status: MilestoneStatus) -> str:
        milestone = self.project().milestones[0]
        bring_to(self.database, self.owner, milestone.id, status)
        return milestone.id

    def draft(self) -> InvoiceView:
        return make_draft(self.database, self.owner)

    def sent(self) -> str:
        draft = self.draft()
        return act(self.database, self.owner, invoice_life.send_invoice, draft.id).id

    def slack_code(self) -> str:
        """A code that was shown in a Slack team of the workspace."""
        act(self.database, self.owner, identity.install, "T_OURS", None)
        who, now = SlackUser("T_OURS", "U_SOMEBODY"), self.database.clock()
        return self.database.write(lambda session: identity.issue_code(session, who, now))


Request = tuple[str, Any]
"""The path below /api/v1, and the body."""


@dataclass(frozen=True, slots=True)
class Row:
    """Who may call a route, what a call that succeeds answers, and how to make one.

    `stranger` is what the other workspace's owner meets: 404 for a thing of ours; on a list or
    a setting they see or change their own.
    """

    roles: frozenset[Role]
    answer: int
    make: Callable[[World], Request]
    stranger: int = 404


def at(path: str, body: Any = None) -> Callable[[World], Request]:
    return lambda _world: (path, body)


def of_client(then: str = "", body: Any = None) -> Callable[[World], Request]:
    return lambda world: (f"/clients/{world.client()}{then}", body)


def of_project(then: str = "", body: Any = None) -> Callable[[World], Request]:
    return lambda world: (f"/projects/{world.project().id}{then}", body)


def of_draft(then: str = "", body: Any = None) -> Callable[[World], Request]:
    return lambda world: (f"/invoices/{world.draft().id}{then}", body)


def of_sent(then: str, body: Any = None) -> Callable[[World], Request]:
    return lambda world: (f"/invoices/{world.sent()}{then}", body)


def new_project(world: World) -> Request:
    body = {"name": "P", "client_id": world.client(), "billing_type": "fixed_price"}
    return "/projects", {**body, "budget": "1.00"}


def step(name: str, status: MilestoneStatus) -> Callable[[World], Request]:
    return lambda world: (f"/milestones/{world.milestone(status)}/{name}", None)


MILESTONE = {"name": "M", "amount": "1.00"}
TIME = {"minutes": 5, "date": "2026-03-01"}
VOIDING = {"reason": "x", "rebill": True}

ROWS: dict[str, Row] = {
    "GET /clients": Row(EVERYONE, 200, at("/clients"), stranger=200),
    "POST /clients": Row(EVERYONE, 201, at("/clients", {"name": "C"}), stranger=201),
    "GET /clients/{client_id}": Row(EVERYONE, 200, of_client()),
    "PATCH /clients/{client_id}": Row(EVERYONE, 200, of_client("", {"name": "D"})),
    "POST /clients/{client_id}/portal-link": Row(SENIOR, 201, of_client("/portal-link")),
    "DELETE /clients/{client_id}/portal-link": Row(SENIOR, 204, of_client("/portal-link")),
    "GET /projects": Row(EVERYONE, 200, at("/projects"), stranger=200),
    "POST /projects": Row(EVERYONE, 201, new_project),
    "GET /projects/{project_id}": Row(EVERYONE, 200, of_project()),
    "PATCH /projects/{project_id}": Row(EVERYONE, 200, of_project("", {"version": 1, "name": "Q"})),
    "PUT /projects/{project_id}/milestones": Row(
        EVERYONE,
        200,
        of_project("/milestones", {"version": 1, "milestones": [MILESTONE]}),
    ),
    "GET /projects/{project_id}/budget": Row(EVERYONE, 200, of_project("/budget")),
    "POST /projects/{project_id}/time-entries": Row(
        EVERYONE, 201, of_project("/time-entries", TIME)
    ),
    "GET /projects/{project_id}/time-entries": Row(EVERYONE, 200, of_project("/time-entries")),
    "POST /projects/{project_id}/invoice-time": Row(
        EVERYONE, 201, lambda w: (f"/projects/{w.hourly()}/invoice-time", None)
    ),
    "POST /milestones/{milestone_id}/start": Row(
        EVERYONE, 200, step("start", MilestoneStatus.PENDING)
    ),
    "POST /milestones/{milestone_id}/complete": Row(
        EVERYONE, 200, step("complete", MilestoneStatus.IN_PROGRESS)
    ),
    "POST /milestones/{milestone_id}/reopen": Row(
        SENIOR, 200, step("reopen", MilestoneStatus.COMPLETED)
    ),
    "POST /milestones/{milestone_id}/invoice": Row(
        EVERYONE, 201, step("invoice", MilestoneStatus.COMPLETED)
    ),
    "GET /invoices": Row(EVERYONE, 200, at("/invoices"), stranger=200),
    "GET /invoices/{invoice_id}": Row(EVERYONE, 200, of_draft()),
    "PATCH /invoices/{invoice_id}": Row(EVERYONE, 200, of_draft("", {"notes": "x"})),
    "DELETE /invoices/{invoice_id}": Row(EVERYONE, 204, of_draft()),
    "POST /invoices/{invoice_id}/send": Row(EVERYONE, 200, of_draft("/send")),
    "POST /invoices/{invoice_id}/pay": Row(EVERYONE, 200, of_sent("/pay")),
    "POST /invoices/{invoice_id}/void": Row(SENIOR, 200, of_sent("/void", VOIDING)),
    "GET /invoices/{invoice_id}/pdf": Row(EVERYONE, 200, of_draft("/pdf")),
    "GET /settings/invoicing": Row(EVERYONE, 200, at("/settings/invoicing"), stranger=200),
    "PUT /settings/invoicing": Row(
        SENIOR, 200, at("/settings/invoicing", {"default_tax_rate": "9"}), stranger=200
    ),
    "GET /settings/workspace": Row(EVERYONE, 200, at("/settings/workspace"), stranger=200),
    "PUT /settings/workspace": Row(
        OWNER, 200, at("/settings/workspace", {"ai_enabled": True}), stranger=200
    ),
    "GET /audit": Row(SENIOR, 200, at("/audit"), stranger=200),
    "POST /slack/link": Row(EVERYONE, 200, lambda w: ("/slack/link", {"code": w.slack_code()})),
    "DELETE /slack/link": Row(EVERYONE, 204, at("/slack/link"), stranger=204),
    "GET /commands": Row(EVERYONE, 200, at("/commands"), stranger=200),
    "POST /commands": Row(EVERYONE, 201, at("/commands", {"prompt": "hello"}), stranger=201),
}

COMMAND_ROWS: dict[str, tuple[str, Any]] = {
    "GET /commands/{command_id}": ("", None),
    "POST /commands/{command_id}/messages": ("/messages", {"text": "make it 5"}),
    "POST /commands/{command_id}/retry": ("/retry", None),
    "PUT /commands/{command_id}/plan": ("/plan", {"version": 1, "plan": {}}),
    "POST /commands/{command_id}/confirm": ("/confirm", {"version": 1, "digest": "x"}),
    "POST /commands/{command_id}/undo": ("/undo", None),
    "POST /commands/{command_id}/discard": ("/discard", None),
}
"""Who may is the same for all of them: every member; what else they answer is tested elsewhere."""


OPERATIONS_ROWS = {"GET /healthz", "GET /readyz"}
"""They know nobody and answer everybody alike."""


def routes_of(services: Services) -> set[str]:
    schema = create_app(services).openapi_schema.to_schema()
    paths = cast(dict[str, dict[str, Any]], schema["paths"])
    return {
        f"{method.upper()} {path.removeprefix('/api/v1')}"
        for path, item in paths.items()
        for method in item
        if method in {"get", "put", "post", "delete", "patch"}
    }


@pytest.fixture
def services(services: Services) -> Services:
    """The demo with every door open, Slack's too."""
    settings = services.settings.model_copy(update={"slack_signing_secret": SecretStr("s")})
    return replace(services, settings=settings)


@pytest.fixture
def world(services: Services) -> World:
    with services.database.read() as session:
        owner = actor_by_token(session, "demo-owner")
    assert owner is not None
    return World(services.database, owner)


@pytest.fixture
def identities(http: httpx.AsyncClient, world: World) -> dict[str, Api]:
    """The seven: three roles here, the owner there, and three who are nobody."""
    secret = act(world.database, world.owner, portal.create_link, world.client())
    gone = MemberDraft("Gone", Role.MEMBER, "token-of-gone")
    now, new_id = world.database.clock(), world.database.new_id
    world.database.write(
        lambda session: add_member(session, world.owner.workspace_id, gone, now=now, new_id=new_id)
    )
    with world.database.engine.begin() as connection:
        connection.execute(text("UPDATE users SET token_hash = NULL WHERE name = 'Gone'"))
    return {
        "owner": Api(http, "demo-owner"),
        "admin": Api(http, "demo-admin"),
        "member": Api(http, "demo-member"),
        "stranger": Api(http, "other-owner"),
        "portal visitor": Api(http, secret),
        "anonymous": Api(http, ""),
        "revoked": Api(http, "token-of-gone"),
    }


def test_every_route_of_the_schema_has_its_row(services: Services) -> None:
    assert routes_of(services) == ROWS.keys() | COMMAND_ROWS.keys() | OPERATIONS_ROWS


async def test_operations_routes_know_nobody(identities: dict[str, Api]) -> None:
    for route in OPERATIONS_ROWS:
        for name, api in identities.items():
            headers = {"Authorization": f"Bearer {api.token}"}
            response = await api.http.get(route.split()[1], headers=headers)
            assert (route, name, response.status_code) == (route, name, 200)


async def test_every_identity_meets_what_its_row_says(
    world: World, identities: dict[str, Api]
) -> None:
    for route, rule in ROWS.items():
        for name, api in identities.items():
            path, body = rule.make(world)
            response = await api.send(route.split()[0], path, body)
            cell = (route, name, response.status_code)
            assert cell == (route, name, expected(rule, name)), response.text
            if response.status_code >= 300:
                assert response.json()["code"] == CODES[response.status_code]
            if name in OUTSIDERS:
                assert world.owner.workspace_id not in response.text
                assert world.owner.user_id not in response.text


CODES = {401: "unauthenticated", 403: "permission_denied", 404: "not_found"}


def expected(rule: Row, identity: str) -> int:
    if identity == "stranger":
        return rule.stranger
    if identity in OUTSIDERS:
        return 401
    return rule.answer if Role(identity) in rule.roles else 403


async def test_commands_belong_to_the_members_of_their_workspace(
    identities: dict[str, Api],
) -> None:
    for route, (tail, body) in COMMAND_ROWS.items():
        for name, api in identities.items():
            command = await identities["owner"].stage(SEED)
            path = f"/commands/{command['id']}{tail}"
            response = await api.send(route.split()[0], path, body)
            if name == "stranger":
                assert (response.status_code, response.json()["code"]) == (404, "not_found")
            elif name in OUTSIDERS:
                assert response.status_code == 401
            else:
                assert response.status_code not in {401, 403, 404}
                assert response.status_code < 500


async def test_lists_of_a_stranger_hold_nothing_of_ours(
    world: World, identities: dict[str, Api]
) -> None:
    project, sent = world.project(), world.sent()
    for path in ("/clients", "/projects", "/invoices", "/audit", "/commands"):
        seen = (await identities["stranger"].get(path)).text
        for ours in (project.id, project.client.id, project.milestones[0].id, sent, "Acme"):
            assert ours not in seen
