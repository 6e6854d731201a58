"""What a list of the workspace, or of one client, costs, and whose rows it shows (rule 3)."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import event

from billing_core.database import Database
from billing_core.errors import NotFound
from billing_core.kinds import MilestoneStatus
from billing_core.unit_of_work import UnitOfWork
from billing_core.usecases import clients, invoices, projects
from billing_core.views import Page
from tests.factories import Studio, ask, bring_to, make_client, make_project, make_studio

List = Callable[[UnitOfWork, str], Page[Any]]

LISTS: dict[str, List] = {
    "projects": lambda uow, _client: projects.list_projects(uow),
    "a client's projects": lambda uow, client: projects.list_projects(uow, client_id=client),
    "invoices": lambda uow, _client: invoices.list_invoices(uow),
    "a client's invoices": lambda uow, client: invoices.list_invoices(uow, client_id=client),
    "clients by name": lambda uow, _client: clients.list_clients_by_name(uow),
}


def statements_of(uow: UnitOfWork, listed: List, client: str) -> tuple[int, int]:
    """How many rows the list has, and how many statements it took."""
    seen: list[str] = []
    event.listen(uow.connection, "before_cursor_execute", lambda *told: seen.append(told[2]))
    return len(listed(uow, client).items), len(seen)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_takes_as_many_statements_for_many_rows_as_for_one(
    database: Database, studio: Studio, name: str
) -> None:
    client = make_client(database, studio.owner).id

    def add() -> tuple[int, int]:
        make_client(database, studio.owner, "Another")
        project = make_project(database, studio.owner, client_id=client)
        bring_to(database, studio.owner, project.milestones[0].id, MilestoneStatus.INVOICED)
        return ask(database, studio.owner, statements_of, LISTS[name], client)

    (few, taken), *_, (many, taken_then) = [add() for _ in range(4)]
    assert many == few + 3
    assert 0 < taken_then == taken <= 6


@pytest.mark.parametrize("listed", [projects.list_projects, invoices.list_invoices])
def test_the_list_of_a_client_elsewhere_is_not_there(
    database: Database, studio: Studio, listed: Callable[..., Page[Any]]
) -> None:
    elsewhere = make_studio(database, "Other Studio")
    theirs = make_client(database, elsewhere.owner).id
    make_project(database, elsewhere.owner, client_id=theirs)
    with pytest.raises(NotFound):
        ask(database, studio.owner, listed, client_id=theirs)
    with pytest.raises(NotFound):
        ask(database, studio.owner, listed, client_id="\x00")
