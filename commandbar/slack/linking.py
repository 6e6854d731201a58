"""`/api/v1/slack/link`: a signed-in member enters the code from Slack, or unlinks."""

from typing import Any

from litestar import Request, delete, post
from litestar.di import NamedDependency
from litestar.params import RawBody
from litestar.types import ControllerRouterHandler
from pydantic import BaseModel, ConfigDict, ValidationError

from billing_core.errors import ValidationFailed
from commandbar.bar import Caller
from commandbar.errors import MalformedRequest
from commandbar.identity import with_current_role
from commandbar.limits import guess_by
from commandbar.services import Services
from commandbar.slack import identity
from commandbar.slack.identity import SlackUser
from commandbar.validation import field_errors


class Code(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    code: str


class Link(BaseModel):
    """The Slack user who acts as the caller from now on."""

    team_id: str
    slack_user_id: str


@post("/slack/link", status_code=200, sync_to_thread=True, tags=["Slack"])
def link(
    request: Request[Caller, None, Any], services: NamedDependency[Services], body: RawBody
) -> Link:
    """`{"code": "K7PQ2-9XWMA"}`: the Slack user who was shown it acts as you from now on."""
    code = _code(body)
    who = redeem(services, request.user, code)
    return Link(team_id=who.team_id, slack_user_id=who.user_id)


@delete("/slack/link", status_code=204, sync_to_thread=True, tags=["Slack"])
def unlink(request: Request[Caller, None, Any], services: NamedDependency[Services]) -> None:
    """No Slack user acts as you any more."""
    caller = request.user
    services.database.transact(
        caller.actor, caller.via, lambda uow: identity.unlink(with_current_role(uow))
    )


def redeem(services: Services, caller: Caller, code: str) -> SlackUser:
    """Link the Slack user who was shown the code to the caller.

    One wrong code is reserved beforehand, and a right one undoes that.

    Raises:
        NotFound: the code is wrong, used or old.
        RateLimited: the caller has tried too many.
    """
    guess = guess_by("Slack codes", caller.actor)
    services.limiter.reserve([guess])
    who = services.database.transact(
        caller.actor, caller.via, lambda uow: identity.redeem_code(with_current_role(uow), code)
    )
    services.limiter.give_back(guess)
    return who


def _code(body: bytes) -> str:
    try:
        return Code.model_validate_json(body).code
    except ValidationError as error:
        if error.errors(include_url=False)[0]["type"] == "json_invalid":
            raise MalformedRequest(
                "The body is not valid JSON in UTF-8.", next_move="Send one JSON object."
            ) from error
        raise ValidationFailed(field_errors(error)) from error


def slack_handlers(services: Services) -> list[ControllerRouterHandler]:
    """The API's calls for Slack, where it is connected."""
    return [] if services.settings.slack_signing_secret is None else [link, unlink]
