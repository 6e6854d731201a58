"""What the command line does for Slack: bind a team, and serve it in Socket Mode."""

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

from billing_core.errors import ValidationFailed
from billing_core.unit_of_work import UnitOfWork
from commandbar.bar import Caller
from commandbar.identity import with_current_role
from commandbar.services import Services
from commandbar.slack import identity
from commandbar.slack.delivery import web_client
from commandbar.slack.door import SlackDoor


async def install(services: Services, caller: Caller) -> str:
    """Bind the team of SLACK_BOT_TOKEN to the caller's workspace; the team's name.

    Slack itself says which team the token is of: nobody can bind one without holding its token.

    Raises:
        PermissionDenied: the caller is not the Owner.
        ValidationFailed: Slack does not accept the token, or the team is bound elsewhere.
    """
    client = web_client(services.settings)
    try:
        team = await client.auth_test()
    except SlackApiError as error:
        reason = f"Slack does not accept it: {error.response['error']}."
        raise ValidationFailed.of("SLACK_BOT_TOKEN", reason) from error

    def bind(uow: UnitOfWork) -> None:
        identity.install(with_current_role(uow), str(team["team_id"]), client.token)

    services.database.transact(caller.actor, caller.via, bind)
    return str(team["team"])


async def listen(services: Services, app_token: str) -> None:
    """Serve Slack over a connection that this process opens: Socket Mode.

    Told to stop (SIGTERM, Ctrl+C), it takes nothing new, and returns when what it has begun is
    acknowledged, done and answered.
    """
    told = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, told.set)
    door = SlackDoor(services)
    async with door.working(), _connected(door.bolt, app_token):
        await told.wait()


@asynccontextmanager
async def _connected(bolt: AsyncApp, app_token: str) -> AsyncIterator[None]:
    """Takes events in; at the end those that have come are acknowledged before it hangs up."""
    handler = AsyncSocketModeHandler(bolt, app_token)
    at_work: set[asyncio.Task[Any]] = set()

    async def take_in(client: SocketModeClient, request: SocketModeRequest) -> None:
        task = asyncio.current_task()
        assert task is not None  # the client runs each of its listeners in a task
        at_work.add(task)
        task.add_done_callback(at_work.discard)
        await handler.handle(client, request)

    listeners: list[Any] = handler.client.socket_mode_request_listeners
    listeners[:] = [take_in]
    connecting = asyncio.create_task(handler.connect_async())  # type: ignore[no-untyped-call] # Bolt's has no types
    try:
        yield
    finally:
        connecting.cancel()
        listeners.clear()
        await asyncio.gather(*at_work, return_exceptions=True)
        await handler.close_async()  # type: ignore[no-untyped-call] # Bolt's has no types
