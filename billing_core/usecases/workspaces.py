"""Workspaces and their members: made by seeding, found by their token."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.orm import Session

from billing_core.permissions import Role
from billing_core.prepared import Prepared
from billing_core.tables import User, Workspace
from billing_core.unit_of_work import Actor, NewId
from billing_core.usecases.audit import start_chain


@dataclass(frozen=True, slots=True)
class WorkspaceDraft:
    """A workspace to be made. `default_tax_rate` in percent; None is "not set"."""

    name: str
    currency: str
    locale: str
    default_tax_rate: Decimal | None = None


@dataclass(frozen=True, slots=True)
class MemberDraft:
    """A member to be made. `token` is what they sign in with; only its hash is kept."""

    name: str
    role: Role
    token: str | None = None
    email: str | None = None


def create_workspace(
    session: Session, draft: WorkspaceDraft, *, now: datetime, new_id: NewId
) -> Workspace:
    """A workspace without members, with an empty audit chain."""
    workspace = Workspace(
        id=new_id("wsp"),
        name=draft.name,
        currency=draft.currency,
        locale=draft.locale,
        default_tax_rate=draft.default_tax_rate,
        created_at=now,
    )
    session.add(workspace)
    session.flush()
    start_chain(session, workspace.id)
    return workspace


def add_member(
    session: Session, workspace_id: str, draft: MemberDraft, *, now: datetime, new_id: NewId
) -> Actor:
    """A member of the workspace, as the actor that they now can be."""
    user = User(
        id=new_id("usr"),
        workspace_id=workspace_id,
        name=draft.name,
        email=draft.email,
        role=draft.role,
        token_hash=None if draft.token is None else hash_token(draft.token),
        created_at=now,
    )
    session.add(user)
    session.flush()
    return _actor(user)


def actor_by_token(session: Session, token: str) -> Actor | None:
    """The member whose token this is, with the role they hold now; None where there is none."""
    user = session.scalars(select(User).where(User.token_hash == hash_token(token))).first()
    return None if user is None else _actor(user)


_ACTOR = Prepared(
    select(User.id, User.workspace_id, User.name, User.role).where(User.id == bindparam("id"))
)


def actor_by_id(connection: Connection, user_id: str) -> Actor | None:
    user = _ACTOR.first(connection, {"id": user_id})
    return None if user is None else Actor(*user)


def hash_token(token: str) -> str:
    """SHA-256 in hex; tokens are random, so that no salt or slow hash is needed."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _actor(user: User) -> Actor:
    return Actor(user.id, user.workspace_id, user.name, user.role)
