"""Documents: sent, numbered, paid and voided, on both databases (rules 16, 18, 20 and 21)."""

from datetime import date, timedelta

import pytest

from billing_core.database import Database
from billing_core.drafts import ClientChanges
from billing_core.errors import (
    InvalidTransition,
    InvoiceLocked,
    MissingDetails,
    PermissionDenied,
    ValidationFailed,
)
from billing_core.kinds import InvoiceStatus, MilestoneStatus
from billing_core.usecases import clients, invoice_life, invoices
from tests.factories import (
    TODAY,
    Studio,
    act,
    ask,
    make_client,
    make_draft,
    make_studio,
)
from tests.integration.billing.invoice_steps import billable_details, edit, project_of, send, void

_, SENT, PAID, VOID = InvoiceStatus


def test_sending_a_lead_names_what_is_missing(database: Database, studio: Studio) -> None:
    lead = make_client(database, studio.owner, "Lead")
    draft = make_draft(database, studio.owner, client_id=lead.id)

    with pytest.raises(MissingDetails) as refused:
        send(database, studio, draft)
    assert refused.value.missing == (
        "billing_name",
        "email",
        "address_line1",
        "city",
        "postal_code",
        "country",
    )

    act(database, studio.owner, clients.update_client, lead.id, billable_details())
    assert send(database, studio, draft).status is SENT


def test_sent_invoice_is_numbered_dated_and_frozen(database: Database, studio: Studio) -> None:
    draft = make_draft(database, studio.owner)

    sent = send(database, studio, draft)
    act(
        database,
        studio.owner,
        clients.update_client,
        draft.client.id,
        ClientChanges(billing_name="Renamed"),
    )

    assert (sent.number, sent.issue_date) == ("INV-0001", TODAY)
    assert sent.due_date == TODAY + timedelta(days=30)
    read = ask(database, studio.owner, invoices.get_invoice, draft.id)
    assert read == sent
    assert read.parties.client["billing_name"] == "Acme Corporation Ltd"
    for refused in (
        lambda: edit(database, studio, sent, notes="x"),
        lambda: act(database, studio.owner, invoices.delete_draft, sent.id),
    ):
        with pytest.raises(InvoiceLocked):
            refused()


def test_due_date_of_the_draft_is_kept(database: Database, studio: Studio) -> None:
    draft = make_draft(database, studio.owner)
    edit(database, studio, draft, due_date=date(2026, 12, 24))

    assert send(database, studio, draft).due_date == date(2026, 12, 24)


def test_numbers_have_no_gaps_and_void_ones_keep_theirs(database: Database, studio: Studio) -> None:
    sent = [send(database, studio, make_draft(database, studio.owner)) for _ in range(2)]
    lead = make_draft(database, studio.owner, client_id=make_client(database, studio.owner).id)
    with pytest.raises(MissingDetails):
        send(database, studio, lead)
    void(database, studio, sent[0], rebill=True)
    act(database, studio.owner, invoices.delete_draft, lead.id)
    sent.append(send(database, studio, make_draft(database, studio.owner)))

    numbers = [ask(database, studio.owner, invoices.get_invoice, x.id).number for x in sent]

    assert numbers == ["INV-0001", "INV-0002", "INV-0003"]


def test_numbers_count_each_workspace_by_itself(database: Database, studio: Studio) -> None:
    other = make_studio(database, "Other Studio", currency="EUR")
    send(database, studio, make_draft(database, studio.owner))

    theirs = send(database, other, make_draft(database, other.owner))

    assert theirs.number == "INV-0001"


@pytest.mark.parametrize("rebill", [True, False])
def test_void_frees_the_milestone_and_budget_only_to_rebill(
    database: Database, studio: Studio, *, rebill: bool
) -> None:
    sent = send(database, studio, make_draft(database, studio.owner))

    voided = void(database, studio, sent, rebill=rebill)

    project = project_of(database, studio, sent)
    milestone = project.milestones[0]
    assert (voided.status, voided.number, voided.rebill) == (VOID, sent.number, rebill)
    assert voided.void_reason == "Wrong client"
    if rebill:
        assert milestone.status is MilestoneStatus.COMPLETED
        assert milestone.invoice is None
        assert project.budget_usage.invoiced_minor == 0
        assert act(database, studio.owner, invoices.generate_invoice, milestone.id).created
    else:
        assert milestone.status is MilestoneStatus.INVOICED
        assert milestone.invoice is not None
        assert milestone.invoice.status is VOID
        assert project.budget_usage.invoiced_minor == 1_500_000
        with pytest.raises(InvalidTransition):
            act(database, studio.owner, invoices.generate_invoice, milestone.id)


def test_member_cannot_void_and_a_reason_is_needed(database: Database, studio: Studio) -> None:
    sent = send(database, studio, make_draft(database, studio.owner))

    with pytest.raises(PermissionDenied):
        act(database, studio.member, invoice_life.void_invoice, sent.id, reason="x", rebill=True)
    with pytest.raises(ValidationFailed):
        act(database, studio.admin, invoice_life.void_invoice, sent.id, reason=" ", rebill=True)


def test_paid_invoice_stays(database: Database, studio: Studio) -> None:
    sent = send(database, studio, make_draft(database, studio.owner))

    paid = act(database, studio.member, invoice_life.pay_invoice, sent.id)

    assert paid.status is PAID
    with pytest.raises(InvalidTransition) as refused:
        void(database, studio, paid, rebill=True)
    assert refused.value.allowed_from == ("sent",)
