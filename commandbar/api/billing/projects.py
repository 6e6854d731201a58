"""`/api/v1/projects`: the agreement, its list of milestones, its time and its budget, opened."""

from collections.abc import Sequence

from litestar import Controller, get, patch, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, RawBody

from billing_core.drafts import MilestoneDraft, ProjectChanges, ProjectDraft, chosen
from billing_core.kinds import BillingType, BudgetScope
from billing_core.unit_of_work import UnitOfWork
from billing_core.usecases import budgets, invoices, milestones, project_edit, projects, time
from billing_core.usecases.time import TimeDraft
from billing_core.views import ProjectView
from commandbar.api.auth import ApiRequest
from commandbar.api.billing.calling import Amounts, Limit, act, ask, sent
from commandbar.api.billing.schemas import (
    BudgetJson,
    InvoiceJson,
    Listed,
    ProjectJson,
    TimeEntryJson,
)
from commandbar.api.billing.shown import budget_json, invoice_json, listed, project_json, time_json
from commandbar.api.bodies import Body, body_of, read_body
from commandbar.services import Services
from commandbar.validation import IsoDate


class MilestoneBody(Body):
    name: str
    amount: str
    due_date: IsoDate | None = None
    description: str | None = None


class ListedMilestone(MilestoneBody):
    id: str | None = None


class NewProject(Body):
    name: str
    client_id: str
    billing_type: BillingType = BillingType.HOURLY
    currency: str | None = None
    budget: str | None = None
    budget_scope: BudgetScope | None = None
    hourly_rate: str | None = None
    milestones: tuple[MilestoneBody, ...] = ()


class ProjectEdit(Body):
    version: int
    name: str = ""
    client_id: str = ""
    billing_type: BillingType = BillingType.HOURLY
    currency: str = ""
    budget: str | None = None
    budget_scope: BudgetScope = BudgetScope.ALL_INVOICES
    hourly_rate: str | None = None


class MilestoneList(Body):
    version: int
    milestones: list[ListedMilestone]


class NewTime(Body):
    minutes: int
    date: IsoDate
    note: str | None = None
    billable: bool = True


class ProjectController(Controller):
    path = "/projects"
    tags = ("Projects",)

    @post(operation_class=body_of(NewProject), sync_to_thread=True)
    def create(
        self, request: ApiRequest, services: NamedDependency[Services], body: RawBody
    ) -> ProjectJson:
        """A new project with its milestones, all pending."""
        return project_json(act(request, services, _create, read_body(NewProject, body)))

    @get(sync_to_thread=True)
    def newest(
        self,
        request: ApiRequest,
        services: NamedDependency[Services],
        limit: Limit = 50,
        cursor: FromQuery[str | None] = None,
    ) -> Listed[ProjectJson]:
        """The workspace's projects, newest first."""
        page = ask(request, services, projects.list_projects, limit=limit, cursor=cursor)
        return listed(page, project_json)

    @get("/{project_id:str}", sync_to_thread=True)
    def show(
        self, request: ApiRequest, services: NamedDependency[Services], project_id: FromPath[str]
    ) -> ProjectJson:
        return project_json(ask(request, services, projects.get_project, project_id))

    @patch("/{project_id:str}", operation_class=body_of(ProjectEdit), sync_to_thread=True)
    def edit(
        self,
        request: ApiRequest,
        services: NamedDependency[Services],
        project_id: FromPath[str],
        body: RawBody,
    ) -> ProjectJson:
        """The project with the fields that the body names changed."""
        edit = read_body(ProjectEdit, body)
        return project_json(act(request, services, _edit, project_id, edit))

    @put(
        "/{project_id:str}/milestones", operation_class=body_of(MilestoneList), sync_to_thread=True
    )
    def replace_milestones(
        self,
        request: ApiRequest,
        services: NamedDependency[Services],
        project_id: FromPath[str],
        body: RawBody,
    ) -> ProjectJson:
        """The project with exactly these milestones in this order."""
        wanted = read_body(MilestoneList, body)
        return project_json(act(request, services, _replace_milestones, project_id, wanted))

    @get("/{project_id:str}/budget", sync_to_thread=True)
    def explain_budget(
        self,
        request: ApiRequest,
        services: NamedDependency[Services],
        project_id: FromPath[str],
        milestone_id: FromQuery[str | None] = None,
    ) -> BudgetJson:
        """What makes up the remaining budget, and what invoicing a milestone now would leave."""
        return budget_json(
            ask(
                request,
                services,
                budgets.explain_budget,
                project_id,
                planned_milestone_id=milestone_id,
            )
        )

    @post("/{project_id:str}/time-entries", operation_class=body_of(NewTime), sync_to_thread=True)
    def log_time(
        self,
        request: ApiRequest,
        services: NamedDependency[Services],
        project_id: FromPath[str],
        body: RawBody,
    ) -> TimeEntryJson:
        """Tracked time, on every billing type."""
        new = read_body(NewTime, body)
        draft = TimeDraft(new.minutes, new.date, new.note, new.billable)
        return time_json(act(request, services, time.log_time, project_id, draft))

    @get("/{project_id:str}/time-entries", sync_to_thread=True)
    def newest_time(
        self,
        request: ApiRequest,
        services: NamedDependency[Services],
        project_id: FromPath[str],
        limit: Limit = 50,
        cursor: FromQuery[str | None] = None,
    ) -> Listed[TimeEntryJson]:
        """The project's time, newest first."""
        page = ask(request, services, time.list_time, project_id, limit=limit, cursor=cursor)
        return listed(page, time_json)

    @post("/{project_id:str}/invoice-time", sync_to_thread=True)
    def invoice_time(
        self, request: ApiRequest, services: NamedDependency[Services], project_id: FromPath[str]
    ) -> InvoiceJson:
        """A draft from the unbilled billable time of an hourly or mixed project."""
        return invoice_json(act(request, services, invoices.invoice_time, project_id))


def _create(uow: UnitOfWork, new: NewProject) -> ProjectView:
    amounts = Amounts(new.currency or projects.workspace_currency(uow))
    draft = ProjectDraft(
        name=new.name,
        client_id=new.client_id,
        billing_type=new.billing_type,
        currency=new.currency,
        budget_minor=amounts.optional("budget", new.budget),
        budget_scope=new.budget_scope,
        hourly_rate_minor=amounts.optional("hourly_rate", new.hourly_rate),
        milestones=tuple(_drafts(amounts, new.milestones)),
    )
    amounts.refuse_if_any()
    return projects.create_project(uow, draft)


def _edit(uow: UnitOfWork, project_id: str, edit: ProjectEdit) -> ProjectView:
    present = projects.held_currency(uow, project_id)
    amounts = Amounts(chosen(sent(edit, "currency", edit.currency), present))
    changes = ProjectChanges(
        name=sent(edit, "name", edit.name),
        client_id=sent(edit, "client_id", edit.client_id),
        billing_type=sent(edit, "billing_type", edit.billing_type),
        currency=sent(edit, "currency", edit.currency),
        budget_minor=sent(edit, "budget", amounts.optional("budget", edit.budget)),
        budget_scope=sent(edit, "budget_scope", edit.budget_scope),
        hourly_rate_minor=sent(
            edit, "hourly_rate", amounts.optional("hourly_rate", edit.hourly_rate)
        ),
    )
    amounts.refuse_if_any()
    return project_edit.update_project(uow, project_id, changes, version=edit.version)


def _replace_milestones(uow: UnitOfWork, project_id: str, wanted: MilestoneList) -> ProjectView:
    amounts = Amounts(projects.held_currency(uow, project_id))
    drafts = _drafts(amounts, wanted.milestones)
    amounts.refuse_if_any()
    return milestones.replace_milestones(uow, project_id, drafts, version=wanted.version)


def _drafts(
    amounts: Amounts, bodies: Sequence[MilestoneBody | ListedMilestone]
) -> list[MilestoneDraft]:
    return [
        MilestoneDraft(
            name=body.name,
            amount_minor=amounts.minor(f"milestones[{index}].amount", body.amount),
            due_date=body.due_date,
            description=body.description,
            id=body.id if isinstance(body, ListedMilestone) else None,
        )
        for index, body in enumerate(bodies)
    ]
