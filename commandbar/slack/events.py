"""What Slack sends, as far as anything here reads it; nothing else is handed on.

Bolt indexes into whatever JSON it is given and fails on other shapes, so it gets these models'
own JSON instead of the request's.
"""

from typing import Annotated, Any, Literal
from urllib.parse import parse_qsl

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from commandbar.errors import MalformedRequest
from commandbar.slack.identity import SlackUser
from commandbar.slack.tables import SLACK_ID_LENGTH

MAX_FORM_FIELDS = 100

SlackId = Annotated[str, Field(pattern=rf"\A[A-Za-z0-9_.-]{{1,{SLACK_ID_LENGTH}}}\z")]
Short = Annotated[str, Field(max_length=500)]
Address = Annotated[str, Field(max_length=2_000)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class SlashCommand(_Part):
    """`/project <sentence>`. Slack sends `&`, `<` and `>` in the text as entities."""

    command: Short
    team_id: SlackId
    user_id: SlackId
    text: str = ""
    response_url: Address
    trigger_id: Short = ""

    @property
    def who(self) -> SlackUser:
        return SlackUser(self.team_id, self.user_id)

    @property
    def words(self) -> str:
        return self.text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


class Team(_Part):
    id: SlackId


class User(_Part):
    id: SlackId
    team_id: SlackId | None = None


class _Interaction(_Part):
    """Something pressed or submitted. In a shared channel the person may be of another team."""

    team: Team | None = None
    user: User
    trigger_id: Short = ""

    @property
    def who(self) -> SlackUser:
        team_id = self.user.team_id or (self.team.id if self.team is not None else "")
        return SlackUser(team_id, self.user.id)


class Action(_Part):
    type: Short = "button"
    action_id: Short
    block_id: Short = ""
    value: Annotated[str, Field(max_length=2_000)] | None = None


class BlockActions(_Interaction):
    """A button of a card."""

    type: Literal["block_actions"]
    actions: Annotated[list[Action], Field(min_length=1, max_length=25)]
    response_url: Address | None = None


class Input(_Part):
    value: str | None = None


class ViewState(_Part):
    values: dict[str, dict[str, Input]] = {}


class Form(_Part):
    type: Literal["modal"] = "modal"
    callback_id: Short
    private_metadata: Annotated[str, Field(max_length=3_000)] = ""
    state: ViewState = ViewState()


class ViewSubmission(_Interaction):
    """A modal that was sent off."""

    type: Literal["view_submission"]
    view: Form

    @property
    def values(self) -> dict[str, str]:
        """What stands in each input, by its block."""
        blocks = self.view.state.values.items()
        return {name: i.value or "" for name, inputs in blocks for i in inputs.values()}


class UrlVerification(_Part):
    type: Literal["url_verification"]
    challenge: Short


class SslCheck(_Part):
    ssl_check: Literal["1"]


Event = SlashCommand | BlockActions | ViewSubmission | UrlVerification | SslCheck
_EVENT: TypeAdapter[Event] = TypeAdapter(Event)


def read_event(body: bytes) -> Event:
    """The verified request's body: a form, a form with JSON in `payload`, or JSON.

    Raises:
        MalformedRequest: it is none of the events above.
    """
    try:
        if body.startswith(b"{"):
            return _EVENT.validate_json(body)
        fields = dict(
            parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=MAX_FORM_FIELDS)
        )
        if "payload" in fields:
            return _EVENT.validate_json(fields["payload"])
        return _EVENT.validate_python(fields)
    except (ValidationError, ValueError):
        raise MalformedRequest(
            "This is no event that the app has asked Slack for.",
            next_move="Compare the app's settings with manifest.yaml.",
        ) from None


def for_bolt(event: Event) -> dict[str, Any]:
    """The event as Bolt routes it; nothing that was not checked is in it."""
    return event.model_dump(mode="json", exclude_none=True)
