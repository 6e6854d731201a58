"""Where two readers of the same words differ in money, client or date.

A difference is put to the person who reviews: what is shown is one reading, and the other is one
key away, as a whole plan.
"""

from collections.abc import Iterator

from commandbar.actions.create_project.plan import CreateProjectPlan, PlanMilestone
from commandbar.language.tokens import fold
from commandbar.plan import Fix, PlanWarning


def differences(shown: CreateProjectPlan, other: CreateProjectPlan) -> tuple[PlanWarning, ...]:
    """Whether the other reading was meant; no question where money, client and dates agree."""
    found = [*_terms(shown, other), *_milestones(shown, other)]
    if not found:
        return ()
    message = f"Your words can be read another way: {'; '.join(found)}. Is that what you mean?"
    fix = Fix(label="Yes, take that reading", plan=other.model_dump(mode="json"))
    return (PlanWarning(code="readings_differ", message=message, fixes=(fix,)),)


def _terms(shown: CreateProjectPlan, other: CreateProjectPlan) -> Iterator[str]:
    if fold(shown.client.name) != fold(other.client.name):
        yield f"for {other.client.name}"
    if shown.currency != other.currency:
        yield f"in {other.currency}"
    if shown.budget != other.budget:
        yield f"a budget of {other.budget}" if other.budget else "no budget"
    if shown.hourly_rate != other.hourly_rate:
        yield f"{other.hourly_rate} an hour" if other.hourly_rate else "no hourly rate"


def _milestones(shown: CreateProjectPlan, other: CreateProjectPlan) -> Iterator[str]:
    if [_worth(m) for m in shown.milestones] == [_worth(m) for m in other.milestones]:
        return
    if len(shown.milestones) != len(other.milestones):
        yield f"with {_count(len(other.milestones))}"
    before = {fold(m.name): _worth(m) for m in shown.milestones}
    for milestone in other.milestones:
        if before.get(fold(milestone.name)) != _worth(milestone):
            due = f", due {milestone.due_date}" if milestone.due_date else ""
            yield f"{milestone.name} {milestone.amount}{due}"


def _worth(milestone: PlanMilestone) -> tuple[str, object]:
    return milestone.amount, milestone.due_date


def _count(number: int) -> str:
    return "1 milestone" if number == 1 else f"{number or 'no'} milestones"
