"""Bolt's listeners: each has what was asked written down, and acknowledges. No model is asked."""

import logging
import re
from collections.abc import Callable
from typing import Any

from anyio import to_thread
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from billing_core.errors import DomainError
from commandbar.services import Services
from commandbar.slack import words
from commandbar.slack.delivery import SLACK_FAILURES, web_client
from commandbar.slack.events import BlockActions, SlashCommand, ViewSubmission
from commandbar.slack.intake import Intake

log = logging.getLogger(__name__)
_bolt_log = logging.getLogger("commandbar.slack.bolt_app")
_bolt_log.setLevel(logging.ERROR)  # below that, Bolt logs whole requests: a person's words

COMMAND = "/project"
JOB_BUTTONS = re.compile(r"\Aplan_(?:confirm|discard|answer)(?:_|\Z)")
FORM_BUTTONS = re.compile(r"\Aplan_(?:edit|reply)(?:_|\Z)")


class Listeners:
    """What Slack's events do here. `wake` tells the worker that there is a job."""

    def __init__(self, services: Services, intake: Intake, wake: Callable[[], None]) -> None:
        self._settings = services.settings
        self._intake = intake
        self._wake = wake

    def build_app(self) -> AsyncApp:
        """Bolt with these listeners. Signatures are checked before it, for every request alike."""
        client = web_client(self._settings)

        async def authorize(team_id: str | None, user_id: str | None) -> AuthorizeResult:
            """The team's bot for Bolt's client; who may do what is decided event by event."""
            own = await to_thread.run_sync(self._intake.bot_token, team_id or "")
            token = own or client.token
            return AuthorizeResult(
                enterprise_id=None, team_id=team_id, user_id=user_id, bot_token=token
            )

        app = AsyncApp(
            name=__name__,  # else Bolt reads every source file on the stack for one
            logger=_bolt_log,
            client=client,
            authorize=authorize,
            request_verification_enabled=False,
        )
        app.command(COMMAND)(self.project)
        app.action(JOB_BUTTONS)(self.press)
        app.action(FORM_BUTTONS)(self.open_form)
        app.action("plan_open")(self.follow_link)
        app.view("plan_edited")(self.save_plan)
        app.view("plan_replied")(self.save_reply)
        return app

    async def project(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        """`/project <sentence>`: the job is in the database when the acknowledgement leaves."""
        event = SlashCommand.model_validate(body)
        try:
            answer = await to_thread.run_sync(self._intake.take_command, event)
        except DomainError as refusal:
            answer = words.of_refusal(refusal)
        await ack(text=answer, response_type="ephemeral")
        self._wake()

    async def press(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        """Confirm, discard, a ready answer: a job each."""
        event = BlockActions.model_validate(body)
        await to_thread.run_sync(self._intake.take_press, event)
        await ack()
        self._wake()

    async def open_form(self, ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        """Edit, or answer in words: a modal from what is stored, while the trigger is good."""
        await ack()
        event = BlockActions.model_validate(body)
        modal = await to_thread.run_sync(self._intake.form_for, event)
        if modal is not None:
            try:
                await client.views_open(trigger_id=event.trigger_id, view=modal)
            except SLACK_FAILURES as error:
                log.warning("Slack opened no form: %s", type(error).__name__)
                await to_thread.run_sync(self._intake.notify, event, words.TOO_LATE)
        self._wake()

    async def follow_link(self, ack: AsyncAck) -> None:
        """A link was opened; Slack only wants to hear that we know."""
        await ack()

    async def save_plan(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        """An edited plan: refused at its inputs, or a new version and a new card."""
        event = ViewSubmission.model_validate(body)
        errors = await to_thread.run_sync(self._intake.save_plan, event)
        if errors:
            await ack(response_action="errors", errors=errors)
            return
        await ack()
        self._wake()

    async def save_reply(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        """An answer in words: a job."""
        event = ViewSubmission.model_validate(body)
        await to_thread.run_sync(self._intake.take_reply, event)
        await ack()
        self._wake()
