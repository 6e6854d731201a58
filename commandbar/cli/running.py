"""What every command of the terminal needs: the services, the caller, and refusals as words."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape

from billing_core.errors import DomainError

if TYPE_CHECKING:
    from commandbar.bar import Caller
    from commandbar.services import Services

console = Console()
complaints = Console(stderr=True)

DEMO_TOKEN = "demo-owner"  # noqa: S105 - the demo's, which is served on loopback only

Token = Annotated[str, typer.Option(help="Your bearer token.", envvar="COMMANDBAR_TOKEN")]


def open_services() -> "Services":
    """The services as the environment configures them; nothing is migrated or served yet."""
    from commandbar.app import build_services
    from commandbar.settings import Settings

    return build_services(Settings())


def configure_logs(services: "Services") -> None:
    """Text on a terminal and JSON elsewhere, unless the settings say which."""
    from commandbar import logs

    wanted = services.settings.log
    logs.configure(as_json=not sys.stderr.isatty() if wanted == "auto" else wanted == "json")


def prepare(services: "Services") -> None:
    """Bring the database to the newest schema, with the demo workspace if that is asked for."""
    from commandbar.seed import seed_demo
    from commandbar.slack.demo import connect_demo

    migrate_database(services)
    if services.settings.demo:
        seed_demo(services.database, connect_demo)


def migrate_database(services: "Services") -> None:
    """Bring the database to the newest schema; one that cannot be is left alone, and exit 1."""
    from commandbar import startup
    from commandbar.migrating import migrate

    if services.database.is_sqlite and (warning := startup.sqlite_warning()):
        complaints.print(f"[yellow]{escape(warning)}[/]", soft_wrap=True)
    with refusals(), startup.readable():
        startup.require_migratable(services.database)
        migrate(services.database)
        startup.require_whole(services.database)


def caller_of(services: "Services", token: str) -> "Caller":
    """The member with that bearer token.

    Raises:
        Unauthenticated: nobody has it.
    """
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
def refusals() -> Iterator[None]:
    """A refusal as two lines for a person: what, and the next legal move."""
    try:
        yield
    except DomainError as error:
        complaints.print(f"[red]{error.code}[/]  {escape(error.message)}")
        complaints.print(f"[dim]{escape(error.next_move)}[/]")
        raise typer.Exit(1) from None
