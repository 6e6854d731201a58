"""Every write leaves a row, and no row can be touched unnoticed (issue 3, point 8)."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import text

from billing_core.database import Database
from billing_core.drafts import ClientChanges, ClientDetails, MilestoneDraft, ProjectChanges
from billing_core.errors import PermissionDenied
from billing_core.kinds import MilestoneStatus
from billing_core.unit_of_work import UnitOfWork, Via
from billing_core.usecases import (
    audit_log,
    clients,
    invoice_life,
    invoices,
    portal,
    project_edit,
    settings,
    time,
)
from billing_core.usecases import milestones as steps
from billing_core.usecases.audit import Link
from billing_core.usecases.invoices import DraftChanges
from tests.factories import (
    BILLING_DETAILS,
    TODAY,
    Studio,
    act,
    ask,
    bring_to,
    make_client,
    make_project,
    make_studio,
)
from tests.integration.billing.tampering import unguard_audit


def test_every_write_leaves_its_row(database: Database, studio: Studio) -> None:
    client = make_client(database, studio.owner, **BILLING_DETAILS)
    project = make_project(database, studio.owner, client_id=client.id)
    first, second, third = (milestone.id for milestone in project.milestones)
    bring_to(database, studio.owner, first, MilestoneStatus.COMPLETED)
    bring_to(database, studio.owner, second, MilestoneStatus.COMPLETED)
    kept = [MilestoneDraft(m.name, m.amount_minor, id=m.id) for m in project.milestones]
    calls: list[tuple[list[str], Callable[[UnitOfWork], Any]]] = [
        (["client.create"], lambda u: clients.create_client(u, ClientDetails("Globex"))),
        (
            ["client.update"],
            lambda u: clients.update_client(u, client.id, ClientChanges(email="a@b.example")),
        ),
        (["portal.create"], lambda u: portal.create_link(u, client.id)),
        (["portal.revoke"], lambda u: portal.revoke_link(u, client.id)),
        (
            ["project.update"],
            lambda u: project_edit.update_project(
                u, project.id, ProjectChanges(name="New"), version=1
            ),
        ),
        (
            ["project.milestones"],
            lambda u: steps.replace_milestones(
                u, project.id, [*kept, MilestoneDraft("Extra", 1)], version=2
            ),
        ),
        (["milestone.start"], lambda u: steps.start(u, third)),
        (["milestone.complete"], lambda u: steps.complete(u, third)),
        (["milestone.reopen"], lambda u: steps.reopen(u, third)),
        (["invoice.generate", "milestone.invoice"], lambda u: invoices.generate_invoice(u, first)),
        (
            ["invoice.edit"],
            lambda u: invoices.edit_draft(u, newest_invoice(u), DraftChanges(notes="Hello")),
        ),
        (
            ["milestone.release", "invoice.delete"],
            lambda u: invoices.delete_draft(u, newest_invoice(u)),
        ),
        (["invoice.generate", "milestone.invoice"], lambda u: invoices.generate_invoice(u, second)),
        (["invoice.send"], lambda u: invoice_life.send_invoice(u, newest_invoice(u))),
        (
            ["invoice.void", "milestone.release"],
            lambda u: invoice_life.void_invoice(u, newest_invoice(u), reason="x", rebill=True),
        ),
        (["invoice.generate", "milestone.invoice"], lambda u: invoices.generate_invoice(u, second)),
        (["invoice.send"], lambda u: invoice_life.send_invoice(u, newest_invoice(u))),
        (["invoice.pay"], lambda u: invoice_life.pay_invoice(u, newest_invoice(u))),
        (["time.log"], lambda u: time.log_time(u, project.id, time.TimeDraft(5, TODAY))),
        (
            ["settings.invoicing"],
            lambda u: settings.update_invoicing(u, default_tax_rate=Decimal(9)),
        ),
        (["settings.workspace"], lambda u: settings.update_workspace(u, ai_enabled=False)),
    ]
    for actions, call in calls:
        seen = len(log(database, studio))
        database.transact(studio.owner, Via.WEB, call, command_id="cmd_1")
        rows = log(database, studio)[seen:]
        assert [row.action for row in rows] == actions
        for row in rows:
            assert (row.actor_name, row.via, row.command_id) == ("Owner", "web", "cmd_1")
            assert row.before != row.after
    assert not any(found.breaks for found in verify(database))


def newest_invoice(uow: UnitOfWork) -> str:
    return invoices.list_invoices(uow, limit=1).items[0].id


def log(database: Database, studio: Studio) -> list[Any]:
    """The whole log, oldest first."""
    page = ask(database, studio.owner, audit_log.list_audit, limit=200)
    return list(page.items[::-1])


def verify(database: Database, anchors: dict[str, Link] | None = None) -> Any:
    with database.read() as session:
        return audit_log.verify(session, anchors)


def test_refused_write_leaves_no_row(database: Database, studio: Studio) -> None:
    before = log(database, studio)

    with pytest.raises(PermissionDenied):
        act(database, studio.member, settings.update_workspace, ai_enabled=False)

    assert log(database, studio) == before


def test_log_is_read_by_owner_and_admin_page_by_page(database: Database, studio: Studio) -> None:
    for _ in range(5):
        make_client(database, studio.owner)
    with pytest.raises(PermissionDenied):
        ask(database, studio.member, audit_log.list_audit)

    first = ask(database, studio.admin, audit_log.list_audit, limit=3)
    rest = ask(database, studio.admin, audit_log.list_audit, limit=3, cursor=first.next_cursor)

    assert [row.seq for row in (*first.items, *rest.items)] == [5, 4, 3, 2, 1]
    assert rest.next_cursor is None


_COLUMNS = (
    "at",
    "actor_id",
    "actor_name",
    "actor_role",
    "via",
    "action",
    "subject_type",
    "subject_id",
    "before",
    "after",
    "command_id",
    "prev_hash",
    "hash",
    "id",
)
_OTHER_VALUES = {
    "at": "2020-01-01 00:00:00",
    "actor_role": "admin",
    "via": "slack",
    "before": '{"a":1}',
    "after": "{}",
}


def breaks_after(
    database: Database,
    *statements: str,
    anchors: dict[str, Link] | None = None,
    **values: Any,
) -> tuple[audit_log.Break, ...]:
    """What verification finds after writes around every guard; all of it is rolled back."""
    with database.read() as session:
        unguard_audit(session)
        for statement in statements:
            session.execute(text(statement), values)
        found: tuple[audit_log.Break, ...] = audit_log.verify(session, anchors)[0].breaks
    return found


def test_any_changed_column_of_any_row_is_found(database: Database, studio: Studio) -> None:
    for _ in range(3):
        make_client(database, studio.owner)
    for column in _COLUMNS:
        change = f"UPDATE audit_entries SET {column} = :value WHERE seq = :seq"
        for seq in (1, 2, 3):
            value = _OTHER_VALUES.get(column, "changed")
            assert breaks_after(database, change, value=value, seq=seq), (column, seq)
    assert not breaks_after(database)


REMOVED_OR_MOVED = [
    ("DELETE FROM audit_entries WHERE seq = 1",),
    ("DELETE FROM audit_entries WHERE seq = 2",),
    ("DELETE FROM audit_entries WHERE seq = 3",),
    ("DELETE FROM audit_entries",),
    ("UPDATE audit_entries SET seq = -seq", "UPDATE audit_entries SET seq = 10 - seq"),
    (
        "UPDATE audit_entries SET seq = 9 WHERE seq = 1",
        "UPDATE audit_entries SET seq = 1 WHERE seq = 2",
        "UPDATE audit_entries SET seq = 2 WHERE seq = 9",
    ),
    ("UPDATE audit_heads SET hash = 'x'",),
]


def test_removed_or_reordered_rows_are_found(database: Database, studio: Studio) -> None:
    for _ in range(3):
        make_client(database, studio.owner)
    for statements in REMOVED_OR_MOVED:
        assert breaks_after(database, *statements), statements


def test_chain_cut_with_its_head_is_found_by_an_anchor_kept_outside(
    database: Database, studio: Studio
) -> None:
    for _ in range(3):
        make_client(database, studio.owner)
    anchor = verify(database)[0].head
    cut = (
        "DELETE FROM audit_entries WHERE seq = 3",
        "UPDATE audit_heads SET seq = 2, hash = (SELECT hash FROM audit_entries WHERE seq = 2)",
    )

    assert not breaks_after(database, *cut)
    assert breaks_after(database, *cut, anchors={studio.workspace_id: anchor})


def test_untouched_chains_of_two_workspaces_hold(database: Database, studio: Studio) -> None:
    other = make_studio(database, "Other Studio")
    make_project(database, other.owner)
    make_project(database, studio.owner)

    assert [(found.rows, found.breaks) for found in verify(database)] == [(2, ()), (2, ())]


def test_audit_tells_of_a_project_what_was_agreed(database: Database, studio: Studio) -> None:
    project = make_project(database, studio.owner)

    created = log(database, studio)[-1]

    assert (created.action, created.subject_id) == ("project.create", project.id)
    assert created.after["milestones"][0]["amount_minor"] == 1_500_000
