"""The bar over HTTP: `/api/v1/commands`."""

import json
from typing import Annotated

from litestar import Controller, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, QueryParameter, RawBody
from pydantic import BaseModel, Field, JsonValue

from commandbar.api.auth import ApiRequest
from commandbar.api.bodies import Body, body_of, read_body
from commandbar.prompt import MAX_PROMPT_CHARACTERS
from commandbar.services import Services
from commandbar.views import CommandView

Limit = Annotated[int, QueryParameter(ge=1, le=200)]


class Span(Body):
    """`start` to `end` (exclusive), in Unicode code points of the text it stands beside."""

    start: int
    end: int


class Words(Body):
    """`dismissed`: what the person says means nothing here; it is read as if it were not there."""

    dismissed: list[Span] = Field(default_factory=list, max_length=MAX_PROMPT_CHARACTERS)

    @property
    def spans(self) -> list[tuple[int, int]]:
        return [(span.start, span.end) for span in self.dismissed]


class NewCommand(Words):
    prompt: str


class NewMessage(Words):
    text: str


class PlanEdit(Body):
    version: int
    plan: dict[str, JsonValue]


class Confirmation(Body):
    version: int
    digest: str


class CommandPage(BaseModel):
    items: list[CommandView]
    next_cursor: str | None


class CommandController(Controller):
    path = "/commands"
    tags = ("Commands",)

    @post(operation_class=body_of(NewCommand))
    async def submit(
        self, request: ApiRequest, services: NamedDependency[Services], body: RawBody
    ) -> CommandView:
        """Read a sentence and stage what it came to; nothing but the command is stored."""
        command = read_body(NewCommand, body)
        return await services.bar.submit(request.user, command.prompt, dismissed=command.spans)

    @get(sync_to_thread=True)
    def newest(
        self,
        request: ApiRequest,
        services: NamedDependency[Services],
        limit: Limit = 50,
        cursor: FromQuery[str | None] = None,
    ) -> CommandPage:
        """The workspace's commands, newest first."""
        items, next_cursor = services.bar.newest(request.user, limit, cursor)
        return CommandPage(items=items, next_cursor=next_cursor)

    @get("/{command_id:str}", sync_to_thread=True)
    def show(
        self, request: ApiRequest, services: NamedDependency[Services], command_id: FromPath[str]
    ) -> CommandView:
        return services.bar.get(request.user, command_id)

    @post("/{command_id:str}/messages", status_code=200, operation_class=body_of(NewMessage))
    async def message(
        self,
        request: ApiRequest,
        services: NamedDependency[Services],
        command_id: FromPath[str],
        body: RawBody,
    ) -> CommandView:
        """Answer a question or correct the plan in words: a new version."""
        message = read_body(NewMessage, body)
        return await services.bar.message(
            request.user, command_id, message.text, dismissed=message.spans
        )

    @post("/{command_id:str}/retry")
    async def retry(
        self, request: ApiRequest, services: NamedDependency[Services], command_id: FromPath[str]
    ) -> CommandView:
        """Read a failed command's words again."""
        return await services.bar.retry(request.user, command_id)

    @put("/{command_id:str}/plan", operation_class=body_of(PlanEdit), sync_to_thread=True)
    def edit(
        self,
        request: ApiRequest,
        services: NamedDependency[Services],
        command_id: FromPath[str],
        body: RawBody,
    ) -> CommandView:
        """The reviewer's own plan, validated like any: a new version and digest."""
        change = read_body(PlanEdit, body)
        return services.bar.edit(request.user, command_id, change.version, json.dumps(change.plan))

    @post(
        "/{command_id:str}/confirm",
        status_code=200,
        operation_class=body_of(Confirmation),
        sync_to_thread=True,
    )
    def confirm(
        self,
        request: ApiRequest,
        services: NamedDependency[Services],
        command_id: FromPath[str],
        body: RawBody,
    ) -> CommandView:
        """Execute exactly what was reviewed, once; a repeat gives the same answer."""
        confirmation = read_body(Confirmation, body)
        return services.bar.confirm(
            request.user, command_id, confirmation.version, confirmation.digest
        )

    @post("/{command_id:str}/undo", status_code=200, sync_to_thread=True)
    def undo(
        self, request: ApiRequest, services: NamedDependency[Services], command_id: FromPath[str]
    ) -> CommandView:
        """Take back what the command made, for as long as nothing hangs on it."""
        return services.bar.undo(request.user, command_id)

    @post("/{command_id:str}/discard", status_code=200, sync_to_thread=True)
    def discard(
        self, request: ApiRequest, services: NamedDependency[Services], command_id: FromPath[str]
    ) -> CommandView:
        """Put the command away; a discarded command never executes."""
        return services.bar.discard(request.user, command_id)
