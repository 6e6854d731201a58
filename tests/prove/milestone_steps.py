"""Milestones: what a member can do to them, beside what must follow.

A step is a function of the moment and of what was drawn (`rules.py`). None: nothing to take it on.
"""

from typing import Any

from billing_core.drafts import (
    MilestoneDraft,
)
from billing_core.usecases import invoices
from billing_core.usecases import milestones as milestone_cases
from tests.prove.doors import Attempt, at
from tests.prove.invoice_steps import pay_invoice, send_invoice
from tests.prove.model import OPEN, Invoice, Milestone, Project
from tests.prove.moment import Moment, money, refused

Maybe = Attempt | None


def list_milestones(
    m: Moment, pick: int, change: str, one: int, two: int, amount: int, late: bool
) -> Maybe:
    """Add, edit, remove or move in the project's list of milestones (rule 14)."""
    project = m.pick(Project, pick)
    if project is None:
        return None
    w = m.home(project)
    before = w.milestones(project.id)
    wanted: list[tuple[str | None, str, int]] = [(x.id, x.name, x.amount_minor) for x in before]
    if change != "add" and not before:
        return None
    if change == "add":
        wanted.insert(one % (len(wanted) + 1), (None, f"Phase {m.serial()}", amount))
    else:
        one, two = one % len(wanted), two % len(wanted)
        if change == "edit":
            wanted[one] = (*wanted[one][:2], amount)
        elif change == "remove":
            del wanted[one]
        else:
            wanted[one], wanted[two] = wanted[two], wanted[one]
    kept = {milestone_id: value for milestone_id, _, value in wanted}
    locked = [x.id for x in before if x.is_locked]
    codes = refused(
        validation_failed=any(value == 0 for _, _, value in wanted)
        or (project.billing_type == "hourly" and bool(wanted)),
        milestone_locked=any(
            (x.id not in kept and x.status != "pending")
            or (x.is_locked and kept.get(x.id, x.amount_minor) != x.amount_minor)
            for x in before
        )
        or [i for i, _, _ in wanted if i in locked] != [i for i in locked if i in kept],
    )

    def apply(_answer: Any) -> list[str]:
        if wanted == [(x.id, x.name, x.amount_minor) for x in before]:
            return []
        project.version += 1
        present = {x.id: x for x in before}
        for gone in present.keys() - kept:
            w.remove(present[gone])
        ids = m.milestone_ids(project.id)
        for position, ((_, name, value), now) in enumerate(zip(wanted, ids, strict=True)):
            status = present[now].status if now in present else "pending"
            w.add(Milestone(w.id, now, project.id, position, name, value, status))
        return ["project.milestones"]

    version = project.version - late
    drafts = [MilestoneDraft(name, value, id=i) for i, name, value in wanted]
    body = [
        {"id": i, "name": name, "amount": money(value, project.currency)}
        for i, name, value in wanted
    ]
    return Attempt(
        lambda h: h.act(milestone_cases.replace_milestones, project.id, drafts, version=version),
        ("PUT", f"/projects/{project.id}/milestones", {"version": version, "milestones": body}),
        apply,
        refused(version_conflict=True) if late else codes,
        of=project,
    )


MILESTONE_STEPS = {
    "start": ("pending", "in_progress"),
    "complete": ("in_progress", "completed"),
    "reopen": ("completed", "in_progress"),
}


def step_milestone(m: Moment, pick: int, step: str) -> Maybe:
    source, target = MILESTONE_STEPS[step]
    milestone = m.pick(Milestone, pick, source)
    if milestone is None:
        return None

    def apply(_answer: Any) -> list[str]:
        milestone.status = target
        return [f"milestone.{step}"]

    return Attempt(
        lambda h: h.act(getattr(milestone_cases, step), milestone.id),
        ("POST", f"/milestones/{milestone.id}/{step}", {}),
        apply,
        refused(invalid_transition=milestone.status != source),
        of=milestone,
        may="reopen" if step == "reopen" else "work",
    )


def invoice_milestone(m: Moment, pick: int) -> Maybe:
    milestone = m.pick(Milestone, pick, "completed")
    if milestone is None:
        return None
    w = m.home(milestone)
    project: Project = w.get(Project, milestone.project_id)
    present = w.live_invoice(milestone.id) if milestone.status == "invoiced" else None
    codes = OPEN
    if present is None and milestone.status != "completed":
        codes = refused(invalid_transition=True)
    elif present is None:
        codes = w.over_budget(project, milestone.amount_minor, of_milestone=True)

    def apply(answer: Any) -> list[str]:
        if present is not None:
            assert at(answer, "id") == present.id, "a repeat made another invoice"
            return []
        milestone.status = "invoiced"
        w.add(m.draft(answer, project, milestone.amount_minor, milestone.id))
        return ["invoice.generate", "milestone.invoice"]

    return Attempt(
        lambda h: h.act(invoices.generate_invoice, milestone.id).invoice,
        ("POST", f"/milestones/{milestone.id}/invoice", {}),
        apply,
        codes,
        of=milestone,
    )


def advance(m: Moment, pick: int) -> Maybe:
    """The next legal step of a milestone and its invoice: without it few histories get far."""
    milestone = m.pick(Milestone, 4 * (pick % 7))
    if milestone is None:
        return None
    here = m.place_of(Milestone, milestone)
    if milestone.status in {"pending", "in_progress"}:
        return step_milestone(m, here, {"pending": "start"}.get(milestone.status, "complete"))
    invoice = m.home(milestone).live_invoice(milestone.id)
    if invoice is None:
        return invoice_milestone(m, here)
    place = m.place_of(Invoice, invoice)
    if invoice.status == "draft":
        return send_invoice(m, place)
    return pay_invoice(m, place)
