"""The warnings that a complete plan carries, each with its fixes as whole plans (rules 7, 26)."""

from collections.abc import Iterator

from billing_core import money
from commandbar.actions.base import Workspace
from commandbar.actions.create_project.plan import CreateProjectPlan, PlanMilestone
from commandbar.plan import Fix, PlanWarning

REMAINDER = "Remainder"


def review(plan: CreateProjectPlan, workspace: Workspace) -> tuple[PlanWarning, ...]:
    """What a reviewer should know of the plan, whoever wrote it."""
    return (*_sums(plan), *_client(plan), *_dates(plan, workspace))


def _client(plan: CreateProjectPlan) -> Iterator[PlanWarning]:
    if not plan.client.existing:
        message = f"{plan.client.name} is not a client yet and would be added."
        yield PlanWarning(code="new_client", message=message, field="client")


def _dates(plan: CreateProjectPlan, workspace: Workspace) -> Iterator[PlanWarning]:
    for index, milestone in enumerate(plan.milestones):
        if milestone.due_date is not None and milestone.due_date < workspace.today:
            yield PlanWarning(
                code="due_date_in_past",
                message=f"{milestone.name} is due on {milestone.due_date}, which is past.",
                field=f"milestones[{index}].due_date",
            )


def _sums(plan: CreateProjectPlan) -> Iterator[PlanWarning]:
    budget, total = plan.budget_minor, plan.milestones_minor
    if plan.billing_type == "hourly" or budget is None or not plan.milestones:
        return
    if total > budget:
        over = money.format_amount(total - budget, plan.currency)
        yield PlanWarning(
            code="milestones_exceed_budget",
            message=f"The milestones are {over} {plan.currency} above the budget.",
            field="milestones",
            fixes=(_budget_of(plan, total), *_scaled(plan, budget)),
        )
    elif total < budget and plan.billing_type == "fixed_price":
        left = money.format_amount(budget - total, plan.currency)
        yield PlanWarning(
            code="milestones_below_budget",
            message=f"{left} {plan.currency} of the budget are in no milestone.",
            field="milestones",
            fixes=(_with_remainder(plan, budget - total), _budget_of(plan, total)),
        )


def _budget_of(plan: CreateProjectPlan, total: int) -> Fix:
    budget = money.format_amount(total, plan.currency)
    changed = plan.model_copy(update={"budget": budget, "budget_derived": False})
    return _fix(f"Set the budget to {budget}", changed)


def _with_remainder(plan: CreateProjectPlan, left: int) -> Fix:
    amount = money.format_amount(left, plan.currency)
    added = PlanMilestone(name=REMAINDER, amount=amount)
    changed = plan.model_copy(update={"milestones": (*plan.milestones, added)})
    return _fix(f"Add a milestone {REMAINDER} of {amount}", changed)


def _scaled(plan: CreateProjectPlan, budget: int) -> Iterator[Fix]:
    """Every amount in proportion, rounded down; odd minor units go to the last milestone."""
    total = plan.milestones_minor
    parts = [plan.minor(m.amount) * budget // total for m in plan.milestones]
    parts[-1] += budget - sum(parts)
    if min(parts) <= 0:
        return
    milestones = tuple(
        m.model_copy(update={"amount": money.format_amount(part, plan.currency)})
        for m, part in zip(plan.milestones, parts, strict=True)
    )
    yield _fix(
        "Scale the milestones to the budget", plan.model_copy(update={"milestones": milestones})
    )


def _fix(label: str, plan: CreateProjectPlan) -> Fix:
    return Fix(label=label, plan=plan.model_dump(mode="json"))
