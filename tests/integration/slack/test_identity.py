"""Who a Slack user is here: bound teams, linked members, one-time codes."""

from datetime import timedelta

import pytest

from billing_core.database import Database
from billing_core.errors import NotFound, PermissionDenied, ValidationFailed
from billing_core.permissions import Role
from billing_core.unit_of_work import Actor, Via
from commandbar.seed import seed_demo
from commandbar.slack import demo, identity
from commandbar.slack.identity import CODE_LIFETIME, SlackUser
from tests.factories import FixedClock, Studio, make_studio

TEAM = "T_STUDIO"
SOMEBODY = SlackUser(TEAM, "U_SOMEBODY")


def install(database: Database, actor: Actor, team_id: str = TEAM) -> None:
    database.transact(actor, Via.CLI, lambda uow: identity.install(uow, team_id, "xoxb-test"))


def issue(database: Database, who: SlackUser = SOMEBODY) -> str:
    now = database.clock()
    return database.write(lambda session: identity.issue_code(session, who, now))


def redeem(database: Database, actor: Actor, code: str) -> SlackUser:
    return database.transact(actor, Via.API, lambda uow: identity.redeem_code(uow, code))


def member_of(database: Database, who: SlackUser) -> Actor | None:
    with database.read() as session:
        return identity.member_of(session, who)


def test_code_links_the_slack_user_to_the_member_who_enters_it(
    database: Database, studio: Studio
) -> None:
    install(database, studio.owner)
    code = issue(database)
    assert member_of(database, SOMEBODY) is None
    assert redeem(database, studio.member, f" {code.lower()} ") == SOMEBODY
    assert member_of(database, SOMEBODY) == studio.member


def test_code_works_once(database: Database, studio: Studio) -> None:
    install(database, studio.owner)
    code = issue(database)
    redeem(database, studio.member, code)
    with pytest.raises(NotFound):
        redeem(database, studio.admin, code)
    assert member_of(database, SOMEBODY) == studio.member


def test_newer_code_replaces_the_older_one(database: Database, studio: Studio) -> None:
    install(database, studio.owner)
    first, second = issue(database), issue(database)
    with pytest.raises(NotFound):
        redeem(database, studio.member, first)
    redeem(database, studio.member, second)


@pytest.mark.parametrize(
    ("waited", "works"), [(CODE_LIFETIME - timedelta(seconds=1), True), (CODE_LIFETIME, False)]
)
def test_code_works_for_a_quarter_of_an_hour(
    database: Database, studio: Studio, clock: FixedClock, waited: timedelta, works: bool
) -> None:
    install(database, studio.owner)
    code = issue(database)
    clock.advance(waited)
    if works:
        redeem(database, studio.member, code)
        return
    with pytest.raises(NotFound):
        redeem(database, studio.member, code)


def test_code_shown_in_another_workspaces_team_is_unknown(
    database: Database, studio: Studio
) -> None:
    other = make_studio(database, "Other Studio")
    install(database, studio.owner)
    code = issue(database)
    with pytest.raises(NotFound):
        redeem(database, other.owner, code)


def test_team_is_bound_to_one_workspace(database: Database, studio: Studio) -> None:
    other = make_studio(database, "Other Studio")
    install(database, studio.owner)
    with pytest.raises(ValidationFailed):
        install(database, other.owner)
    install(database, studio.owner)


@pytest.mark.parametrize("role", [Role.ADMIN, Role.MEMBER])
def test_only_the_owner_binds_a_team(database: Database, studio: Studio, role: Role) -> None:
    with pytest.raises(PermissionDenied):
        install(database, studio.by_role(role))


def test_link_that_leads_out_of_the_bound_workspace_is_nobody(
    database: Database, studio: Studio
) -> None:
    other = make_studio(database, "Other Studio")
    install(database, studio.owner)
    database.write(lambda session: identity.link_at_once(session, SOMEBODY, other.owner.user_id))
    assert member_of(database, SOMEBODY) is None


def test_demo_team_knows_its_three_members(database: Database) -> None:
    seed_demo(database, demo.connect_demo)
    for role, user_id in demo.USERS.items():
        member = member_of(database, SlackUser(demo.TEAM, user_id))
        assert member is not None
        assert member.role is role
    assert member_of(database, SlackUser(demo.TEAM, "U_ELSE")) is None
    assert member_of(database, SlackUser("T_ELSE", "U_OWNER")) is None
