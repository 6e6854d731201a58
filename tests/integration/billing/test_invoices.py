"""Drafts through their use cases, on both databases (rules 15 to 17, 19)."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from billing_core.database import Database
from billing_core.errors import (
    MissingDetails,
    NotFound,
    OverBudget,
    ValidationFailed,
)
from billing_core.invoices import LineDraft
from billing_core.kinds import InvoiceStatus, MilestoneStatus
from billing_core.usecases import invoice_life, invoices, settings
from billing_core.usecases import milestones as steps
from tests.factories import (
    TODAY,
    Studio,
    act,
    ask,
    bring_to,
    make_draft,
    make_project,
    make_studio,
    milestones,
)
from tests.integration.billing.invoice_steps import edit, project_of, send, void


def test_draft_has_the_milestone_as_its_one_line_and_the_default_tax(
    database: Database, studio: Studio
) -> None:
    draft = make_draft(database, studio.member)

    assert draft.status is InvoiceStatus.DRAFT
    assert draft.number is None
    assert [(x.description, x.quantity, x.amount_minor) for x in draft.lines] == [
        ("Phase 1", Decimal(1), 1_500_000)
    ]
    assert (draft.net_minor, draft.tax_rate, draft.tax_minor, draft.total_minor) == (
        1_500_000,
        Decimal(21),
        315_000,
        1_815_000,
    )


def test_milestone_becomes_invoiced_and_links_to_its_invoice(
    database: Database, studio: Studio
) -> None:
    draft = make_draft(database, studio.member)

    milestone = project_of(database, studio, draft).milestones[0]

    assert milestone.status is MilestoneStatus.INVOICED
    assert milestone.invoice is not None
    assert (milestone.invoice.id, milestone.invoice.status) == (draft.id, InvoiceStatus.DRAFT)


def test_repeat_gives_the_same_invoice(database: Database, studio: Studio) -> None:
    draft = make_draft(database, studio.member)

    again = act(database, studio.admin, invoices.generate_invoice, draft.milestone_id or "")

    assert (again.invoice, again.created) == (draft, False)


def test_rate_is_copied_and_unset_differs_from_zero(database: Database, studio: Studio) -> None:
    first = make_draft(database, studio.owner)
    act(database, studio.admin, settings.update_invoicing, default_tax_rate=None)
    second = make_draft(database, studio.owner)

    assert ask(database, studio.owner, invoices.get_invoice, first.id).tax_rate == Decimal(21)
    assert second.tax_rate is None
    with pytest.raises(MissingDetails) as refused:
        act(database, studio.owner, invoice_life.send_invoice, second.id)
    assert refused.value.missing == ("tax_rate",)
    edit(database, studio, second, tax_rate=Decimal(0))
    assert (
        act(database, studio.owner, invoice_life.send_invoice, second.id).status
        is InvoiceStatus.SENT
    )


def test_total_invoiced_never_exceeds_the_budget(database: Database, studio: Studio) -> None:
    project = make_project(
        database, studio.owner, budget_minor=2_000_000, milestones=milestones(1_500_000, 500_001)
    )
    bring_to(database, studio.owner, project.milestones[0].id, MilestoneStatus.INVOICED)
    second = project.milestones[1].id
    bring_to(database, studio.owner, second, MilestoneStatus.COMPLETED)

    with pytest.raises(OverBudget) as refused:
        act(database, studio.owner, invoices.generate_invoice, second)

    assert refused.value.facts() == {
        "budget": "20000.00",
        "invoiced": "15000.00",
        "requested": "5000.01",
        "remaining_budget": "5000.00",
        "currency": "USD",
    }
    assert ask(database, studio.owner, invoices.list_invoices).items[1:] == ()


def test_draft_edit_meets_the_budget_too(database: Database, studio: Studio) -> None:
    draft = make_draft(database, studio.owner)

    def priced(unit_price: int) -> tuple[LineDraft, ...]:
        return (LineDraft("Phase 1", Decimal(1), unit_price),)

    with pytest.raises(OverBudget) as refused:
        edit(database, studio, draft, lines=priced(5_000_001))
    assert refused.value.remaining_budget == "50000.00"
    edited = edit(database, studio, draft, lines=priced(5_000_000))
    assert edited.net_minor == 5_000_000
    usage = project_of(database, studio, draft).budget_usage
    assert (usage.invoiced_minor, usage.percent) == (5_000_000, Decimal(100))


def test_draft_edit_changes_only_what_it_names(database: Database, studio: Studio) -> None:
    draft = make_draft(database, studio.owner)

    edited = edit(
        database, studio, draft, tax_rate=Decimal("5.5"), due_date=TODAY, notes="Thank you.\nBye"
    )

    assert edited == replace(
        draft,
        tax_rate=Decimal("5.5"),
        tax_minor=82_500,
        total_minor=1_582_500,
        due_date=TODAY,
        notes="Thank you.\nBye",
    )
    assert edit(database, studio, edited, due_date=None).notes == "Thank you.\nBye"


def test_lines_of_a_draft_add_up(database: Database, studio: Studio) -> None:
    draft = make_draft(database, studio.owner)
    lines = (LineDraft("Half", Decimal("0.5"), 333), LineDraft("More", Decimal("2.25"), 1_01))

    edited = edit(database, studio, draft, lines=lines)

    assert [x.amount_minor for x in edited.lines] == [167, 227]
    assert (edited.net_minor, edited.tax_minor, edited.total_minor) == (394, 83, 477)


FAULTY: list[tuple[str, dict[str, Any]]] = [
    ("tax_rate", {"tax_rate": Decimal(101)}),
    ("notes", {"notes": "a\u0000"}),
    ("lines", {"lines": ()}),
    ("lines", {"lines": (LineDraft("x", Decimal(2), 10**15),)}),
]


def test_faulty_draft_edit_is_refused_by_field(database: Database, studio: Studio) -> None:
    draft = make_draft(database, studio.owner)
    for field, changes in FAULTY:
        with pytest.raises(ValidationFailed) as refused:
            edit(database, studio, draft, **changes)
        assert [error.field for error in refused.value.errors] == [field]
    assert ask(database, studio.owner, invoices.get_invoice, draft.id) == draft


def test_deleted_draft_frees_its_milestone_and_budget(database: Database, studio: Studio) -> None:
    draft = make_draft(database, studio.owner)

    act(database, studio.member, invoices.delete_draft, draft.id)

    project = project_of(database, studio, draft)
    assert project.milestones[0].status is MilestoneStatus.COMPLETED
    assert project.milestones[0].invoice is None
    assert project.budget_usage.invoiced_minor == 0
    with pytest.raises(NotFound):
        ask(database, studio.owner, invoices.get_invoice, draft.id)
    again = act(database, studio.owner, invoices.generate_invoice, draft.milestone_id or "")
    assert again.created


def test_reopened_milestone_can_be_edited_and_invoiced_again(
    database: Database, studio: Studio
) -> None:
    draft = make_draft(database, studio.owner)
    act(database, studio.owner, invoices.delete_draft, draft.id)
    act(database, studio.admin, steps.reopen, draft.milestone_id or "")

    assert not project_of(database, studio, draft).milestones[0].locked


@pytest.mark.parametrize(("currency", "amount", "tax"), [("JPY", 10, 2), ("BHD", 1_234, 259)])
def test_currencies_of_0_and_3_digits_bill_exactly(
    database: Database, studio: Studio, currency: str, amount: int, tax: int
) -> None:
    draft = make_draft(
        database,
        studio.owner,
        currency=currency,
        budget_minor=None,
        milestones=milestones(amount),
    )

    assert (draft.currency, draft.net_minor, draft.tax_minor) == (currency, amount, tax)


def test_another_workspaces_invoice_does_not_exist(database: Database, studio: Studio) -> None:
    other = make_studio(database, "Other Studio")
    draft = make_draft(database, studio.owner)

    for attempt in (
        lambda: ask(database, other.owner, invoices.get_invoice, draft.id),
        lambda: edit(database, other, draft, notes="x"),
        lambda: send(database, other, draft),
        lambda: act(database, other.owner, invoice_life.pay_invoice, draft.id),
        lambda: void(database, other, draft, rebill=True),
        lambda: act(database, other.owner, invoices.delete_draft, draft.id),
    ):
        with pytest.raises(NotFound):
            attempt()
    assert ask(database, other.owner, invoices.list_invoices).items == ()
