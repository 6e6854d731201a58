"""A project by hand: the form with the milestone builder, for a new one and for an edit."""

from dataclasses import replace
from typing import Any

from anyio import to_thread
from litestar import Controller, Response, get, post
from litestar.params import FromPath, FromQuery

from billing_core.errors import DomainError
from billing_core.text import name_order
from billing_core.unit_of_work import UnitOfWork
from billing_core.usecases import clients, milestones, project_edit, projects
from billing_core.views import ProjectView
from commandbar.parse import parse
from commandbar.staging import workspace_of
from commandbar.web import project_input
from commandbar.web.builder import budget_line
from commandbar.web.currencies import OTHERS, USUAL
from commandbar.web.project_input import MilestoneInput, ProjectInput
from commandbar.web.said import Said
from commandbar.web.visit import FormDep, Page, Visit, VisitDep, see


class ProjectForms(Controller):
    path = "/projects"

    @get("/new")
    async def new(
        self, visit: VisitDep, command: FromQuery[str | None] = None, client: FromQuery[str] = ""
    ) -> Page:
        """An empty form; `?command=` fills in what the grammar understood of its words."""
        given = ProjectInput(client=client, currency=visit.workspace.currency)
        words = None
        if command is not None:
            given, words = await _understood(visit, command, given)
        return await to_thread.run_sync(_form_page, visit, given, None, None, words)

    @post(sync_to_thread=True)
    def create(self, visit: VisitDep, form: FormDep) -> Response[Any]:
        given = project_input.from_form(form)
        if form.has("change"):
            return _form_page(visit, project_input.rearranged(given, form.text("change")))
        given = project_input.without_blank_rows(given)
        try:
            draft = project_input.draft_of(given, visit.workspace.currency, visit.formats)
            project = visit.write(lambda uow: projects.create_project(uow, draft))
        except DomainError as error:
            return _form_page(visit, given, None, error)
        return see(f"/projects/{project.id}")

    @get("/{project_id:str}/edit", sync_to_thread=True)
    def edit(self, visit: VisitDep, project_id: FromPath[str]) -> Page:
        project = visit.read(lambda uow: projects.get_project(uow, project_id))
        return _form_page(visit, project_input.from_project(project, visit.formats), project)

    @post("/{project_id:str}/edit", sync_to_thread=True)
    def save(self, visit: VisitDep, form: FormDep, project_id: FromPath[str]) -> Response[Any]:
        project = visit.read(lambda uow: projects.get_project(uow, project_id))
        given = _with_statuses(project_input.from_form(form), project)
        if form.has("change"):
            return _form_page(visit, project_input.rearranged(given, form.text("change")), project)
        given = project_input.without_blank_rows(given)
        try:
            _save(visit, project, given)
        except DomainError as error:
            return _form_page(visit, given, project, error)
        return see(f"/projects/{project_id}")


def _save(visit: Visit, project: ProjectView, given: ProjectInput) -> None:
    """Terms and milestones in one transaction: both are kept, or neither."""
    changes, drafts = project_input.changes_of(given, project, visit.formats)

    def work(uow: UnitOfWork) -> None:
        saved = project_edit.update_project(uow, project.id, changes, version=given.version)
        if saved.billing_type.has_milestones:
            milestones.replace_milestones(uow, project.id, drafts, version=saved.version)

    visit.write(work)


def _with_statuses(given: ProjectInput, project: ProjectView) -> ProjectInput:
    """What is locked is said by the project, not by the form."""
    statuses = {milestone.id: milestone.status for milestone in project.milestones}
    rows = tuple(replace(row, status=statuses.get(row.id, "pending")) for row in given.milestones)
    return replace(given, milestones=rows)


async def _understood(
    visit: Visit, command_id: str, empty: ProjectInput
) -> tuple[ProjectInput, str]:
    """The form filled with what the grammar reads in a command's words, and the words."""
    view = await to_thread.run_sync(visit.services.bar.get, visit.caller, command_id)
    workspace = await to_thread.run_sync(visit.read, workspace_of)
    registry = visit.services.bar.registry
    parsed = await parse(Said.before(view).prompt, workspace, registry, mode="builtin")
    plan = parsed.resolution.plan
    if plan is None or parsed.action != "create_project":
        return empty, view.prompt
    values = plan.model_dump(mode="json")
    return project_input.from_plan(values, empty.currency, visit.formats), view.prompt


def _form_page(
    visit: Visit,
    given: ProjectInput,
    project: ProjectView | None = None,
    refusal: DomainError | None = None,
    words: str | None = None,
) -> Page:
    if not given.milestones:
        given = replace(given, milestones=(MilestoneInput(),))
    return visit.page(
        "projects/form.html",
        refusal,
        given=given,
        project=project,
        words=words,
        clients=_clients(visit, project),
        currency_options=[(code, code) for code in (*USUAL, *OTHERS)],
        blank=MilestoneInput(),
        line=budget_line(given, visit.workspace.currency, visit.formats),
    )


def _clients(visit: Visit, project: ProjectView | None) -> list[tuple[str, str]]:
    """(id, name) to choose from, by name; the project's own client also where it is archived."""
    names = dict(visit.read(clients.list_names))
    if project is not None:
        names.setdefault(project.client.id, project.client.name)
    return sorted(names.items(), key=lambda pair: name_order(pair[1]))
