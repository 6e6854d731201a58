"""Takes in what Slack sends: who it is, what they mean, and a job that says so.

Everything here is quick and synchronous: it is done before the acknowledgement leaves.
"""

import json
import logging
from datetime import datetime
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from sqlalchemy.orm import Session

from billing_core.database import Database
from billing_core.errors import DomainError
from billing_core.unit_of_work import Via
from commandbar.bar import Caller
from commandbar.errors import NotStaged
from commandbar.services import Services
from commandbar.slack import forms, identity, jobs, words
from commandbar.slack.cards import Pressed
from commandbar.slack.delivery import Delivery
from commandbar.slack.events import BlockActions, SlashCommand, ViewSubmission
from commandbar.slack.forms import FORMS, Opened
from commandbar.slack.identity import SlackUser
from commandbar.slack.jobs import RESPONSE_URL_LIFETIME, NewJob
from commandbar.slack.tables import JobKind
from commandbar.staging import checked_prompt
from commandbar.views import CommandView

log = logging.getLogger(__name__)

P = TypeVar("P", bound=BaseModel)

OPEN_STATUSES = frozenset({"staged", "needs_clarification"})


class Intake:
    """What Bolt's listeners call."""

    def __init__(self, services: Services, delivery: Delivery) -> None:
        self._bar = services.bar
        self._database = services.database
        self._base_url = services.settings.base_url
        self._delivery = delivery

    def bot_token(self, team_id: str) -> str | None:
        with self._database.read() as session:
            return identity.bot_token(session, team_id)

    def take_command(self, event: SlashCommand) -> str:
        """Keep the job of a typed command; the words of the acknowledgement.

        Raises:
            ValidationFailed: the sentence is longer than a prompt may be.
        """
        if not self._is_installed(event.team_id):
            return words.NOT_CONNECTED
        if self._caller(event.who) is None:
            return link_hint(self._database, event.who, self._base_url)
        if not event.words.strip():
            return words.HOW_TO
        checked_prompt(event.words)
        if not self._may_respond(event.response_url):
            return words.NO_ADDRESS
        self._accept(event, JobKind.SUBMIT, event.response_url, payload={"text": event.words})
        return words.READING

    def take_press(self, event: BlockActions) -> None:
        """Keep the job of a pressed button; somebody unknown gets a hint and nothing else."""
        action = event.actions[0]
        pressed = _read(Pressed, action.value)
        if pressed is None or not self._may_respond(event.response_url):
            return
        known = self._caller(event.who) is not None
        kind = JobKind(action.action_id.split("_")[1]) if known else JobKind.HINT
        payload = pressed.model_dump(exclude={"command_id"}, exclude_none=True)
        self._accept(
            event, kind, event.response_url, command_id=pressed.command_id, payload=payload
        )

    def form_for(self, event: BlockActions) -> dict[str, Any] | None:
        """The modal that the button opens; where there is nothing to edit, a job says why."""
        pressed = _read(Pressed, event.actions[0].value)
        if pressed is None or not self._may_respond(event.response_url):
            return None
        caller = self._caller(event.who)
        if caller is None:
            self._accept(event, JobKind.HINT, event.response_url)
            return None
        try:
            view = self._bar.get(caller, pressed.command_id)
        except DomainError as refusal:
            self.notify(event, words.of_refusal(refusal))
            return None
        modal = self._modal(view, pressed, str(event.response_url))
        if modal is None:
            self._show(event, str(event.response_url), view.id)
        return modal

    def save_plan(self, event: ViewSubmission) -> dict[str, str]:
        """Store an edited plan and have its card replaced; or the refusals, by input."""
        opened = _read(Opened, event.view.private_metadata)
        block_ids = list(event.values) or ["project_name"]
        caller = self._caller(event.who)
        if opened is None or caller is None:
            return {block_ids[0]: words.UNLINKED}
        try:
            self._edit(caller, opened, event.values)
        except DomainError as refusal:
            return forms.errors_by_block(refusal, block_ids)
        self._show(event, opened.response_url, opened.command_id, until=opened.usable_until)
        return {}

    def take_reply(self, event: ViewSubmission) -> None:
        """Keep the job of an answer in words."""
        opened = _read(Opened, event.view.private_metadata)
        if opened is None or not self._may_respond(opened.response_url):
            return
        self._accept(
            event,
            JobKind.ANSWER,
            opened.response_url,
            command_id=opened.command_id,
            payload={"version": opened.version, "text": event.values.get("reply", "")},
            until=opened.usable_until,
        )

    def notify(self, event: BlockActions, text: str) -> None:
        """Have a few words sent to who pressed, and to nobody else."""
        self._accept(event, JobKind.NOTICE, event.response_url, notice=text)

    def _edit(self, caller: Caller, opened: Opened, values: dict[str, str]) -> None:
        view = self._bar.get(caller, opened.command_id)
        if view.plan is None or view.action not in FORMS:
            raise NotStaged(view.status)
        plan = FORMS[view.action].apply(view.plan, values)
        self._bar.edit(caller, view.id, opened.version, json.dumps(plan))

    def _modal(self, view: CommandView, pressed: Pressed, url: str) -> dict[str, Any] | None:
        if view.version != pressed.version or view.status not in OPEN_STATUSES:
            return None
        opened = Opened(
            command_id=view.id,
            version=view.version,
            response_url=url,
            usable_until=self._usable_until(),
        )
        if pressed.question is not None:
            return forms.reply_view(view.questions[pressed.question], opened)
        return forms.edit_view(view, opened) if view.action in FORMS else None

    def _show(
        self,
        event: BlockActions | ViewSubmission,
        url: str,
        command_id: str,
        until: datetime | None = None,
    ) -> None:
        self._accept(event, JobKind.SHOW, url, command_id=command_id, until=until)

    def _accept(
        self,
        event: SlashCommand | BlockActions | ViewSubmission,
        kind: JobKind,
        url: str | None,
        *,
        command_id: str | None = None,
        payload: dict[str, Any] | None = None,
        notice: str | None = None,
        until: datetime | None = None,
    ) -> None:
        job = NewJob(
            who=event.who,
            kind=kind,
            response_url=url or "",
            usable_until=until or self._usable_until(),
            trigger=event.trigger_id,
            payload=payload or {},
            command_id=command_id,
            notice=notice,
        )
        job_id = jobs.accept(self._database, job)
        if job_id is None:
            log.info("a Slack interaction came again; it was accepted before")
        else:
            log.info("accepted as %s", job_id)  # the request id of the worker's lines

    def _is_installed(self, team_id: str) -> bool:
        with self._database.read() as session:
            return identity.is_installed(session, team_id)

    def _caller(self, who: SlackUser) -> Caller | None:
        with self._database.read() as session:
            actor = identity.member_of(session, who)
        return None if actor is None else Caller(actor, Via.SLACK)

    def _may_respond(self, url: str | None) -> bool:
        allowed = url is not None and self._delivery.may_respond(url)
        if not allowed:
            log.warning("refused a response_url that is not on the allow-list")
        return allowed

    def _usable_until(self) -> datetime:
        return self._database.clock() + RESPONSE_URL_LIFETIME


def link_hint(database: Database, who: SlackUser, base_url: str) -> str:
    """How to become known here, with a fresh code."""
    now = database.clock()

    def issue(session: Session) -> str:
        return identity.issue_code(session, who, now)

    return words.link_hint(base_url, database.write(issue))


def _read(model: type[P], text: str | None) -> P | None:
    """What we once gave Slack to send back; None if it is not ours."""
    try:
        return model.model_validate_json(text or "")
    except ValidationError:
        log.warning("Slack sent back something that is not ours: %s", model.__name__)
        return None
