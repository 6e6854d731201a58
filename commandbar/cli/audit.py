"""The audit log."""

from typing import Annotated

import typer
from rich.markup import escape

from commandbar.cli.running import complaints, console, open_services, refusals


def verify(
    anchor: Annotated[
        list[str] | None,
        typer.Option(help="WORKSPACE:SEQ:HASH, as an earlier run printed it; may be repeated."),
    ] = None,
) -> None:
    """Walk every workspace's audit chain; exit 1 where a row was changed, removed or moved.

    Keep the printed anchors elsewhere: with them even a chain rewritten to its end is found.
    """
    from billing_core.usecases import audit_log

    with refusals():
        anchors = audit_log.read_anchors(anchor or [])
    database = open_services().database
    with refusals(), database.read() as session:
        found = audit_log.verify(session, anchors)
    database.dispose()
    for chain in found:
        console.print(f"{chain.workspace_id}:{chain.head.seq}:{chain.head.hash}", soft_wrap=True)
        for broken in chain.breaks:
            complaints.print(f"[red]broken at {broken.seq}[/]  {escape(broken.what)}")
    if any(chain.breaks for chain in found):
        raise typer.Exit(1)
    console.print(f"{sum(chain.rows for chain in found)} rows, every chain whole.")
