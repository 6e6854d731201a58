"""What the command line does for Slack: bind a team, and serve it in Socket Mode."""

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_sdk.errors import SlackApiError

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
    """Serve Slack over a connection that this process opens, until cancelled: Socket Mode."""
    door = SlackDoor(services)
    async with door.working():
        handler = AsyncSocketModeHandler(door.bolt, app_token)
        try:
            await handler.start_async()  # type: ignore[no-untyped-call] # Bolt's has no types
        finally:
            await handler.close_async()  # type: ignore[no-untyped-call] # Bolt's has no types
