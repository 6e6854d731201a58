"""Signing in and out. The demo lets a browser choose a member; elsewhere a token is asked for."""

import re
from dataclasses import dataclass
from typing import Any

from litestar import Controller, Request, Response, get, post
from sqlalchemy import select

from billing_core.permissions import Role
from billing_core.tables import User, Workspace
from billing_core.unit_of_work import Actor
from billing_core.usecases.workspaces import actor_by_id, actor_by_token
from commandbar.limits import guess_from
from commandbar.services import Services
from commandbar.web import sessions
from commandbar.web.authentication import OPEN_TO_ALL
from commandbar.web.forgery import token_of
from commandbar.web.forms import Form
from commandbar.web.templating import environment
from commandbar.web.visit import FormDep, Page, ServicesDep, WebRequest, html_page, see

OpenRequest = Request[None, None, Any]
_OWN_PATH = re.compile(r"/(?!/)[^\\\x00-\x20\x7f]*")
"""Browsers take a backslash for a slash, and leave tabs and line ends out ("/<tab>/elsewhere")."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A member that the demo offers to sign in as."""

    user_id: str
    name: str
    role: Role
    workspace: str


class SignInController(Controller):
    @get("/sign-in", opt={OPEN_TO_ALL: True}, sync_to_thread=True)
    def ask(self, request: OpenRequest, services: ServicesDep) -> Page:
        """The form, with a secret of its own for its token: the session gets a new one."""
        return _form(request, services, request.query_params.get("next", ""))

    @post("/sign-in", opt={OPEN_TO_ALL: True}, sync_to_thread=True)
    def sign_in(self, request: OpenRequest, services: ServicesDep, form: FormDep) -> Response[Any]:
        address = request.client.host if request.client else None
        actor = _wanted(services, form, address)
        if actor is None:
            return _form(request, services, form.text("next"), status=403, refused=True)
        now, old = services.database.clock(), request.cookies.get(sessions.COOKIE)
        secret = services.database.write(
            lambda session: sessions.open_session(session, actor, now, replaces=old)
        )
        answer = see(_own_path(form.text("next")))
        answer.set_cookie(sessions.cookie(secret, https=_is_https(services)))
        return answer

    @post("/sign-out", sync_to_thread=True)
    def sign_out(self, request: WebRequest, services: ServicesDep) -> Response[Any]:
        secret = request.user.secret
        services.database.write(lambda session: sessions.close_session(session, secret))
        answer = see("/sign-in")
        answer.delete_cookie(sessions.COOKIE)
        return answer


def _form(
    request: OpenRequest,
    services: Services,
    target: str,
    *,
    status: int = 200,
    refused: bool = False,
) -> Page:
    held = request.cookies.get(sessions.COOKIE)
    secret = held or sessions.new_secret()
    html = (
        environment()
        .get_template("sign_in.html")
        .render(
            choices=_choices(services),
            csrf=token_of(secret),
            next=_own_path(target),
            refused=refused,
        )
    )
    page = html_page(html, status)
    if not held:
        page.set_cookie(sessions.cookie(secret, https=_is_https(services)))
    return page


def _choices(services: Services) -> list[Choice]:
    """The demo's members, the first workspace first; nobody outside the demo."""
    if not services.settings.demo:
        return []
    query = (
        select(User.id, User.name, User.role, Workspace.name)
        .join(Workspace, Workspace.id == User.workspace_id)
        .order_by(Workspace.id, User.id)
    )
    with services.database.read() as session:
        return [Choice(*row) for row in session.execute(query)]


def _wanted(services: Services, form: Form, address: str | None) -> Actor | None:
    """The member whose token was given or, in the demo only, who was chosen."""
    if services.settings.demo and form.has("user_id"):
        with services.database.read() as session:
            return actor_by_id(session.connection(), form.key("user_id"))
    return _holder(services, form.line("token"), address)


def _holder(services: Services, token: str, address: str | None) -> Actor | None:
    """The member whose token this is.

    One wrong guess is reserved before the token is looked at, and a right one undoes that: else
    of many tokens tried at once each would be looked at.

    Raises:
        RateLimited: wrong tokens come from the address too often.
    """
    guess = guess_from("sign-ins", address)
    services.limiter.reserve([guess])
    with services.database.read() as session:
        actor = actor_by_token(session, token)
    if actor is not None:
        services.limiter.give_back(guess)
    return actor


def _own_path(target: str) -> str:
    """The path to go on to, if it is one of ours; else the start."""
    return target if _OWN_PATH.fullmatch(target) else "/"


def _is_https(services: Services) -> bool:
    return services.settings.base_url.startswith("https://")
