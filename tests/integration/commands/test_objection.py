"""What a confirm would be refused for is said while the plan is still being reviewed."""

from datetime import timedelta
from typing import Any

import pytest

from billing_core.errors import AiDisabled
from billing_core.unit_of_work import Actor, Via
from billing_core.usecases.workspaces import actor_by_token
from commandbar.bar import Caller
from commandbar.errors import NotStaged, PlanExpired, PlanStale
from commandbar.services import Services
from tests.factories import FixedClock
from tests.integration.api import Api


@pytest.fixture
def reviewer(services: Services) -> Caller:
    with services.database.read() as session:
        actor = actor_by_token(session, "demo-owner")
    assert isinstance(actor, Actor)
    return Caller(actor, Via.WEB)


async def nothing(_api: Api, _command: dict[str, Any], _clock: FixedClock) -> None:
    """The plan stays as it is."""


async def switch_off(api: Api, _command: dict[str, Any], _clock: FixedClock) -> None:
    await api.put("/settings/workspace", {"ai_enabled": False})


async def wait_a_day(_api: Api, _command: dict[str, Any], clock: FixedClock) -> None:
    clock.advance(timedelta(days=1))


async def take_the_name(api: Api, command: dict[str, Any], _clock: FixedClock) -> None:
    assert (await api.confirm(await api.stage())).status_code == 200


async def discard(api: Api, command: dict[str, Any], _clock: FixedClock) -> None:
    await api.post(f"/commands/{command['id']}/discard")


@pytest.mark.parametrize(
    ("meanwhile", "objection"),
    [
        (nothing, None),
        (switch_off, AiDisabled),
        (wait_a_day, PlanExpired),
        (take_the_name, PlanStale),
        (discard, NotStaged),
    ],
)
async def test_the_objection_is_what_the_confirm_then_says(
    owner: Api,
    services: Services,
    reviewer: Caller,
    clock: FixedClock,
    meanwhile: Any,
    objection: type[Exception] | None,
) -> None:
    command = await owner.stage()
    await meanwhile(owner, command, clock)
    said = services.bar.objection(reviewer, command["id"])
    assert (None if said is None else type(said)) is objection
    answer = (await owner.confirm(command)).json()
    assert answer.get("code") == (None if said is None else said.code)
