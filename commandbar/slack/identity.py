"""Which workspace a Slack team is bound to, and which member a Slack user is.

A team is bound once, by its Owner here and a bot token of its own. A user is linked by a
one-time code: Slack shows it to them alone, and a signed-in member enters it.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from billing_core.errors import NotFound, ValidationFailed
from billing_core.permissions import Permission
from billing_core.unit_of_work import Actor, UnitOfWork
from billing_core.usecases import audit
from billing_core.usecases.workspaces import actor_by_id, hash_token
from commandbar.slack.tables import SlackInstallation, SlackLink

CODE_LIFETIME = timedelta(minutes=15)
_CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Without I, O, 0 and 1: people read the code and type it."""


@dataclass(frozen=True, slots=True)
class SlackUser:
    """Who pressed or typed: a user's id is theirs only together with their team's."""

    team_id: str
    user_id: str


def make_code() -> str:
    """50 random bits, like "K7PQ2-9XWMA"."""
    letters = "".join(secrets.choice(_CODE_LETTERS) for _ in range(10))
    return f"{letters[:5]}-{letters[5:]}"


def is_installed(session: Session, team_id: str) -> bool:
    """Whether a workspace has bound the Slack team."""
    return session.get(SlackInstallation, team_id) is not None


def bot_token(session: Session, team_id: str) -> str | None:
    """The team's own bot token; None where the environment's is meant."""
    installation = session.get(SlackInstallation, team_id)
    return None if installation is None else installation.bot_token


def member_of(session: Session, who: SlackUser) -> Actor | None:
    """The member that the Slack user is linked to, with the role they hold now.

    Nobody, if the link leads into another workspace than the one the team is bound to.
    """
    installation = session.get(SlackInstallation, who.team_id)
    link = session.get(SlackLink, (who.team_id, who.user_id))
    if installation is None or link is None or link.user_id is None:
        return None
    actor = actor_by_id(session.connection(), link.user_id)
    if actor is None or actor.workspace_id != installation.workspace_id:
        return None
    return actor


def issue_code(
    session: Session, who: SlackUser, now: datetime, new_code: Callable[[], str] = make_code
) -> str:
    """A fresh code for the Slack user; an earlier one stops working."""
    code = new_code()
    link = session.get(SlackLink, (who.team_id, who.user_id))
    if link is None:
        link = SlackLink(team_id=who.team_id, slack_user_id=who.user_id)
        session.add(link)
    link.code_hash = _hash_code(code)
    link.code_expires_at = now + CODE_LIFETIME
    return code


def redeem_code(uow: UnitOfWork, code: str) -> SlackUser:
    """Link the Slack user who was shown the code to the acting member; a code works once.

    Raises:
        NotFound: unknown, used, older than CODE_LIFETIME, or shown in a team that is bound to
            another workspace.
    """
    link = uow.session.scalars(
        select(SlackLink).where(SlackLink.code_hash == _hash_code(code)).with_for_update()
    ).one_or_none()
    if link is None or link.code_expires_at is None or uow.now >= link.code_expires_at:
        raise NotFound("Slack code")
    installation = uow.session.get(SlackInstallation, link.team_id)
    if installation is None or installation.workspace_id != uow.workspace_id:
        raise NotFound("Slack code")
    link.user_id = uow.actor.user_id
    link.code_hash = link.code_expires_at = None
    who = SlackUser(link.team_id, link.slack_user_id)
    facts = {"team_id": who.team_id, "slack_user_id": who.user_id}
    subject = audit.Subject("user", uow.actor.user_id)
    audit.record(uow, audit.Entry("slack.link", subject, after=facts))
    return who


def unlink(uow: UnitOfWork) -> None:
    """No Slack user acts as the member any more."""
    links = list(uow.session.scalars(select(SlackLink).where(_links_to(uow.actor))))
    for link in links:
        link.user_id = None
    if links:
        subject = audit.Subject("user", uow.actor.user_id)
        audit.record(uow, audit.Entry("slack.unlink", subject))


def slack_users_of(uow: UnitOfWork) -> list[SlackUser]:
    """The Slack users who act as the member."""
    links = select(SlackLink).where(_links_to(uow.actor))
    found = uow.session.scalars(links.order_by(SlackLink.team_id, SlackLink.slack_user_id))
    return [SlackUser(link.team_id, link.slack_user_id) for link in found]


def install(uow: UnitOfWork, team_id: str, token: str | None) -> None:
    """Bind the team to the acting Owner's workspace; a repeat renews the bot token.

    Raises:
        PermissionDenied: not the Owner.
        ValidationFailed: the team is bound to another workspace.
    """
    uow.authorize(Permission.WORKSPACE_SETTINGS)
    known = uow.session.get(SlackInstallation, team_id)
    if known is not None and known.workspace_id != uow.workspace_id:
        raise ValidationFailed.of("team", "This Slack team belongs to another workspace here.")
    if known is None:
        known = SlackInstallation(
            team_id=team_id, workspace_id=uow.workspace_id, installed_at=uow.now
        )
        uow.session.add(known)
    known.bot_token = token
    audit.record(uow, audit.Entry("slack.install", audit.Subject("slack_team", team_id)))


def link_at_once(session: Session, who: SlackUser, user_id: str) -> None:
    """A link without a code: for seeding."""
    session.add(SlackLink(team_id=who.team_id, slack_user_id=who.user_id, user_id=user_id))


def _links_to(actor: Actor) -> ColumnElement[bool]:
    return SlackLink.user_id == actor.user_id


def _hash_code(code: str) -> str:
    return hash_token("".join(code.split()).upper())
