"""The client's link (rule 24)."""

import dataclasses

import pytest
from sqlalchemy import select

from billing_core.database import Database
from billing_core.errors import NotFound, PermissionDenied
from billing_core.kinds import MilestoneStatus
from billing_core.tables import AuditEntry, Client
from billing_core.usecases import portal
from billing_core.views import PortalView
from tests.factories import Studio, act, bring_to, make_client, make_project, make_studio


def read(database: Database, secret: str) -> PortalView | None:
    with database.read() as session:
        return portal.read_portal(session, secret)


def test_page_shows_names_and_progress_and_nothing_else(database: Database, studio: Studio) -> None:
    client = make_client(database, studio.owner)
    project = make_project(database, studio.owner, client_id=client.id)
    for milestone, status in zip(
        project.milestones, [MilestoneStatus.INVOICED, MilestoneStatus.IN_PROGRESS], strict=False
    ):
        bring_to(database, studio.owner, milestone.id, status)
    make_project(database, studio.owner, name="Of somebody else")

    secret = act(database, studio.admin, portal.create_link, client.id)
    page = read(database, secret)

    assert page is not None
    assert dataclasses.asdict(page) == {
        "business_name": "Demo Studio",
        "client_name": "Acme Corp",
        "locale": "en-US",
        "projects": (
            {
                "name": "Brand Redesign",
                "progress": {"completed": 1, "total": 3},
                "milestones": (
                    {"name": "Phase 1", "status": MilestoneStatus.COMPLETED},
                    {"name": "Phase 2", "status": MilestoneStatus.IN_PROGRESS},
                    {"name": "Phase 3", "status": MilestoneStatus.PENDING},
                ),
            },
        ),
    }


def test_secret_has_256_bits_and_is_stored_nowhere(database: Database, studio: Studio) -> None:
    client = make_client(database, studio.owner)

    secret = act(database, studio.owner, portal.create_link, client.id)

    assert len(secret) == 43
    with database.read() as session:
        row = session.get_one(Client, client.id)
        audit = session.scalars(select(AuditEntry)).all()
    assert row.portal_token_hash is not None
    assert secret not in row.portal_token_hash
    assert not any(secret in str([entry.before, entry.after]) for entry in audit)
    assert not any(row.portal_token_hash in str([entry.before, entry.after]) for entry in audit)


def test_new_link_ends_the_old_one_and_revoking_ends_both(
    database: Database, studio: Studio
) -> None:
    client = make_client(database, studio.owner)
    first = act(database, studio.owner, portal.create_link, client.id)
    second = act(database, studio.owner, portal.create_link, client.id)

    assert read(database, first) is None
    assert read(database, second) is not None
    act(database, studio.admin, portal.revoke_link, client.id)
    act(database, studio.admin, portal.revoke_link, client.id)
    assert read(database, second) is None


def test_guess_shows_nothing(database: Database, studio: Studio) -> None:
    make_client(database, studio.owner)

    for secret in ("", "x", "a" * 10_000, "\ud800", "../..", "' OR 1=1 --"):
        assert read(database, secret) is None


def test_member_and_other_workspaces_make_no_links(database: Database, studio: Studio) -> None:
    other = make_studio(database, "Other Studio")
    client = make_client(database, studio.owner)

    for call in (portal.create_link, portal.revoke_link):
        with pytest.raises(PermissionDenied):
            act(database, studio.member, call, client.id)
        with pytest.raises(NotFound):
            act(database, other.owner, call, client.id)
