"""Does the accepted jobs and sends their answers, one after the other process if need be.

Doing is exactly once: the transaction that does it marks the job. Answering is at least once: a
process that dies after sending and before noting it sends again.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import partial
from typing import Any

from anyio import to_thread

from billing_core.errors import Busy, DomainError
from billing_core.unit_of_work import Actor, UnitOfWork, Via
from commandbar.bar import Beside, Caller
from commandbar.errors import LlmFailure, NotStaged, PlanChanged, PlanExpired
from commandbar.services import Services
from commandbar.slack import blocks, identity, jobs, words
from commandbar.slack.cards import Links, command_message, failure_words
from commandbar.slack.delivery import Delivery, Sent
from commandbar.slack.identity import SlackUser
from commandbar.slack.intake import link_hint
from commandbar.slack.tables import JobKind, JobState, SlackJob
from commandbar.tables import CommandRow
from commandbar.trace import tracing
from commandbar.views import CommandView

log = logging.getLogger(__name__)

POLL_S = 1.0
AT_ONCE = 8
GRACE_S = 30.0
"""What has begun at a clean stop may finish, a reading too, so that none is asked for twice."""
MAX_TRIES = 10
MAX_BACKOFF = timedelta(minutes=1)

_OVERTAKEN = (PlanChanged, NotStaged, PlanExpired)
"""The card was an old one: it is replaced by what the command is now."""


class Worker:
    """Runs in the application's lifespan; `wake` spares a new job the wait for the next look."""

    def __init__(self, services: Services, delivery: Delivery) -> None:
        self._bar = services.bar
        self._database = services.database
        self._delivery = delivery
        self._links = Links(services.settings.base_url)
        self._base_url = services.settings.base_url
        self._steps: dict[JobKind, Callable[[Caller, SlackJob], Awaitable[None]]] = {
            JobKind.SUBMIT: self._submit,
            JobKind.CONFIRM: self._confirm,
            JobKind.DISCARD: self._discard,
            JobKind.ANSWER: self._reply,
        }
        self._wake = asyncio.Event()
        self._stopping = False
        self._running: dict[str, asyncio.Task[None]] = {}

    def wake(self) -> None:
        self._wake.set()

    def stop(self) -> None:
        """Have `run` take nothing new and end with what it has begun; what is not finished after
        GRACE_S is left to the next process."""
        self._stopping = True
        self._wake.set()

    async def run(self) -> None:
        """Look for due jobs until told to stop, then finish."""
        while not self._stopping:
            await self._look()
            await self._wait()
        clock = asyncio.get_running_loop().time
        latest = clock() + GRACE_S
        while self._running and clock() < latest:
            await self._look()
            await self._wait()
        tasks = list(self._running.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _look(self) -> None:
        try:
            await self._hold(list(self._running), jobs.HOLD)
            if not self._stopping:
                await self._take()
        except Exception:
            log.exception("looking for Slack jobs failed; looking again shortly")

    async def _take(self) -> None:
        free = AT_ONCE - len(self._running)
        for job in await to_thread.run_sync(jobs.claim, self._database, free):
            if job.id not in self._running:
                self._running[job.id] = asyncio.create_task(self._process(job))

    async def _wait(self) -> None:
        """Until woken, or for POLL_S. An alarm, not a timeout: those of Python 3.11 may lose a
        cancellation, or leave one behind, when both ends come together."""
        alarm = asyncio.get_running_loop().call_later(POLL_S, self._wake.set)
        try:
            await self._wake.wait()
        finally:
            alarm.cancel()
        self._wake.clear()

    async def _process(self, job: SlackJob) -> None:
        with tracing(job.id, job.command_id):
            await self._work_and_answer(job)

    async def _work_and_answer(self, job: SlackJob) -> None:
        try:
            if job.state == JobState.ACCEPTED:
                await self._work(job)
                job = await to_thread.run_sync(jobs.reload, self._database, job.id)
            await self._answer(job)
        except jobs.AlreadyDone:
            log.info("another process has done the Slack job")
        except asyncio.CancelledError:
            await asyncio.shield(self._hold([job.id], timedelta(0)))
            raise
        except Exception:
            log.exception("the Slack job failed; it is tried again")
            await self._try_later(job)
        finally:
            self._running.pop(job.id, None)
            self._wake.set()

    async def _work(self, job: SlackJob) -> None:
        """Do what was asked, as the member that the Slack user is now."""
        actor = await to_thread.run_sync(self._member, job)
        if actor is None:
            return await self._settle(job, notice=words.UNLINKED)
        if job.tries > MAX_TRIES:
            return await self._settle(job, notice=words.GAVE_UP)
        try:
            await self._steps[JobKind(job.kind)](Caller(actor, Via.SLACK), job)
        except LlmFailure:
            pass  # logged and kept with the command; its card says so
        except _OVERTAKEN:
            await self._settle(job)
        except Busy:
            raise
        except DomainError as refusal:
            await self._settle(job, notice=words.of_refusal(refusal))

    async def _submit(self, caller: Caller, job: SlackJob) -> None:
        await self._bar.submit(caller, job.payload["text"], beside=_marking(job))

    async def _confirm(self, caller: Caller, job: SlackJob) -> None:
        version, digest = job.payload["version"], job.payload["digest"]
        await to_thread.run_sync(self._bar.confirm, caller, str(job.command_id), version, digest)
        await self._settle(job)

    async def _discard(self, caller: Caller, job: SlackJob) -> None:
        await to_thread.run_sync(self._bar.discard, caller, str(job.command_id))
        await self._settle(job)

    async def _reply(self, caller: Caller, job: SlackJob) -> None:
        """Send the answer's words to the bar: typed ones, or those of the option that was shown."""
        view = await to_thread.run_sync(self._bar.get, caller, str(job.command_id))
        wanted = job.payload
        if view.version != wanted["version"]:
            raise PlanChanged(view.version)
        text = wanted.get("text")
        if text is None:
            text = view.questions[wanted["question"]].options[wanted["option"]].value
        await self._bar.message(caller, view.id, text, beside=_marking(job))

    async def _answer(self, job: SlackJob) -> None:
        message = await self._message(job)
        if await to_thread.run_sync(jobs.spend_use, self._database, job.id):
            sent = await self._delivery.respond(job.response_url, message)
            if sent is Sent.CLOSED:
                await to_thread.run_sync(jobs.close_address, self._database, job.id)
                sent = await self._send_link(job)
        else:
            sent = await self._send_link(job)
        if sent is Sent.DONE:
            await self._finish(job, JobState.ANSWERED)
        else:
            await self._try_later(job)

    async def _message(self, job: SlackJob) -> dict[str, Any]:
        """The answer as it is true now, however long after the work."""
        if job.notice is not None:
            return blocks.notice(job.notice)
        if job.kind == JobKind.HINT:
            return blocks.notice(await to_thread.run_sync(self._hint, job))
        view = await to_thread.run_sync(self._view, job)
        if view is None:
            return blocks.notice(words.UNLINKED)
        if view.status in {"rejected", "failed"}:
            button = blocks.link_button("Open in app", self._links.command(view.id))
            return blocks.notice(failure_words(view), [button])
        if job.kind == JobKind.ANSWER and view.version == job.payload["version"]:
            return blocks.notice(view.messages[-1].text)
        where = {"response_type": "in_channel"} if job.kind == JobKind.SUBMIT else _IN_ITS_PLACE
        return {**where, **command_message(view, self._links)}

    async def _send_link(self, job: SlackJob) -> Sent:
        """Instead of the card, once 30 minutes or 5 uses are gone: a direct message."""
        if job.kind == JobKind.HINT:
            return Sent.DONE  # whoever presses again gets a code that is still good
        address = self._links.home
        if job.command_id is not None:
            address = self._links.command(job.command_id)
        text = blocks.escape(job.notice or words.too_late_for_a_card(address))
        token = await to_thread.run_sync(self._token, job)
        return await self._delivery.direct(token, job.slack_user_id, text)

    async def _settle(self, job: SlackJob, *, notice: str | None = None) -> None:
        mark = partial(jobs.mark_worked, job_id=job.id, notice=notice)
        await to_thread.run_sync(self._database.write, mark)

    async def _finish(self, job: SlackJob, state: JobState) -> None:
        await to_thread.run_sync(jobs.finish, self._database, job.id, state)

    async def _try_later(self, job: SlackJob) -> None:
        if job.state != JobState.ACCEPTED and job.tries >= MAX_TRIES:
            log.error("the Slack job could not be answered; it stays in the app")
            await self._finish(job, JobState.ABANDONED)
            return
        delay = min(timedelta(seconds=2**job.tries), MAX_BACKOFF)
        await self._hold([job.id], delay)

    async def _hold(self, job_ids: list[str], ahead: timedelta) -> None:
        until = self._database.clock() + ahead
        await to_thread.run_sync(jobs.hold, self._database, job_ids, until)

    def _member(self, job: SlackJob) -> Actor | None:
        with self._database.read() as session:
            return identity.member_of(session, _who(job))

    def _view(self, job: SlackJob) -> CommandView | None:
        actor = self._member(job)
        if actor is None or job.command_id is None:
            return None
        return self._bar.get(Caller(actor, Via.SLACK), job.command_id)

    def _hint(self, job: SlackJob) -> str:
        with self._database.read() as session:
            if not identity.is_installed(session, job.team_id):
                return words.NOT_CONNECTED
        return link_hint(self._database, _who(job), self._base_url)

    def _token(self, job: SlackJob) -> str | None:
        with self._database.read() as session:
            return identity.bot_token(session, job.team_id)


_IN_ITS_PLACE = {"replace_original": True}


def _who(job: SlackJob) -> SlackUser:
    return SlackUser(job.team_id, job.slack_user_id)


def _marking(job: SlackJob) -> Beside:
    """Marks the job in the transaction that stages or revises the command."""

    def mark(uow: UnitOfWork, row: CommandRow) -> None:
        jobs.mark_worked(uow.session, job.id, command_id=row.id)

    return mark
