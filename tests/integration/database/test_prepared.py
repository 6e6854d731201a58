"""Statements that the driver runs itself mean what the same statement means in a session."""

from datetime import date
from typing import Any, cast

import pytest
from sqlalchemy import Table, bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError, NoResultFound

from billing_core.database import Database
from billing_core.kinds import MilestoneStatus
from billing_core.prepared import Prepared
from billing_core.tables import AuditHead, Base, Milestone, Project
from billing_core.unit_of_work import Transaction
from billing_core.views import ProjectView
from tests.factories import Studio, bring_to, make_project, milestones

_milestones = cast(Table, Milestone.__table__)
_heads = cast(Table, AuditHead.__table__)
_ADD = Prepared(
    insert(_milestones).values({column.name: bindparam(column.name) for column in _milestones.c})
)
_NAME = Prepared(select(Project.name).where(Project.id == bindparam("id")))


@pytest.fixture
def project(database: Database, studio: Studio) -> ProjectView:
    """With a due date and an invoice, so that every type of column holds something."""
    due = milestones(2_000_000, due_date=date(2026, 12, 24))
    made = make_project(database, studio.owner, budget_minor=2_000_000, milestones=due)
    bring_to(database, studio.owner, made.milestones[0].id, MilestoneStatus.INVOICED)
    return made


@pytest.mark.usefixtures("project")
def test_a_row_is_read_as_the_session_reads_it(database: Database) -> None:
    filled = 0
    with database.read() as session:
        for table in Base.metadata.sorted_tables:
            query = select(table).order_by(*table.primary_key)
            row = session.execute(query).first()
            assert Prepared(query).first(session.connection(), {}) == row
            filled += row is not None
    assert filled >= len(("workspaces", "users", "clients", "projects", "milestones", "invoices"))


def test_a_row_is_written_as_the_session_writes_it(
    database: Database, project: ProjectView
) -> None:
    with database.read() as session:
        values = session.execute(select(_milestones)).mappings().one()
    rows = [
        {**values, "id": f"mst_{place}", "position": place, "due_date": due}
        for place, due in enumerate([date(2027, 2, 28), None], start=1)
    ]
    database.run(lambda transaction: _ADD.run(transaction.connection, *rows))
    with database.read() as session:
        found = session.execute(select(_milestones).order_by(_milestones.c.position))
        assert [dict(row) for row in found.mappings()] == [dict(values), *rows]


def test_a_value_that_the_statement_holds_needs_no_name(
    database: Database, project: ProjectView
) -> None:
    named = Prepared(select(Project.id).where(Project.name == project.name))
    with database.read() as session:
        assert named.one(session.connection(), {}) == (project.id,)


def test_a_missing_parameter_is_an_error_and_not_null(database: Database, studio: Studio) -> None:
    move = Prepared(
        update(_heads)
        .where(_heads.c.workspace_id == bindparam("workspace"))
        .values(hash=bindparam("new_hash"))
    )
    with pytest.raises(KeyError, match="new_hash"):
        database.run(lambda t: move.run(t.connection, {"workspace": studio.workspace_id}))


def test_no_row_is_none_or_an_error(database: Database) -> None:
    with database.read() as session:
        assert _NAME.first(session.connection(), {"id": "prj_none"}) is None
        with pytest.raises(NoResultFound):
            _NAME.one(session.connection(), {"id": "prj_none"})


def test_what_the_database_refuses_is_told_without_words(
    database: Database, project: ProjectView
) -> None:
    with database.read() as session:
        values = dict(session.execute(select(_milestones)).mappings().one())

    def twice(transaction: Transaction) -> None:
        _ADD.run(transaction.connection, {**values, "name": "secret words"})

    with pytest.raises(IntegrityError) as refused:
        database.run(twice)
    assert "secret words" not in str(refused.value)
    with database.read() as session:
        assert len(session.execute(select(_milestones)).all()) == 1


def test_a_change_through_the_session_is_seen_once_it_is_flushed(
    database: Database, project: ProjectView
) -> None:
    def rename(transaction: Transaction) -> list[Any]:
        row = transaction.session.get_one(Project, project.id)
        row.name = "Renamed"
        before = _NAME.one(transaction.connection, {"id": project.id})
        transaction.session.flush()
        return [*before, *_NAME.one(transaction.connection, {"id": project.id})]

    assert database.run(rename) == [project.name, "Renamed"]
