"""Each refusal carries its facts as typed members, and names the next legal move."""

from typing import Any

import pytest

from billing_core.errors import (
    AiDisabled,
    Busy,
    DomainError,
    FieldError,
    InvalidTransition,
    InvoiceLocked,
    MilestoneLocked,
    MissingDetails,
    NotFound,
    NothingToBill,
    OverBudget,
    PermissionDenied,
    StillInUse,
    ValidationFailed,
    VersionConflict,
)

AMOUNTS = {
    "budget": "100.00",
    "invoiced": "60.00",
    "requested": "50.00",
    "remaining_budget": "40.00",
    "currency": "USD",
}
NEXT = "Do this."


@pytest.mark.parametrize(
    ("error", "code", "facts"),
    [
        (NotFound("project"), "not_found", {}),
        (
            PermissionDenied("No.", permission="invoice.void", role="member", next_move=NEXT),
            "permission_denied",
            {"permission": "invoice.void", "role": "member"},
        ),
        (AiDisabled(), "ai_disabled", {}),
        (
            ValidationFailed.of("name", "Must not be empty."),
            "validation_failed",
            {"field": "name", "errors": [{"field": "name", "message": "Must not be empty."}]},
        ),
        (ValidationFailed([]), "validation_failed", {"field": None, "errors": []}),
        (
            InvalidTransition("No.", current_status="paid", allowed_from=["sent"], next_move=NEXT),
            "invalid_transition",
            {"current_status": "paid", "allowed_from": ["sent"]},
        ),
        (
            MilestoneLocked("No.", current_status="invoiced", next_move=NEXT),
            "milestone_locked",
            {"current_status": "invoiced"},
        ),
        (
            InvoiceLocked("No.", current_status="sent", next_move=NEXT),
            "invoice_locked",
            {"current_status": "sent"},
        ),
        (
            VersionConflict(sent=1, current=2),
            "version_conflict",
            {"sent_version": 1, "current_version": 2},
        ),
        (NothingToBill("No.", next_move=NEXT), "nothing_to_bill", {}),
        (
            MissingDetails("No.", missing=("email",), next_move=NEXT),
            "missing_details",
            {"missing": ["email"]},
        ),
        (
            StillInUse("No.", held_by={"invoice": 1}, next_move=NEXT),
            "still_in_use",
            {"held_by": {"invoice": 1}},
        ),
        (OverBudget("No.", **AMOUNTS, next_move=NEXT), "over_budget", AMOUNTS),
        (Busy(), "busy", {"retry_after": 2, "outcome_known": True}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_refusal_has_its_code_and_facts(error: DomainError, code: str, facts: Any) -> None:
    assert error.code == code
    assert error.facts() == facts
    assert str(error) == error.message


def test_all_faults_stand_in_the_message() -> None:
    faults = [FieldError("name", "Is empty."), FieldError("email", "Is none.")]

    assert ValidationFailed(faults).message == "name: Is empty.; email: Is none."


def test_what_may_have_been_done_is_not_called_undone() -> None:
    """An answer to COMMIT that was lost leaves both open: to repeat blindly would double it."""
    known, unknown = Busy(), Busy(is_unknown=True)

    assert "nothing was changed" in known.message
    assert "not known" in unknown.message
    assert unknown.next_move != known.next_move
