"""The demo workspace's Slack team and its three linked users (contract, section 2)."""

from collections.abc import Sequence

from billing_core.permissions import Role
from billing_core.unit_of_work import Actor, UnitOfWork
from commandbar.slack.identity import SlackUser, install, link_at_once

TEAM = "T_DEMO"
USERS = {Role.OWNER: "U_OWNER", Role.ADMIN: "U_ADMIN", Role.MEMBER: "U_MEMBER"}


def connect_demo(uow: UnitOfWork, members: Sequence[Actor]) -> None:
    """Bind the team and link each member; the bot token is the environment's."""
    install(uow, TEAM, None)
    for member in members:
        link_at_once(uow.session, SlackUser(TEAM, USERS[member.role]), member.user_id)
