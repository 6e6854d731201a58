"""A browser's sign-in: a random secret in a cookie, of which the database keeps only the hash.

A sign-in ends after 12 hours, at sign-out, or when its member is removed. The secret is new at
each sign-in, so that one planted before it is worth nothing after it.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from litestar.datastructures import Cookie
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from billing_core.unit_of_work import Actor
from billing_core.usecases.workspaces import actor_by_id, hash_token
from commandbar.tables import SessionRow

COOKIE = "commandbar_session"
LIFETIME = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class SignIn:
    """A member at a browser. `secret` is the cookie's value."""

    actor: Actor
    secret: str


def new_secret() -> str:
    """256 random bits, fit for a cookie."""
    return secrets.token_urlsafe(32)


def open_session(session: Session, actor: Actor, now: datetime, *, replaces: str | None) -> str:
    """The secret of a new sign-in; the one it replaces, and all that are over, are forgotten."""
    over = SessionRow.expires_at <= now
    if replaces is not None:
        over |= SessionRow.secret_hash == hash_token(replaces)
    session.execute(delete(SessionRow).where(over))
    secret = new_secret()
    session.add(
        SessionRow(
            secret_hash=hash_token(secret),
            user_id=actor.user_id,
            created_at=now,
            expires_at=now + LIFETIME,
        )
    )
    return secret


def find_sign_in(session: Session, secret: str, now: datetime) -> SignIn | None:
    """Who signed in with this secret, with the role they hold now; None if nobody still is."""
    query = select(SessionRow.user_id).where(
        SessionRow.secret_hash == hash_token(secret), SessionRow.expires_at > now
    )
    user_id = session.scalar(query)
    actor = actor_by_id(session.connection(), user_id) if user_id is not None else None
    return None if actor is None else SignIn(actor, secret)


def close_session(session: Session, secret: str) -> None:
    """The secret opens nothing from now on."""
    session.execute(delete(SessionRow).where(SessionRow.secret_hash == hash_token(secret)))


def cookie(secret: str, *, https: bool) -> Cookie:
    """Out of reach of scripts, not sent from other sites, only over https where there is one."""
    return Cookie(
        key=COOKIE,
        value=secret,
        path="/",
        httponly=True,
        samesite="lax",
        secure=https,
        max_age=int(LIFETIME.total_seconds()),
    )
