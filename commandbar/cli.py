"""The command line: serve and seed, and the command bar in the terminal."""

import asyncio
import gc
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape

from billing_core.errors import DomainError

if TYPE_CHECKING:
    from commandbar.backups import Copied
    from commandbar.bar import Caller
    from commandbar.services import Services
    from commandbar.views import CommandView

app = typer.Typer(
    help="Milestone billing you can say in a sentence.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
audit = typer.Typer(help="The audit log.", no_args_is_help=True)
app.add_typer(audit, name="audit")
slack = typer.Typer(help="The Slack app.", no_args_is_help=True)
app.add_typer(slack, name="slack")
console = Console()
complaints = Console(stderr=True)

DEMO_TOKEN = "demo-owner"  # noqa: S105 - the demo's, which is served on loopback only

SHUTDOWN_S = 30
"""What a request at work may still take when the server is told to stop: more than a reading."""

Token = Annotated[str, typer.Option(help="Your bearer token.", envvar="COMMANDBAR_TOKEN")]


@app.command()
def serve() -> None:
    """Bring the database to the newest schema, seed the demo if asked, and serve."""
    import uvicorn

    from commandbar.app import create_app

    services = _services()
    _log(services)
    _prepare(services)
    settings = services.settings
    application = create_app(services)
    gc.freeze()  # what lives as long as the process: going through it holds up every request
    console.print(f"[bold]commandbar[/] on [link]{settings.base_url}[/]  (Ctrl+C stops it)")
    uvicorn.run(
        application,
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,  # by path and query; ours are by the route's template
        timeout_graceful_shutdown=SHUTDOWN_S,
        forwarded_allow_ips="",
        server_header=False,
    )


@app.command()
def seed() -> None:
    """Make the demo workspace in an empty database."""
    from commandbar.seed import seed_demo
    from commandbar.slack.demo import connect_demo

    services = _services()
    _migrate(services)
    made = seed_demo(services.database, connect_demo)
    console.print("The demo workspace is ready." if made else "There is data already: left alone.")


@app.command()
def backup(file: Path) -> None:
    """Copy the SQLite database, also while it serves, with its digest beside it."""
    from commandbar import backups

    services = _services()
    with _refusals():
        _show_copy(backups.backup(services.database, file))


@app.command()
def restore(
    file: Path,
    force: Annotated[bool, typer.Option(help="Replace the database that is there.")] = False,
) -> None:
    """Check a backup against its digest and put it in the database's place."""
    from commandbar import backups

    services = _services()
    with _refusals():
        _show_copy(backups.restore(services.database, file, force=force))


@app.command()
def parse(
    prompt: str,
    today: Annotated[str | None, typer.Option(help="Day 0, YYYY-MM-DD.")] = None,
    currency: Annotated[str, typer.Option(help="The workspace's currency.")] = "USD",
    locale: Annotated[str, typer.Option(help="The workspace's locale.")] = "en-US",
    client: Annotated[list[str] | None, typer.Option(help="A known client; repeatable.")] = None,
) -> None:
    """Print what a sentence comes to, as JSON; touches no database."""
    from commandbar.actions.base import KnownClient, Registry, Workspace
    from commandbar.actions.catalog import ACTIONS
    from commandbar.app import build_model
    from commandbar.parse import parse as parse_prompt
    from commandbar.settings import Settings
    from commandbar.staging import checked_prompt
    from commandbar.views import parsed_json

    day = date.fromisoformat(today) if today else date.today()  # noqa: DTZ011 - the user's own day
    settings = Settings()
    known = tuple(KnownClient(None, name) for name in client or ())
    workspace = Workspace(today=day, currency=currency, locale=locale, clients=known)
    registry = Registry(ACTIONS)
    with _refusals():
        words = checked_prompt(prompt)
        parsed = asyncio.run(
            parse_prompt(
                words, workspace, registry, mode=settings.parser, model=build_model(settings)
            )
        )
        print(json.dumps(parsed_json(registry, parsed), indent=2, ensure_ascii=False))


@app.command()
def stage(prompt: str, token: Token = DEMO_TOKEN) -> None:
    """Stage a sentence for review and show the plan."""
    services = _services()
    with _refusals():
        caller = _caller(services, token)
        view = asyncio.run(services.bar.submit(caller, prompt))
        _show(view)


@app.command()
def confirm(
    command_id: str,
    version: Annotated[int, typer.Option(help="The version you reviewed.")],
    digest: Annotated[str, typer.Option(help="The digest you reviewed.")],
    token: Token = DEMO_TOKEN,
) -> None:
    """Execute exactly the plan you reviewed, once."""
    services = _services()
    with _refusals():
        view = services.bar.confirm(_caller(services, token), command_id, version, digest)
        _show(view)


@app.command()
def undo(command_id: str, token: Token = DEMO_TOKEN) -> None:
    """Take back what a command made, for as long as nothing hangs on it."""
    services = _services()
    with _refusals():
        _show(services.bar.undo(_caller(services, token), command_id))


@app.command()
def spans(
    text: str,
    today: Annotated[str | None, typer.Option(help="Day 0, YYYY-MM-DD.")] = None,
    currency: Annotated[str, typer.Option(help="The workspace's currency.")] = "USD",
    locale: Annotated[str, typer.Option(help="The workspace's locale.")] = "en-US",
) -> None:
    """Show the amounts, percentages, counts and dates that the finder sees in a text."""
    from rich.table import Table

    from commandbar.language import find

    day = date.fromisoformat(today) if today else date.today()  # noqa: DTZ011 - the user's own day
    table = Table("Span", "Words", "Kind", "Value", "Currency", "Sure")
    for reading in find(text, today=day, currency=currency, locale=locale):
        table.add_row(
            f"{reading.start}..{reading.end}",
            text[reading.start : reading.end],
            reading.kind.value,
            str(getattr(reading.value, "day", reading.value)),
            reading.currency or "",
            "ambiguous" if reading.ambiguous else "yes",
        )
    console.print(table)


@audit.command("verify")
def verify_audit(
    anchor: Annotated[
        list[str] | None,
        typer.Option(help="WORKSPACE:SEQ:HASH, as an earlier run printed it; may be repeated."),
    ] = None,
) -> None:
    """Walk every workspace's audit chain; exit 1 where a row was changed, removed or moved.

    Keep the printed anchors elsewhere: with them even a chain rewritten to its end is found.
    """
    from billing_core.usecases.audit_log import read_anchors, verify

    database = _services().database
    with _refusals(), database.read() as session:
        found = verify(session, read_anchors(anchor or []))
    database.dispose()
    for chain in found:
        console.print(f"{chain.workspace_id}:{chain.head.seq}:{chain.head.hash}", soft_wrap=True)
        for broken in chain.breaks:
            complaints.print(f"[red]broken at {broken.seq}[/]  {escape(broken.what)}")
    if any(chain.breaks for chain in found):
        raise typer.Exit(1)
    console.print(f"{sum(chain.rows for chain in found)} rows, every chain whole.")


@slack.command("install")
def install_slack(token: Token = DEMO_TOKEN) -> None:
    """Bind the Slack team of SLACK_BOT_TOKEN to your workspace; for its Owner."""
    from commandbar.slack.terminal import install

    services = _services()
    with _refusals():
        team = asyncio.run(install(services, _caller(services, token)))
        console.print(f"Slack team [bold]{escape(team)}[/] is connected.")


@slack.command("socket")
def serve_slack_socket(
    app_token: Annotated[str, typer.Option(help="xapp-...", envvar="SLACK_APP_TOKEN")],
) -> None:
    """Serve Slack in Socket Mode: no public address is needed."""
    from commandbar.slack.terminal import listen

    services = _services()
    _log(services)
    _prepare(services)
    asyncio.run(listen(services, app_token))


def main() -> None:
    app()


def _services() -> "Services":
    from commandbar.app import build_services
    from commandbar.settings import Settings

    return build_services(Settings())


def _log(services: "Services") -> None:
    from commandbar import logs

    wanted = services.settings.log
    logs.configure(as_json=not sys.stderr.isatty() if wanted == "auto" else wanted == "json")


def _prepare(services: "Services") -> None:
    from commandbar.seed import seed_demo
    from commandbar.slack.demo import connect_demo

    _migrate(services)
    if services.settings.demo:
        seed_demo(services.database, connect_demo)


def _migrate(services: "Services") -> None:
    """Bring the database to the newest schema; one that cannot be is left alone, and exit 1."""
    from commandbar import startup
    from commandbar.migrating import migrate

    if services.database.is_sqlite and (warning := startup.sqlite_warning()):
        complaints.print(f"[yellow]{escape(warning)}[/]", soft_wrap=True)
    with _refusals(), startup.readable():
        startup.require_migratable(services.database)
        migrate(services.database)
        startup.require_whole(services.database)


def _caller(services: "Services", token: str) -> "Caller":
    from billing_core.unit_of_work import Via
    from billing_core.usecases.workspaces import actor_by_token
    from commandbar.bar import Caller
    from commandbar.errors import Unauthenticated
    from commandbar.migrating import is_current

    if not is_current(services.database):
        complaints.print("The database is not ready: run [bold]commandbar seed[/] first.")
        raise typer.Exit(1)
    with services.database.read() as session:
        actor = actor_by_token(session, token)
    if actor is None:
        raise Unauthenticated
    return Caller(actor, Via.CLI)


@contextmanager
def _refusals() -> Iterator[None]:
    """A refusal as two lines for a person: what, and the next legal move."""
    try:
        yield
    except DomainError as error:
        complaints.print(f"[red]{error.code}[/]  {escape(error.message)}")
        complaints.print(f"[dim]{escape(error.next_move)}[/]")
        raise typer.Exit(1) from None


def _show_copy(copied: "Copied") -> None:
    console.print(f"{copied.path}  {copied.size:,} bytes", markup=False, soft_wrap=True)
    console.print(f"sha256:{copied.digest}  verified", markup=False, soft_wrap=True)


def _show(view: "CommandView") -> None:
    """The command as the review card, in the terminal, and beneath it how to go on."""
    from commandbar.terminal import command_panel, next_steps

    console.print(command_panel(view))
    console.print(next_steps(view), markup=False, highlight=False, soft_wrap=True)
