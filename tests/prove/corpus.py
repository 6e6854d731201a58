"""A valid request for every route of every door, to be mutated."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from urllib.parse import quote, urlencode

from litestar import Litestar

from billing_core.database import Database
from billing_core.usecases import portal
from commandbar.web.forgery import HEADER, token_of
from commandbar.web.sessions import COOKIE
from commandbar.web.templating import static_path
from tests.factories import FixedClock, act
from tests.integration.api import SEED
from tests.integration.billing.test_access_matrix import ROWS
from tests.prove.things import NumberedIds, Things

Json = dict[str, Any]
JSON, FORM = b"application/json", b"application/x-www-form-urlencoded"
CALLBACK = "https://hooks.slack.com/commands/T/1"


@dataclass(frozen=True, slots=True)
class Request:
    """As it goes over the wire: `target` is percent-encoded. Slack's are signed when they go."""

    route: str
    method: bytes
    target: bytes
    headers: tuple[tuple[bytes, bytes], ...] = ()
    body: bytes = b""
    is_signed: bool = False


class Corpus(Things):
    """The requests about one thing of each kind."""

    def requests(self) -> list[Request]:
        return [*self._api(), *self._pages(), *self._actions(), *self._slack()]

    # The API

    def _api(self) -> Iterator[Request]:
        for route, row in ROWS.items():
            path, body = row.make(self.world)
            yield self._call(route, path, body)
        yield self._call("GET /projects", "/projects?limit=2&cursor=prj_0", None)
        yield self._call("POST /projects", "/projects", self._large_project())
        draft = self.world.draft().id
        line = {"description": "Work", "quantity": "1.5", "unit_price": "10.00"}
        edit = {"tax_rate": "9", "due_date": "2026-04-01", "notes": "n", "lines": [line]}
        yield self._call("PATCH /invoices/{invoice_id}", f"/invoices/{draft}", edit)
        yield from self._commands()
        yield Request("GET /schema", b"GET", b"/schema")
        yield Request("GET /schema/openapi.json", b"GET", b"/schema/openapi.json")
        yield Request("GET /schema/{path}", b"GET", b"/schema/openapi.yaml")
        for path in ("/healthz", "/readyz", "/metrics"):
            yield Request(f"GET {path}", b"GET", path.encode())

    def _commands(self) -> Iterator[Request]:
        staged = self.stage()
        shown = {"version": staged.version, "digest": staged.digest}
        plan = {"version": staged.version, "plan": staged.plan}
        calls: list[tuple[str, str, str, Json | None]] = [
            ("GET", staged.id, "", None),
            ("PUT", staged.id, "/plan", plan),
            ("POST", staged.id, "/messages", {"text": "make Design 25k instead"}),
            ("POST", self.stage().id, "/discard", {}),
            ("POST", staged.id, "/confirm", shown),
            ("POST", self.failed(), "/retry", {}),
            ("POST", self.executed(), "/undo", {}),
        ]
        for method, command_id, tail, body in calls:
            route = f"{method} /commands/{{command_id}}{tail}"
            yield self._call(route, f"/commands/{command_id}{tail}", body)
        yield self._call("POST /commands", "/commands", {"prompt": SEED})
        yield self._call("GET /commands", "/commands?limit=5&cursor=cmd_1", None)

    def _large_project(self) -> Json:
        row = {"name": "Ünïcode ✓", "amount": "1000.50", "due_date": "2026-05-01"}
        return {
            "name": "P",
            "client_id": self.world.client(),
            "billing_type": "mixed",
            "currency": "EUR",
            "budget": "5000.00",
            "budget_scope": "milestones_only",
            "hourly_rate": "95.00",
            "milestones": [{**row, "description": "d"}, row],
        }

    def _call(self, route: str, path: str, body: Any) -> Request:
        method, _, template = route.partition(" ")
        headers = ((b"authorization", b"Bearer demo-owner"), (b"content-type", JSON))
        content = b"" if body is None else json.dumps(body).encode()
        target = f"/api/v1{path}".encode()
        return Request(f"{method} /api/v1{template}", method.encode(), target, headers, content)

    # The pages

    def _pages(self) -> Iterator[Request]:
        project, invoice = self.world.project().id, self.world.draft().id
        staged, client = self.stage().id, self.world.client()
        link = act(self.database, self.owner, portal.create_link, client)
        at = {
            "{command_id}": staged,
            "{project_id}": project,
            "{invoice_id}": invoice,
            "{client_id}": client,
            "{secret}": link,
        }
        for template in PAGES:
            path = template
            for name, value in at.items():
                path = path.replace(name, value)
            route = template.partition("?")[0]
            yield self._browse(f"GET {route}", path)
        style = f"{static_path()}/css/tokens.css"
        for method in ("GET", "HEAD"):
            yield self._browse(f"{method} {static_path()}/{{file_path}}", style)

    def _actions(self) -> Iterator[Request]:
        world, staged = self.world, self.stage()
        shown = {"version": staged.version, "digest": staged.digest}
        plan = {"version": staged.version, "plan": json.dumps(staged.plan)}
        project = world.project()
        milestone = project.milestones[0].id
        form = self._project_form()
        line = {"line_id": "", "line_description": "W", "line_quantity": "1", "line_price": "5.00"}
        settings = {"default_tax_rate": "21", "payment_days": "30", "business_name": "B"}
        made: list[tuple[str, str, Json]] = [
            ("/commands", "", {"prompt": SEED}),
            ("/commands/{}/messages", staged.id, {"prompt": "make Design 25k"}),
            ("/commands/{}/plan", staged.id, plan),
            ("/commands/{}/edit", staged.id, {**form, "version": staged.version}),
            ("/commands/{}/confirm", staged.id, shown),
            ("/commands/{}/discard", self.stage().id, {}),
            ("/commands/{}/retry", self.failed(), {}),
            ("/commands/{}/undo", self.executed(), {}),
            ("/preview", "", {"prompt": SEED}),
            ("/projects", "", form),
            ("/projects/{}/edit", project.id, {**form, "version": 1}),
            ("/projects/{}/time", project.id, {"hours": "1:30", "date": "2026-03-01"}),
            ("/projects/{}/invoice-time", world.hourly(), {}),
            ("/invoices/{}", world.draft().id, {"tax_rate": "9", "notes": "n", **line}),
            ("/invoices/{}/delete", world.draft().id, {}),
            ("/invoices/{}/pay", world.sent(), {}),
            ("/invoices/{}/void", world.sent(), {"reason": "x", "rebill": "yes"}),
            ("/clients", "", {"name": "C", "country": "NL"}),
            ("/clients/{}", world.client(), {"name": "D", "city": "Łódź", "version": 1}),
            ("/clients/{}/portal-link", world.client(), {}),
            ("/clients/{}/portal-link/revoke", world.client(), {}),
            ("/settings/slack", "", {"code": world.slack_code()}),
            ("/settings/slack/unlink", "", {}),
            ("/settings/invoicing", "", settings),
            ("/settings/workspace", "", {"ai_enabled": "on"}),
        ]
        signing: list[tuple[str, Json]] = [
            ("/sign-in", {"user_id": self.owner.user_id, "next": "/projects"}),
            ("/sign-out", {}),
        ]
        for path, fields in signing:  # in a session of their own, which they may end
            yield self._submit(f"POST {path}", path, fields, secret=self.another_secret)
        for template, thing, fields in made:
            room = template.split("/")[1]
            route = template.replace("{}", f"{{{room.removesuffix('s')}_id}}")
            yield self._submit(f"POST {route}", template.format(thing), fields)
        step = "/projects/{project_id}/milestones/{milestone_id}/{step}"
        path = f"/projects/{project.id}/milestones/{milestone}/start"
        yield self._submit(f"POST {step}", path, {})

    def _project_form(self) -> Json:
        rows = {"name": "M", "amount": "10.00", "due": "2026-05-01", "description": "d"}
        return {
            "name": "P",
            "client": self.world.client(),
            "billing_type": "mixed",
            "currency": "USD",
            "budget": "5,000.00",
            "hourly_rate": "95",
            **{f"milestone_{name}": [text, text] for name, text in rows.items()},
            "milestone_id": ["", ""],
            "milestone_status": ["pending", "pending"],
        }

    def _browse(self, route: str, path: str) -> Request:
        method = route.partition(" ")[0].encode()
        return Request(route, method, quote(path, safe="/?=&%").encode(), (_cookie(self.secret),))

    def _submit(self, route: str, path: str, fields: Json, *, secret: str | None = None) -> Request:
        secret = secret or self.secret
        headers = (
            _cookie(secret),
            (HEADER.encode(), token_of(secret).encode()),
            (b"content-type", FORM),
        )
        return Request(route, b"POST", path.encode(), headers, urlencode(fields, True).encode())

    # Slack

    def _slack(self) -> Iterator[Request]:
        staged = self.stage()
        who = {"team": {"id": "T_DEMO"}, "user": {"id": "U_OWNER", "team_id": "T_DEMO"}}
        slash = {"team_id": "T_DEMO", "user_id": "U_OWNER", "command": "/project", "text": SEED}
        about = {"command_id": staged.id, "version": staged.version}
        value = json.dumps({**about, "digest": staged.digest})
        until = (self.database.clock() + timedelta(minutes=30)).isoformat()
        opened = json.dumps({**about, "response_url": CALLBACK, "usable_until": until})
        press = {"type": "button", "action_id": "plan_confirm", "block_id": "b", "value": value}
        pressed = {"type": "block_actions", **who, "actions": [press], "response_url": CALLBACK}
        inputs = {"text": {"value": {"value": "make Design 25k"}}}
        view = {"type": "modal", "callback_id": "plan_replied", "private_metadata": opened}
        sent = {"type": "view_submission", **who, "view": {**view, "state": {"values": inputs}}}
        edited = {
            **sent,
            "view": {**view, "callback_id": "plan_edited", "state": {"values": inputs}},
        }
        yield self._event(urlencode({**slash, "response_url": CALLBACK, "trigger_id": "1.2"}))
        for payload in (pressed, sent, edited):
            yield self._event(urlencode({"payload": json.dumps({**payload, "trigger_id": "1.2"})}))
        challenge = json.dumps({"type": "url_verification", "challenge": "c"})
        yield replace(self._event(challenge), headers=((b"content-type", JSON),))

    def _event(self, body: str) -> Request:
        headers = ((b"content-type", FORM),)
        route = "POST /slack/events"
        return Request(route, b"POST", b"/slack/events", headers, body.encode(), is_signed=True)


def _cookie(secret: str) -> tuple[bytes, bytes]:
    return b"cookie", f"{COOKIE}={secret}".encode()


PAGES = (
    "/",
    "/sign-in?next=%2Fprojects",
    "/commands?cursor=cmd_1",
    "/commands/own-words",
    "/commands/{command_id}",
    "/commands/{command_id}/edit",
    "/projects?cursor=prj_1",
    "/projects/new",
    "/projects/{project_id}",
    "/projects/{project_id}/edit",
    "/invoices",
    "/invoices/{invoice_id}",
    "/invoices/{invoice_id}/pdf",
    "/clients",
    "/clients/new",
    "/clients/{client_id}",
    "/settings",
    "/audit",
    "/portal/{secret}",
)


def uncovered(app: Litestar, requests: list[Request]) -> set[str]:
    """The routes of the application that no request is about."""
    routes = {
        f"{method} {route.path_format}"
        for route in app.routes
        for method in getattr(route, "methods", ())
        if method != "OPTIONS"
    }
    return routes - {request.route for request in requests}


def build(url: str) -> tuple[list[Request], FixedClock]:
    """The requests over a migrated, empty database, and the clock that it was filled by."""
    clock = FixedClock()
    database = Database(url, clock=clock, new_id=NumberedIds(1))
    requests = Corpus(database).requests()
    database.dispose()
    return requests, clock
