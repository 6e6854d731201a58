"""Projects to look at and to move on: the list, the page with its cards and tabs, the steps."""

from collections.abc import Callable
from typing import Any

from litestar import Controller, Response, get, post
from litestar.params import FromPath, FromQuery

from billing_core.errors import DomainError, NotFound
from billing_core.kinds import MilestoneStatus
from billing_core.unit_of_work import UnitOfWork
from billing_core.usecases import budgets, invoices, milestones, projects, time
from commandbar.web.forms import Form
from commandbar.web.typed import FieldReader
from commandbar.web.visit import FormDep, Page, Visit, VisitDep, see

LIST_PAGE = 50
TIME_PAGE = 100
TABS = ("milestones", "time", "invoices")

STEPS: dict[str, Callable[[UnitOfWork, str], object]] = {
    "start": milestones.start,
    "complete": milestones.complete,
    "reopen": milestones.reopen,
    "invoice": invoices.generate_invoice,
}
"""The buttons of a milestone, by the last part of their address."""


class ProjectPages(Controller):
    path = "/projects"

    @get(sync_to_thread=True)
    def index(
        self,
        visit: VisitDep,
        client: FromQuery[str | None] = None,
        cursor: FromQuery[str | None] = None,
    ) -> Page:
        """The workspace's projects; with `?client=` that client's."""
        page = visit.read(
            lambda uow: projects.list_projects(
                uow, client_id=client, limit=LIST_PAGE, cursor=cursor
            )
        )
        return visit.page("projects/list.html", found=page, of=visit.client(client))

    @get("/{project_id:str}", sync_to_thread=True)
    def show(
        self,
        visit: VisitDep,
        project_id: FromPath[str],
        tab: FromQuery[str | None] = None,
        cursor: FromQuery[str | None] = None,
    ) -> Page:
        """The project with one of its tabs; `?cursor=` goes on in its time."""
        return _project_page(visit, project_id, tab, cursor=cursor)

    @post("/{project_id:str}/milestones/{milestone_id:str}/{step:str}", sync_to_thread=True)
    def take_step(
        self,
        visit: VisitDep,
        project_id: FromPath[str],
        milestone_id: FromPath[str],
        step: FromPath[str],
    ) -> Response[Any]:
        """Start, complete, reopen or invoice; a refusal stands on the page it was asked on."""
        take = STEPS.get(step)
        if take is None:
            raise NotFound("step")
        try:
            visit.write(lambda uow: take(uow, milestone_id))
        except DomainError as error:
            return _project_page(visit, project_id, "milestones", error)
        return see(f"/projects/{project_id}#{milestone_id}")

    @post("/{project_id:str}/time", sync_to_thread=True)
    def log_time(self, visit: VisitDep, form: FormDep, project_id: FromPath[str]) -> Response[Any]:
        try:
            draft = _time_draft(visit, form)
            visit.write(lambda uow: time.log_time(uow, project_id, draft))
        except DomainError as error:
            return _project_page(visit, project_id, "time", error, form)
        return see(f"/projects/{project_id}?tab=time")

    @post("/{project_id:str}/invoice-time", sync_to_thread=True)
    def invoice_time(self, visit: VisitDep, project_id: FromPath[str]) -> Response[Any]:
        try:
            invoice = visit.write(lambda uow: invoices.invoice_time(uow, project_id))
        except DomainError as error:
            return _project_page(visit, project_id, "time", error)
        return see(f"/invoices/{invoice.id}")


def _time_draft(visit: Visit, form: Form) -> time.TimeDraft:
    reader = FieldReader(visit.formats)
    draft = time.TimeDraft(
        minutes=reader.minutes("hours", form.text("hours")),
        worked_on=reader.day("date", form.text("date")) or visit.today,
        note=form.text("note"),
        billable=form.has("billable"),
    )
    reader.check()
    return draft


def _project_page(
    visit: Visit,
    project_id: str,
    tab: str | None,
    refusal: DomainError | None = None,
    form: Form | None = None,
    *,
    cursor: str | None = None,
) -> Page:
    project = visit.read(lambda uow: projects.get_project(uow, project_id))
    entries = visit.read(
        lambda uow: time.list_time(uow, project_id, limit=TIME_PAGE, cursor=cursor)
    )
    explained = visit.read(lambda uow: budgets.explain_budget(uow, project_id))
    has_begun = any(m.status is not MilestoneStatus.PENDING for m in project.milestones)
    tabs = TABS if project.billing_type.has_milestones else TABS[1:]
    return visit.page(
        "projects/show.html",
        refusal,
        project=project,
        tabs=tabs,
        tab=tab if tab in tabs else tabs[0],
        form=form or Form(),
        entries=entries,
        explained=explained,
        can_undo=project.command_id
        and not (has_begun or project.hours.logged_minutes or explained.items),
    )
