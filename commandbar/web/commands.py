"""The command bar in the browser: the start page, conversations, review, decision.

Each step is a plain form post that also works without scripts. Our scripts send the same forms
with `X-Fragment` and get only the panel (the conversation and the composer) in return.
"""

import json
from typing import Any

from anyio import to_thread
from litestar import Controller, Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Stream

from billing_core.errors import AiDisabled, DomainError
from commandbar.errors import (
    LlmBadOutput,
    LlmFailure,
    LlmIncomplete,
    LlmRefused,
    LlmUnavailable,
    NotStaged,
    PlanStale,
)
from commandbar.staging import REVISABLE
from commandbar.statuses import STATUS_OF_CODE
from commandbar.views import CommandView
from commandbar.web.conversation import (
    announcement,
    example_of_correction,
    origins_of,
    turns_of,
)
from commandbar.web.examples import EXAMPLES
from commandbar.web.names import LINES, names_then_page
from commandbar.web.plan_editors import EDITORS, PlanEditor
from commandbar.web.said import NOTHING, Said
from commandbar.web.slash import SLASH_WORDS
from commandbar.web.visit import FormDep, Page, Visit, VisitDep, see

RECENT = 5
HISTORY_PAGE = 30

FAILURES = {
    failure.code: failure for failure in (LlmUnavailable, LlmRefused, LlmIncomplete, LlmBadOutput)
}

PAGE_OF_RESULT = (
    ("project_id", "/projects/"),
    ("invoice_id", "/invoices/"),
    ("client_id", "/clients/"),
)


class CommandPages(Controller):
    @get("/", sync_to_thread=True)
    def start(self, visit: VisitDep, prompt: FromQuery[str] = "") -> Page:
        """The bar, with examples and the newest commands; `?prompt=` fills it in."""
        return _panel(visit, said=Said(prompt))

    @get("/commands", sync_to_thread=True)
    def history(self, visit: VisitDep, cursor: FromQuery[str | None] = None) -> Page:
        """The workspace's commands, newest first."""
        items, following = visit.services.bar.newest(visit.caller, HISTORY_PAGE, cursor)
        return visit.page("commands.html", commands=items, next_cursor=following)

    @post("/commands")
    async def submit(self, visit: VisitDep, form: FormDep) -> Response[Any]:
        """Read the words and show what they came to."""
        said = Said.by(form)
        if visit.waits_for_names:
            lines = names_then_page(lambda: _submitted(visit, said))
            return Stream(lines, media_type=LINES, headers={"X-Accel-Buffering": "no"})
        return await _submitted(visit, said)

    @get("/commands/{command_id:str}", sync_to_thread=True)
    def show(self, visit: VisitDep, command_id: FromPath[str]) -> Page:
        return _panel(visit, visit.services.bar.get(visit.caller, command_id))

    @post("/commands/{command_id:str}/messages")
    async def message(
        self, visit: VisitDep, form: FormDep, command_id: FromPath[str]
    ) -> Response[Any]:
        """An answer to a question or a correction, in words."""
        said = Said.by(form)
        try:
            view = await visit.services.bar.message(
                visit.caller, command_id, said.words, dismissed=said.dismissed
            )
        except DomainError as error:
            return await to_thread.run_sync(_show_refusal, visit, error, command_id, said)
        return await to_thread.run_sync(_shown, visit, view)

    @post("/commands/{command_id:str}/retry")
    async def retry(self, visit: VisitDep, command_id: FromPath[str]) -> Response[Any]:
        """Read a failed command's words again."""
        try:
            view = await visit.services.bar.retry(visit.caller, command_id)
        except LlmFailure as failure:
            return await to_thread.run_sync(_show_failure, visit, failure, Said())
        except DomainError as error:
            return await to_thread.run_sync(_show_refusal, visit, error, command_id)
        return await to_thread.run_sync(_shown, visit, view)

    @post("/commands/{command_id:str}/plan", sync_to_thread=True)
    def replace_plan(
        self, visit: VisitDep, form: FormDep, command_id: FromPath[str]
    ) -> Response[Any]:
        """Take a whole plan: a fix of a warning, or the same plan reviewed again."""
        try:
            view = visit.services.bar.edit(
                visit.caller, command_id, form.whole("version"), form.text("plan")
            )
        except DomainError as error:
            return _show_refusal(visit, error, command_id)
        return _shown(visit, view)

    @get("/commands/{command_id:str}/edit", sync_to_thread=True)
    def edit(self, visit: VisitDep, command_id: FromPath[str]) -> Page:
        """The plan as a form, in the place of the card."""
        view = visit.services.bar.get(visit.caller, command_id)
        editor = _editor_of(view)
        return _panel(visit, view, editor=editor, editing=editor.shown(visit, view.plan or {}))

    @post("/commands/{command_id:str}/edit", sync_to_thread=True)
    def save(self, visit: VisitDep, form: FormDep, command_id: FromPath[str]) -> Response[Any]:
        """The reviewer's own plan; a builder's button only draws the form again."""
        view = visit.services.bar.get(visit.caller, command_id)
        editor = _editor_of(view)
        if form.has("change"):
            return _panel(visit, view, editor=editor, editing=editor.typed(visit, form))
        try:
            plan = json.dumps(editor.plan(visit, form))
            view = visit.services.bar.edit(visit.caller, command_id, form.whole("version"), plan)
        except DomainError as error:
            return _panel(
                visit, view, refusal=error, editor=editor, editing=editor.typed(visit, form)
            )
        return _shown(visit, view)

    @post("/commands/{command_id:str}/confirm", sync_to_thread=True)
    def confirm(self, visit: VisitDep, form: FormDep, command_id: FromPath[str]) -> Response[Any]:
        """Execute exactly what was reviewed, then go to what it made."""
        try:
            view = visit.services.bar.confirm(
                visit.caller, command_id, form.whole("version"), form.text("digest")
            )
        except DomainError as error:
            return _show_refusal(visit, error, command_id)
        return see(result_page(view))

    @post("/commands/{command_id:str}/undo", sync_to_thread=True)
    def undo(self, visit: VisitDep, command_id: FromPath[str]) -> Response[Any]:
        """Take back what the command made; its words stand in the bar again."""
        try:
            view = visit.services.bar.undo(visit.caller, command_id)
        except DomainError as error:
            return _show_refusal(visit, error, command_id)
        return _shown(visit, view)

    @post("/commands/{command_id:str}/discard", sync_to_thread=True)
    def discard(self, visit: VisitDep, command_id: FromPath[str]) -> Response[Any]:
        """Put the command away; nothing was created."""
        try:
            view = visit.services.bar.discard(visit.caller, command_id)
        except DomainError as error:
            return _show_refusal(visit, error, command_id)
        return _shown(visit, view)


async def _submitted(visit: Visit, said: Said) -> Response[Any]:
    sentence = said.expanded
    try:
        view = await visit.services.bar.submit(
            visit.caller, sentence.words, dismissed=sentence.dismissed
        )
    except LlmFailure as failure:
        return await to_thread.run_sync(_show_failure, visit, failure, said)
    except DomainError as error:
        return await to_thread.run_sync(_show_refusal, visit, error, None, said)
    return await to_thread.run_sync(_shown, visit, view)


def result_page(view: CommandView) -> str:
    """The page of what the command made."""
    made = view.result or {}
    pages = (f"{page}{made[name]}" for name, page in PAGE_OF_RESULT if name in made)
    return next(pages, f"/commands/{view.id}")


def _editor_of(view: CommandView) -> PlanEditor:
    """The form of an open plan.

    Raises:
        NotStaged: the command is not open any more, or its action has no form.
    """
    editor = EDITORS.get(view.action or "")
    if view.status not in REVISABLE or editor is None:
        raise NotStaged(view.status)
    return editor


def _shown(visit: Visit, view: CommandView) -> Response[Any]:
    """The panel to a script; a browser goes to the conversation's own address."""
    return _panel(visit, view) if visit.wants_fragment else see(f"/commands/{view.id}")


def _show_failure(visit: Visit, failure: LlmFailure, said: Said) -> Page:
    """The model failed: the command keeps the words and offers to try again."""
    if failure.command_id is None:
        return _show_refusal(visit, failure, None, said)
    view = visit.services.bar.get(visit.caller, failure.command_id)
    page = _panel(visit, view)
    page.status_code = STATUS_OF_CODE[failure.code]
    return page


def _show_refusal(
    visit: Visit, error: DomainError, command_id: str | None, said: Said = NOTHING
) -> Page:
    """The refusal above the conversation as it stands, with the words still in the bar."""
    view = None if command_id is None else visit.services.bar.get(visit.caller, command_id)
    return _panel(visit, view, refusal=error, said=said)


def _panel(
    visit: Visit,
    view: CommandView | None = None,
    *,
    refusal: DomainError | None = None,
    said: Said = NOTHING,
    editor: PlanEditor | None = None,
    editing: dict[str, Any] | None = None,
) -> Page:
    is_open = view is not None and view.status in REVISABLE
    bar, caller = visit.services.bar, visit.caller
    if view is not None and view.status == "staged" and refusal is None:
        objection = bar.objection(caller, view.id)
    else:
        objection = None
    told = refusal or objection
    if view is None and not visit.workspace.ai_enabled:
        told = told or AiDisabled()
    if view is not None and (view.status in {"rejected", "failed"} or view.undone_at):
        said = said if said.words else Said.before(view)
    values: dict[str, Any] = {
        "view": view,
        "is_open": is_open,
        "is_own": view is None or view.created_by.id == visit.actor.user_id,
        "turns": turns_of(view) if view is not None else [],
        "origins": origins_of(view) if view is not None else {},
        "told": told,
        "fix_outcomes": bar.outcomes_of(caller, view) if is_open and view is not None else {},
        "announcement": told.message if told else announcement(view) if view else "",
        "failure": FAILURES.get(view.reason or "") if view is not None else None,
        "changes": told.changes if isinstance(told, PlanStale) else (),
        "currency": (view.plan or {}).get("currency") if view is not None else None,
        "plan_json": json.dumps(view.plan) if view is not None else "",
        "result_page": result_page(view) if view is not None else "",
        "said": said,
        "editor": editor,
        "can_edit": view is not None and view.action in EDITORS,
        **(editing or {}),
        "example_of_correction": example_of_correction(view) if view is not None else "",
        "slash_words": SLASH_WORDS,
        "has_model": visit.services.bar.model is not None,
    }
    if visit.wants_fragment:
        return visit.page("bar/panel.html", refusal, **values)
    if view is None:
        recent, _ = visit.services.bar.newest(visit.caller, RECENT)
        values |= {"recent": recent, "examples": EXAMPLES}
    return visit.page("start.html", refusal, **values)
