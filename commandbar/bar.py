"""The command bar's use cases: what every door calls, and nothing else does.

Asking a model happens between transactions, never inside one.
"""

import json
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import TypeVar

from anyio import to_thread

from billing_core.database import Database
from billing_core.errors import DomainError
from billing_core.unit_of_work import Actor, UnitOfWork, Via
from commandbar import executor, loading, metrics, staging
from commandbar.actions.base import ModelReader, Registry, Workspace
from commandbar.errors import LlmFailure
from commandbar.extraction import Extraction
from commandbar.identity import with_current_role
from commandbar.limits import Limiter, PromptLimits, Share
from commandbar.parse import Model, ParseResult, parse
from commandbar.plan import Usage
from commandbar.prompt import Prompt, Span
from commandbar.settings import ParserMode
from commandbar.tables import CommandRow
from commandbar.trace import note_command
from commandbar.views import CommandView, command_view, command_views

log = logging.getLogger(__name__)

T = TypeVar("T")

Beside = Callable[[UnitOfWork, CommandRow], None]
"""What a door writes beside the command, in the same transaction: both are kept or neither."""


def nothing_beside(_uow: UnitOfWork, _row: CommandRow) -> None:
    return None


NOT_UNDERSTOOD = (
    "I did not understand that, and changed nothing. "
    'Say one change, like "make Design 25k" or "no, for Globex", or edit the plan by hand.'
)


@dataclass(frozen=True, slots=True)
class Caller:
    """A member at a door."""

    actor: Actor
    via: Via


class CommandBar:
    """Stages, revises, confirms and shows commands for members."""

    def __init__(
        self,
        database: Database,
        registry: Registry,
        *,
        mode: ParserMode = "auto",
        model: Model | None = None,
        limits: PromptLimits | None = None,
    ) -> None:
        """Without `limits` nobody is limited: for tests, and for a bar that only one holds."""
        self.database = database
        self.registry = registry
        self.mode = mode
        self.model = model
        self._limits = limits
        self._limiter = Limiter(database)

    async def submit(
        self,
        caller: Caller,
        text: str,
        *,
        dismissed: Sequence[Span] = (),
        beside: Beside = nothing_beside,
    ) -> CommandView:
        """Read the words, but for the dismissed ones, and stage what they came to.

        Raises:
            ValidationFailed: the words are too many or none; nothing is stored.
            RateLimited: a share of prompts or of model readings is used up; nothing is stored.
            LlmFailure: the model failed; the command is kept as failed (`command_id`).
        """
        prompt = staging.checked_prompt(text, dismissed=dismissed)
        return await self._parse_and_store(caller, prompt, beside)

    async def retry(self, caller: Caller, command_id: str) -> CommandView:
        """Read a failed command's words again, as a new command; with it the failed one goes."""

        def failed(uow: UnitOfWork, *, lock: bool = False) -> CommandRow:
            row = loading.load(uow, command_id, lock=lock)
            staging.require(row, staging.RETRYABLE, uow.now)
            return row

        def replace(uow: UnitOfWork, _new: CommandRow) -> None:
            staging.discard(uow, failed(uow, lock=True))

        def words(uow: UnitOfWork) -> Prompt:
            return staging.prompt_of(failed(uow))

        prompt = await to_thread.run_sync(self._query, caller, words)
        return await self._parse_and_store(caller, prompt, replace)

    async def message(
        self,
        caller: Caller,
        command_id: str,
        text: str,
        *,
        dismissed: Sequence[Span] = (),
        beside: Beside = nothing_beside,
    ) -> CommandView:
        """Take an answer or a correction in words; `beside` sees the command before them."""
        words = staging.checked_prompt(text, field="text", dismissed=dismissed)
        await self._reserve_prompt(caller)
        return await self._write(caller, lambda uow: self._revise(uow, command_id, words, beside))

    def edit(self, caller: Caller, command_id: str, version: int, plan_json: str) -> CommandView:
        """Take the reviewer's own plan."""

        def work(uow: UnitOfWork) -> CommandView:
            staging.check_allowed(uow)
            row = loading.load(uow, command_id, lock=True)
            return self._view(uow, staging.edit(uow, self.registry, row, version, plan_json))

        return self._transact(caller, work)

    def confirm(self, caller: Caller, command_id: str, version: int, digest: str) -> CommandView:
        """Execute exactly what was reviewed, once."""

        def work(uow: UnitOfWork) -> tuple[CommandView, bool]:
            row = executor.confirm(uow, self.registry, command_id, version, digest)
            return self._view(uow, row).as_confirmed(), row.executed_at == uow.now

        view, is_first = self._transact(caller, work, command_id=command_id)
        if is_first:
            _count(view)
        return view

    def objection(self, caller: Caller, command_id: str) -> DomainError | None:
        """Why a confirm would be refused as things are now."""
        return self._query(caller, lambda uow: executor.objection(uow, self.registry, command_id))

    def outcomes_of(self, caller: Caller, view: CommandView) -> dict[str, str]:
        """For each fix of the plan's warnings, by its label, the addition as it would be then."""
        fixes = [fix for warning in view.warnings for fix in warning.fixes]
        if not fixes:
            return {}

        def work(uow: UnitOfWork) -> dict[str, str]:
            workspace = staging.workspace_of(uow, clients=False)
            action = self.registry[str(view.action)]
            plans = [staging.validated_plan(action, json.dumps(fix.plan)) for fix in fixes]
            cards = [action.card(plan, workspace) for plan in plans]
            return {fix.label: card.sum_line or "" for fix, card in zip(fixes, cards, strict=True)}

        return self._query(caller, work)

    def undo(self, caller: Caller, command_id: str) -> CommandView:
        """Take back what the command made, for as long as nothing hangs on it."""

        def work(uow: UnitOfWork) -> tuple[CommandView, bool]:
            row = executor.undo(uow, self.registry, command_id)
            return self._view(uow, row), row.undone_at == uow.now

        view, is_first = self._transact(caller, work, command_id=command_id)
        if is_first:
            _count(view, "undone")
        return view

    def discard(self, caller: Caller, command_id: str) -> CommandView:
        def work(uow: UnitOfWork) -> tuple[CommandView, bool]:
            staging.check_allowed(uow)
            row = staging.discard(uow, loading.load(uow, command_id, lock=True))
            return self._view(uow, row), row.changed_at == uow.now

        view, is_first = self._transact(caller, work)
        if is_first:
            _count(view)
        return view

    def get(self, caller: Caller, command_id: str) -> CommandView:
        return self._query(caller, lambda uow: self._view(uow, loading.load(uow, command_id)))

    def newest(
        self, caller: Caller, limit: int, before: str | None = None
    ) -> tuple[list[CommandView], str | None]:
        """A page of the workspace's commands, newest first, and the cursor of the next one."""

        def work(uow: UnitOfWork) -> tuple[list[CommandView], str | None]:
            rows = loading.newest(uow, limit + 1, before)
            views = command_views(uow, self.registry, rows[:limit])
            return views, views[-1].id if len(rows) > limit else None

        return self._query(caller, work)

    async def _parse_and_store(self, caller: Caller, prompt: Prompt, beside: Beside) -> CommandView:
        await self._reserve_prompt(caller)
        workspace = await to_thread.run_sync(self._query, caller, _open_workspace)
        model = self._model_for(caller)
        try:
            parsed = await parse(prompt, workspace, self.registry, mode=self.mode, model=model)
        except LlmFailure as failure:
            await self._keep_failure(caller, prompt, failure, beside)
            raise
        view = await self._write(caller, lambda uow: self._stage(uow, prompt, parsed, beside))
        _count(view)
        return view

    async def _reserve_prompt(self, caller: Caller) -> None:
        if self._limits is not None:
            shares = self._limits.of_prompt(caller.actor)
            await to_thread.run_sync(self._limiter.reserve, shares)

    def _model_for(self, caller: Caller) -> Model | None:
        if self.model is None:
            return None
        shares = self._limits.of_reading(caller.actor) if self._limits is not None else []
        return _Rationed(self.model, self._limiter, shares)

    async def _keep_failure(
        self, caller: Caller, prompt: Prompt, failure: LlmFailure, beside: Beside
    ) -> None:
        def work(uow: UnitOfWork) -> str:
            row = staging.stage_failure(uow, prompt, failure)
            beside(uow, row)
            return row.id

        failure.command_id = await self._write(caller, work)
        note_command(failure.command_id)
        metrics.COMMANDS.labels("failed", "llm").inc()
        log.warning("the model failed: %s (%s)", failure.code, failure.cause)

    def _stage(
        self, uow: UnitOfWork, prompt: Prompt, parsed: ParseResult, beside: Beside
    ) -> CommandView:
        staging.check_allowed(uow)
        row = staging.stage(uow, self.registry, prompt, parsed)
        beside(uow, row)
        return self._view(uow, row)

    def _revise(
        self, uow: UnitOfWork, command_id: str, words: Prompt, beside: Beside
    ) -> CommandView:
        staging.check_allowed(uow)
        row = loading.load(uow, command_id, lock=True)
        beside(uow, row)
        staging.require(row, staging.REVISABLE, uow.now)
        revision = staging.revision_of(self.registry, row)
        action = self.registry[str(row.action)]
        resolution = action.revise(revision, words.text, staging.workspace_of(uow))
        if resolution is None:
            staging.note(row, words, NOT_UNDERSTOOD)
        else:
            staging.revise(uow, self.registry, row, words, resolution)
        return self._view(uow, row)

    def _view(self, uow: UnitOfWork, row: CommandRow) -> CommandView:
        note_command(row.id)
        return command_view(uow, self.registry, row)

    def _transact(
        self, caller: Caller, work: Callable[[UnitOfWork], T], *, command_id: str | None = None
    ) -> T:
        return self.database.transact(
            caller.actor,
            caller.via,
            lambda uow: work(with_current_role(uow)),
            command_id=command_id,
        )

    async def _write(self, caller: Caller, work: Callable[[UnitOfWork], T]) -> T:
        return await to_thread.run_sync(self._transact, caller, work)

    def _query(self, caller: Caller, work: Callable[[UnitOfWork], T]) -> T:
        return self.database.query(caller.actor, caller.via, work)


@dataclass(frozen=True, slots=True)
class _Rationed:
    """The model as one caller may ask it: reserved before a reading begins, counted after it."""

    model: Model
    limiter: Limiter
    shares: Sequence[Share]

    async def extract(self, reader: ModelReader, text: str) -> tuple[Extraction, Usage]:
        await to_thread.run_sync(self.limiter.reserve, self.shares)
        began = perf_counter()
        try:
            extraction, usage = await self.model.extract(reader, text)
        except LlmFailure as failure:
            _count_reading(failure.code, perf_counter() - began, failure.usage)
            raise
        _count_reading("ok", perf_counter() - began, usage)
        return extraction, usage


def _count_reading(outcome: str, seconds: float, usage: Usage) -> None:
    metrics.READINGS.labels(outcome).observe(seconds)
    metrics.CALLS.inc(usage.attempts)
    metrics.TOKENS.labels("prompt").inc(usage.prompt_tokens)
    metrics.TOKENS.labels("completion").inc(usage.completion_tokens)


def _count(view: CommandView, became: str | None = None) -> None:
    metrics.COMMANDS.labels(became or view.status, view.parser or "none").inc()


def _open_workspace(uow: UnitOfWork) -> Workspace:
    staging.check_allowed(uow)
    return staging.workspace_of(uow)
