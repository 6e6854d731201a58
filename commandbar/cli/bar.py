"""The command bar in the terminal, and what it reads in words without a database."""

import asyncio
import json
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from billing_core.money import CURRENCY_DIGITS
from commandbar.cli.running import (
    DEMO_TOKEN,
    Token,
    caller_of,
    console,
    open_services,
    refusals,
)

if TYPE_CHECKING:
    from commandbar.views import CommandView


def _currency(code: str) -> str:
    if code not in CURRENCY_DIGITS:
        raise ValueError("must be an ISO 4217 code, like USD")
    return code


Today = Annotated[
    date | None,
    typer.Option(parser=date.fromisoformat, metavar="YYYY-MM-DD", help="Day 0; today by default."),
]
Currency = Annotated[str, typer.Option(parser=_currency, metavar="CODE", help="The workspace's.")]
Locale = Annotated[str, typer.Option(help="The workspace's locale.")]


def parse(
    prompt: str,
    today: Today = None,
    currency: Currency = "USD",
    locale: Locale = "en-US",
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

    day = _day_zero(today)
    settings = Settings()
    known = tuple(KnownClient(None, name) for name in client or ())
    workspace = Workspace(today=day, currency=currency, locale=locale, clients=known)
    registry = Registry(ACTIONS)
    with refusals():
        words = checked_prompt(prompt)
        parsed = asyncio.run(
            parse_prompt(
                words, workspace, registry, mode=settings.parser, model=build_model(settings)
            )
        )
        print(json.dumps(parsed_json(registry, parsed), indent=2, ensure_ascii=False))


def spans(
    text: str,
    today: Today = None,
    currency: Currency = "USD",
    locale: Locale = "en-US",
) -> None:
    """Show the amounts, percentages, counts and dates that the finder sees in a text."""
    from rich.table import Table

    from commandbar.language import find

    day = _day_zero(today)
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


def stage(prompt: str, token: Token = DEMO_TOKEN) -> None:
    """Stage a sentence for review and show the plan."""
    services = open_services()
    with refusals():
        caller = caller_of(services, token)
        view = asyncio.run(services.bar.submit(caller, prompt))
        _show(view)


def confirm(
    command_id: str,
    version: Annotated[int, typer.Option(help="The version you reviewed.")],
    digest: Annotated[str, typer.Option(help="The digest you reviewed.")],
    token: Token = DEMO_TOKEN,
) -> None:
    """Execute exactly the plan you reviewed, once."""
    services = open_services()
    with refusals():
        view = services.bar.confirm(caller_of(services, token), command_id, version, digest)
        _show(view)


def undo(command_id: str, token: Token = DEMO_TOKEN) -> None:
    """Take back what a command made, for as long as nothing hangs on it."""
    services = open_services()
    with refusals():
        _show(services.bar.undo(caller_of(services, token), command_id))


def _show(view: "CommandView") -> None:
    """The command as the review card, in the terminal, and beneath it how to go on."""
    from commandbar.terminal import command_panel, next_steps

    console.print(command_panel(view))
    console.print(next_steps(view), markup=False, highlight=False, soft_wrap=True)


def _day_zero(given: date | None) -> date:
    return given or date.today()  # noqa: DTZ011 - the user's own day
