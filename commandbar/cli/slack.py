"""The Slack app."""

import asyncio
from typing import Annotated

import typer
from rich.markup import escape

from commandbar.cli.running import (
    DEMO_TOKEN,
    Token,
    caller_of,
    configure_logs,
    console,
    open_services,
    prepare,
    refusals,
)


def install(token: Token = DEMO_TOKEN) -> None:
    """Bind the Slack team of SLACK_BOT_TOKEN to your workspace; for its Owner."""
    from commandbar.slack import terminal

    services = open_services()
    with refusals():
        team = asyncio.run(terminal.install(services, caller_of(services, token)))
        console.print(f"Slack team [bold]{escape(team)}[/] is connected.")


def socket(
    app_token: Annotated[str, typer.Option(help="xapp-...", envvar="SLACK_APP_TOKEN")],
) -> None:
    """Serve Slack in Socket Mode: no public address is needed."""
    from commandbar.slack import terminal

    services = open_services()
    configure_logs(services)
    prepare(services)
    asyncio.run(terminal.listen(services, app_token))
