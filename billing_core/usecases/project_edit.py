"""Editing what a project agrees on, as far as what is done and invoiced allows (rule 10)."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import exists, select

from billing_core.budgets import Budget, check_new_budget
from billing_core.drafts import (
    ProjectChanges,
    ProjectTerms,
    Unset,
    check_currency,
    chosen,
    refuse_if_any,
    settled_terms,
)
from billing_core.errors import FieldError, MilestoneLocked, ValidationFailed
from billing_core.kinds import BillingType, BudgetScope, MilestoneStatus
from billing_core.permissions import Permission
from billing_core.tables import Invoice, Milestone, Project
from billing_core.text import clean_line, normalise_name
from billing_core.unit_of_work import UnitOfWork
from billing_core.usecases import audit
from billing_core.usecases.clients import check_version
from billing_core.usecases.facts import milestone_facts, project_facts
from billing_core.usecases.loading import lock_project
from billing_core.usecases.milestones import project_milestones
from billing_core.usecases.project_views import budget_of, project_views
from billing_core.usecases.projects import client_to_bill
from billing_core.views import ProjectView


def update_project(
    uow: UnitOfWork, project_id: str, changes: ProjectChanges, *, version: int
) -> ProjectView:
    """The project with its changes. A switch to hourly takes its pending milestones away.

    Raises:
        NotFound: the project or the client is not in this workspace.
        VersionConflict: an old version was edited.
        ValidationFailed: with every fault; the currency once there is a milestone or an invoice.
        MilestoneLocked: a switch to hourly while a milestone is started, completed or invoiced.
        OverBudget: the budget, or its scope, would no longer cover what is invoiced.
    """
    uow.authorize(Permission.WORK)
    project = lock_project(uow, project_id)
    check_version(version, project.version)
    before = project_facts(project)
    milestones = project_milestones(uow, project.id)
    terms = _new_terms(project, changes, milestones)
    _check_history(uow, project, changes, terms, has_milestones=bool(milestones))
    check_new_budget(budget_of(project), _budget_under(project, terms))
    _write_terms(project, terms)
    if not isinstance(changes.client_id, Unset) and changes.client_id != project.client_id:
        project.client_id = client_to_bill(uow, changes.client_id).id
    removed = _remove_milestones(uow, milestones) if _turns_hourly(project, milestones) else []
    after = project_facts(project)
    if before != after:
        project.version += 1
        before = {**before, "milestones": removed} if removed else before
        subject = audit.Subject("project", project.id)
        audit.record(uow, audit.Entry("project.update", subject, before, after))
    return project_views(uow.session, [project])[0]


def _new_terms(
    project: Project, changes: ProjectChanges, milestones: Sequence[Milestone]
) -> ProjectTerms:
    """The terms after the changes, complete: rules 4 to 6 hold of them."""
    errors: list[FieldError] = []
    billing_type = chosen(changes.billing_type, project.billing_type)
    terms = ProjectTerms(
        name=clean_line(errors, "name", chosen(changes.name, project.name)),
        billing_type=billing_type,
        currency=chosen(changes.currency, project.currency),
        budget_minor=chosen(changes.budget_minor, project.budget_minor),
        budget_scope=chosen(changes.budget_scope, _kept_scope(project, billing_type)),
        hourly_rate_minor=chosen(changes.hourly_rate_minor, _kept_rate(project, billing_type)),
    )
    if not check_currency(errors, terms.currency):
        raise ValidationFailed(errors)
    kept = milestones if billing_type.has_milestones else ()
    amounts = [milestone.amount_minor for milestone in kept]
    settled = settled_terms(errors, terms, amounts, scope_given=True)
    refuse_if_any(errors)
    return settled


def _kept_scope(project: Project, billing_type: BillingType) -> BudgetScope:
    """Without milestones a scope of milestones only would count nothing at all."""
    return project.budget_scope if billing_type.has_milestones else BudgetScope.ALL_INVOICES


def _kept_rate(project: Project, billing_type: BillingType) -> int | None:
    return project.hourly_rate_minor if billing_type.has_rate else None


def _check_history(
    uow: UnitOfWork,
    project: Project,
    changes: ProjectChanges,
    terms: ProjectTerms,
    *,
    has_milestones: bool,
) -> None:
    """What has milestones or invoices keeps its currency; what has invoices keeps its client."""
    errors: list[FieldError] = []
    invoiced = bool(uow.session.scalar(select(exists().where(Invoice.project_id == project.id))))
    if terms.currency != project.currency and (has_milestones or invoiced):
        errors.append(
            FieldError("currency", "Is fixed once the project has a milestone or an invoice.")
        )
    if chosen(changes.client_id, project.client_id) != project.client_id and invoiced:
        errors.append(FieldError("client_id", "Is fixed once the project has an invoice."))
    refuse_if_any(errors)


def _budget_under(project: Project, terms: ProjectTerms) -> Budget:
    return replace(budget_of(project), budget_minor=terms.budget_minor, scope=terms.budget_scope)


def _write_terms(project: Project, terms: ProjectTerms) -> None:
    project.name = terms.name
    project.normalised_name = normalise_name(terms.name)
    project.billing_type = terms.billing_type
    project.currency = terms.currency
    project.budget_minor = terms.budget_minor
    project.budget_scope = terms.budget_scope
    project.hourly_rate_minor = terms.hourly_rate_minor


def _turns_hourly(project: Project, milestones: Sequence[Milestone]) -> bool:
    return bool(milestones) and not project.billing_type.has_milestones


def _remove_milestones(uow: UnitOfWork, milestones: Sequence[Milestone]) -> list[dict[str, object]]:
    for milestone in milestones:
        if milestone.status is not MilestoneStatus.PENDING:
            raise MilestoneLocked(
                f'"{milestone.name}" is {milestone.status.value.replace("_", " ")};'
                " a project with it cannot become hourly.",
                current_status=milestone.status.value,
                next_move="Make the project mixed instead: its milestones stay.",
            )
    for milestone in milestones:
        uow.session.delete(milestone)
    return [milestone_facts(milestone) for milestone in milestones]
