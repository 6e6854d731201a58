"""The command bar in the terminal: parse, stage, confirm, and refusals with the next legal move."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from commandbar.cli import app
from tests.integration.api import SEED

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs one command line over a demo workspace of its own, without any model."""
    monkeypatch.setenv("COMMANDBAR_DATABASE_URL", f"sqlite:///{tmp_path}/x.db")
    monkeypatch.setenv("COMMANDBAR_PARSER", "builtin")
    monkeypatch.setenv("COMMANDBAR_DEMO", "1")

    def call(*arguments: str) -> Result:
        return CliRunner().invoke(app, list(arguments))

    return call


def test_the_seed_sentence_is_staged_and_confirmed_once(run: Run) -> None:
    assert run("seed").exit_code == 0
    staged = run("stage", SEED)
    assert "15,000 + 20,000 + 15,000 = 50,000 of 50,000" in staged.output
    line = re.search(r"commandbar (confirm \S+ --version 1 --digest \S+)", staged.output)
    assert line is not None
    first, second = run(*line[1].split()), run(*line[1].split())
    assert re.search(r"project_id: prj_\w+", first.output)
    assert first.output == second.output
    whole = run("audit", "verify")
    assert (whole.exit_code, "every chain whole" in whole.output) == (0, True)


def test_what_was_confirmed_is_undone_once_and_a_repeat_says_the_same(run: Run) -> None:
    run("seed")
    line = re.search(r"commandbar (confirm .+)", run("stage", SEED).output)
    assert line is not None
    undo = re.search(r"commandbar (undo cmd_\w+)", run(*line[1].split()).output)
    assert undo is not None
    first, second = run(*undo[1].split()), run(*undo[1].split())
    assert (first.exit_code, "Undone by Olivia Owner." in first.output) == (0, True)
    assert first.output == second.output
    open_one = re.search(r"commandbar confirm (\S+)", run("stage", SEED).output)
    assert open_one is not None
    refused = run("undo", open_one[1])
    assert (refused.exit_code, "Discard it" in refused.output) == (1, True)


def test_parse_prints_the_plan_and_touches_no_database(run: Run, tmp_path: Path) -> None:
    result = run("parse", SEED, "--client", "Acme Corp", "--today", "2026-03-02")
    parsed = json.loads(result.stdout)
    assert parsed["outcome"] == "stage"
    assert [m["amount"] for m in parsed["plan"]["milestones"]] == [
        "15000.00",
        "20000.00",
        "15000.00",
    ]
    assert parsed["plan"]["client"] == {"id": None, "name": "Acme Corp", "existing": True}
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["parse", "spans"])
@pytest.mark.parametrize(
    ("option", "said"), [("--today", "1 March"), ("--currency", "QQQ"), ("--currency", "usd")]
)
def test_an_option_that_cannot_be_read_is_named(
    run: Run, command: str, option: str, said: str
) -> None:
    refused = run(command, SEED, option, said)
    assert (refused.exit_code, option in refused.output) == (2, True)


def test_a_persons_words_are_no_markup(run: Run) -> None:
    run("seed")
    shown = run("stage", 'fixed price project "[bold red]Loud[/]" for Globex, $500')
    assert "[bold red]Loud[/]" in shown.output


def test_a_refusal_names_the_next_move(run: Run) -> None:
    run("seed")
    refused = run("confirm", "cmd_unknown", "--version", "1", "--digest", "sha256:0")
    assert refused.exit_code == 1
    assert "not_found" in refused.output
    unknown = run("stage", SEED, "--token", "wrong")
    assert (unknown.exit_code, "unauthenticated" in unknown.output) == (1, True)


def test_without_a_database_it_says_how_to_make_one(run: Run) -> None:
    result = run("stage", SEED)
    assert result.exit_code == 1
    assert "commandbar seed" in result.output


def test_spans_are_shown_as_a_table(run: Run) -> None:
    shown = run("spans", "half on 10 April, the rest in Q3", "--today", "2026-03-02")
    assert "2026-04-10" in shown.output
    assert "rest" in shown.output
