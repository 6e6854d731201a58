"""The command line: serve and seed, the command bar in the terminal, the audit log, Slack."""

import typer

from commandbar.cli import audit, bar, server, slack

app = typer.Typer(
    help="Milestone billing you can say in a sentence.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
for command in (
    server.serve,
    server.seed,
    server.backup,
    server.restore,
    bar.parse,
    bar.stage,
    bar.confirm,
    bar.undo,
    bar.spans,
):
    app.command()(command)

_audit = typer.Typer(help="The audit log.", no_args_is_help=True)
_audit.command()(audit.verify)
app.add_typer(_audit, name="audit")

_slack = typer.Typer(help="The Slack app.", no_args_is_help=True)
_slack.command()(slack.install)
_slack.command()(slack.socket)
app.add_typer(_slack, name="slack")


def main() -> None:
    """Run the command that the arguments name."""
    app()
