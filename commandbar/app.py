"""Wires everything: settings, database, actions, model, doors. The one place that knows all.

What only a configured server needs (the model's SDK, Slack's) is loaded only there: a restart
after a crash is to answer in less than three seconds.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from litestar import Litestar, Router
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.middleware import DefineMiddleware
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.openapi.spec import Components, SecurityScheme
from litestar.plugins import InitPlugin
from litestar.types import ControllerRouterHandler

from billing_core.database import Database
from commandbar import __version__
from commandbar.actions.base import Registry
from commandbar.actions.catalog import ACTIONS
from commandbar.api.auth import BearerAuthentication
from commandbar.api.billing import BILLING
from commandbar.api.commands import CommandController
from commandbar.api.problems import HANDLERS, from_http, not_found_as_problem
from commandbar.bar import CommandBar
from commandbar.limits import PromptLimits
from commandbar.operations.observing import ObservedApp
from commandbar.operations.routes import operations_router
from commandbar.services import Services
from commandbar.settings import Settings
from commandbar.slack.linking import slack_handlers
from commandbar.web.failures import beside_the_api
from commandbar.web.headers import add_headers
from commandbar.web.router import web_routers

if TYPE_CHECKING:
    from commandbar.extract.llm import LanguageModel

MAX_BODY_BYTES = 2 * 1024 * 1024
"""Room for the longest plan, and for a prompt far too long to be told so by name."""


def build_services(settings: Settings, registry: Registry | None = None) -> Services:
    """The database, the actions and, where one is configured, the language model."""
    database = Database(settings.database_url)
    bar = CommandBar(
        database,
        registry or Registry(ACTIONS),
        mode=settings.parser,
        model=build_model(settings),
        limits=PromptLimits(settings.limit_prompts, settings.limit_llm, settings.limit_llm_daily),
    )
    return Services(settings, database, bar)


def create_app(services: Services) -> Litestar:
    """The whole web application over the given services."""

    @asynccontextmanager
    async def lifespan(_app: Litestar) -> AsyncIterator[None]:
        yield
        services.database.dispose()

    def provide_services() -> Services:
        return services

    app = ObservedApp(
        route_handlers=[
            api_router(*slack_handlers(services)),
            *web_routers(),
            operations_router(),
        ],
        dependencies={"services": Provide(provide_services, sync_to_thread=False)},
        exception_handlers={**HANDLERS, HTTPException: beside_the_api(from_http)},
        before_send=[add_headers],
        openapi_config=_openapi(),
        request_max_body_size=MAX_BODY_BYTES,
        lifespan=[lifespan],
        plugins=[*_slack(services)],
        logging_config=None,  # whoever runs the server says where its log goes
    )
    app.state.services = services
    return app


def build_model(settings: Settings) -> "LanguageModel | None":
    """The model that the environment connects; None leaves the builtin grammar alone."""
    if not settings.has_model or settings.parser == "builtin":
        return None
    from commandbar.extract.llm import LanguageModel, LlmSettings

    key = settings.openai_api_key
    return LanguageModel(
        LlmSettings(
            model=settings.llm_model,
            api_key=key.get_secret_value() if key is not None else "none",
            base_url=settings.llm_base_url,
            total_s=settings.llm_timeout_s,
            call_s=settings.llm_timeout_s,
        )
    )


def _slack(services: Services) -> Sequence[InitPlugin]:
    """Slack's door, where its signing secret is configured."""
    secret = services.settings.slack_signing_secret
    if secret is None:
        return ()
    from commandbar.slack.plugin import SlackPlugin

    return [SlackPlugin(services, secret.get_secret_value())]


def api_router(*more: ControllerRouterHandler) -> Router:
    return Router(
        "/api/v1",
        route_handlers=[CommandController, *BILLING, *more],
        middleware=[DefineMiddleware(BearerAuthentication, exclude_from_auth_key="open_to_all")],
        security=[{"bearer": []}],
    )


def _openapi() -> OpenAPIConfig:
    bearer = SecurityScheme(type="http", scheme="bearer")
    return OpenAPIConfig(
        title="commandbar",
        version=__version__,
        openapi_router=Router(
            "/schema",
            route_handlers=[],
            after_request=not_found_as_problem,
            include_in_schema=False,
        ),
        render_plugins=[JsonRenderPlugin(path=["/", "/openapi.json"])],
        components=Components(security_schemes={"bearer": bearer}),
    )
