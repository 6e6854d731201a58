"""Serving, and the database that it serves from."""

import gc
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commandbar.cli.running import (
    configure_logs,
    console,
    migrate_database,
    open_services,
    prepare,
    refusals,
)

if TYPE_CHECKING:
    from commandbar.backups import Copied

SHUTDOWN_S = 30
"""What a request at work may still take when the server is told to stop: more than a reading."""


def serve() -> None:
    """Bring the database to the newest schema, seed the demo if asked, and serve."""
    import uvicorn

    from commandbar.app import create_app

    services = open_services()
    configure_logs(services)
    prepare(services)
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


def seed() -> None:
    """Make the demo workspace in an empty database."""
    from commandbar.seed import seed_demo
    from commandbar.slack.demo import connect_demo

    services = open_services()
    migrate_database(services)
    made = seed_demo(services.database, connect_demo)
    console.print("The demo workspace is ready." if made else "There is data already: left alone.")


def backup(file: Path) -> None:
    """Copy the SQLite database, also while it serves, with its digest beside it."""
    from commandbar import backups

    services = open_services()
    with refusals():
        _show_copy(backups.backup(services.database, file))


def restore(
    file: Path,
    force: Annotated[bool, typer.Option(help="Replace the database that is there.")] = False,
) -> None:
    """Check a backup against its digest and put it in the database's place."""
    from commandbar import backups

    services = open_services()
    with refusals():
        _show_copy(backups.restore(services.database, file, force=force))


def _show_copy(copied: "Copied") -> None:
    console.print(f"{copied.path}  {copied.size:,} bytes", markup=False, soft_wrap=True)
    console.print(f"sha256:{copied.digest}  verified", markup=False, soft_wrap=True)
