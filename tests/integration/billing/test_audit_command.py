"""`commandbar audit verify` in the terminal."""

import pytest
from sqlalchemy import text
from typer.testing import CliRunner

from billing_core.database import Database
from commandbar.cli import app
from tests.factories import Studio, make_client
from tests.integration.billing.tampering import unguard_audit


@pytest.fixture
def chain(
    database: Database, database_url: str, studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> Database:
    for _ in range(3):
        make_client(database, studio.owner)
    monkeypatch.setenv("COMMANDBAR_DATABASE_URL", database_url)
    return database


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["audit", "verify", *arguments])
    return result.exit_code, result.output


def test_whole_chain_passes_and_prints_its_anchor(chain: Database, studio: Studio) -> None:
    code, output = run()

    assert code == 0
    assert f"{studio.workspace_id}:3:" in output
    assert "3 rows, every chain whole." in output


def test_broken_chain_exits_1_and_names_the_row(chain: Database) -> None:
    break_chain(chain, "UPDATE audit_entries SET action = 'x' WHERE seq = 2")

    code, output = run()

    assert code == 1
    assert "broken at 2" in output


def test_chain_cut_to_its_head_is_found_with_the_anchor_of_an_earlier_run(
    chain: Database, studio: Studio
) -> None:
    anchor = next(line for line in run()[1].splitlines() if line.startswith(studio.workspace_id))
    break_chain(
        chain,
        "DELETE FROM audit_entries WHERE seq = 3",
        "UPDATE audit_heads SET seq = 2, hash = (SELECT hash FROM audit_entries WHERE seq = 2)",
    )

    assert run()[0] == 0
    code, output = run("--anchor", anchor)
    assert code == 1
    assert "ends before the anchor at 3" in output


def test_anchor_that_is_none_is_refused(chain: Database) -> None:
    code, output = run("--anchor", "nonsense")

    assert code == 1
    assert "WORKSPACE:SEQ:HASH" in output


def break_chain(database: Database, *statements: str) -> None:
    with database.engine.begin() as connection:
        unguard_audit(connection)
        for statement in statements:
            connection.execute(text(statement))
