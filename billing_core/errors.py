"""What billing_core can refuse, and the facts that go with each refusal.

    DomainError
    ├── NotFound             unknown here, or another workspace's: the two look the same
    ├── PermissionDenied     the role does not hold the permission
    ├── AiDisabled           the Owner has switched the command bar off
    ├── ValidationFailed     one or more fields are not acceptable
    ├── InvalidTransition    the status does not allow this step
    ├── MilestoneLocked      completed or invoiced; or removal of one in progress
    ├── InvoiceLocked        sent, paid or void
    ├── VersionConflict      an old version was edited
    ├── NothingToBill        no unbilled billable time
    ├── MissingDetails       sending an invoice that lacks what a client must see
    ├── StillInUse           what was to be taken back has something hanging on it
    ├── OverBudget           the total invoiced would exceed the budget
    └── Busy                 the database could not serve the transaction in time

Each class has a stable `code`; its facts are typed attributes, collected by `facts()`.
Doors turn them into HTTP, Slack or terminal words; no status code stands here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar


class DomainError(Exception):
    """A rule said no; `next_move` names the next legal one."""

    code: ClassVar[str]
    title: ClassVar[str]

    def __init__(self, message: str, *, next_move: str) -> None:
        super().__init__(message)
        self.message = message
        self.next_move = next_move

    def facts(self) -> dict[str, Any]:
        """The typed members of the problem document besides code, title and detail."""
        return {}


class NotFound(DomainError):
    """There is no such thing in this workspace (rule 3)."""

    code = "not_found"
    title = "Not found"

    def __init__(self, what: str) -> None:
        super().__init__(
            f"There is no such {what} in this workspace.",
            next_move="Look it up again in your workspace's lists.",
        )


class PermissionDenied(DomainError):
    """The actor's role does not hold the permission (rule 1)."""

    code = "permission_denied"
    title = "Not allowed for your role"

    def __init__(self, message: str, *, permission: str, role: str, next_move: str) -> None:
        super().__init__(message, next_move=next_move)
        self.permission = permission
        self.role = role

    def facts(self) -> dict[str, Any]:
        return {"permission": self.permission, "role": self.role}


class AiDisabled(DomainError):
    """The workspace's Owner has turned the command bar off (rule 33)."""

    code = "ai_disabled"
    title = "The command bar is off"

    def __init__(self) -> None:
        super().__init__(
            "The command bar is switched off for this workspace.",
            next_move="An Owner can turn it on under Settings, Workspace; every form still works.",
        )


@dataclass(frozen=True, slots=True)
class FieldError:
    """One field that cannot be accepted, by its path in the request, and why."""

    field: str
    message: str


class ValidationFailed(DomainError):
    """The input breaks a rule that a reader can mend field by field."""

    code = "validation_failed"
    title = "Some fields need attention"

    def __init__(self, errors: Sequence[FieldError]) -> None:
        super().__init__(
            "; ".join(f"{error.field}: {error.message}" for error in errors),
            next_move="Correct the named fields, then send it again.",
        )
        self.errors = tuple(errors)

    @classmethod
    def of(cls, field: str, message: str) -> "ValidationFailed":
        return cls([FieldError(field, message)])

    def facts(self) -> dict[str, Any]:
        errors = [{"field": error.field, "message": error.message} for error in self.errors]
        return {"field": self.errors[0].field if self.errors else None, "errors": errors}


class InvalidTransition(DomainError):
    """The thing's status does not allow this step (rule 13)."""

    code = "invalid_transition"
    title = "Not from this status"

    def __init__(
        self, message: str, *, current_status: str, allowed_from: Sequence[str], next_move: str
    ) -> None:
        super().__init__(message, next_move=next_move)
        self.current_status = current_status
        self.allowed_from = tuple(allowed_from)

    def facts(self) -> dict[str, Any]:
        return {"current_status": self.current_status, "allowed_from": list(self.allowed_from)}


class MilestoneLocked(DomainError):
    """A completed or invoiced milestone is read-only (rule 14)."""

    code = "milestone_locked"
    title = "This milestone is locked"

    def __init__(self, message: str, *, current_status: str, next_move: str) -> None:
        super().__init__(message, next_move=next_move)
        self.current_status = current_status

    def facts(self) -> dict[str, Any]:
        return {"current_status": self.current_status}


class InvoiceLocked(DomainError):
    """An invoice that is no draft any more does not change (rules 16 to 20)."""

    code = "invoice_locked"
    title = "This invoice is locked"

    def __init__(self, message: str, *, current_status: str, next_move: str) -> None:
        super().__init__(message, next_move=next_move)
        self.current_status = current_status

    def facts(self) -> dict[str, Any]:
        return {"current_status": self.current_status}


class VersionConflict(DomainError):
    """Somebody else saved in between; nothing is merged."""

    code = "version_conflict"
    title = "Changed by somebody else"

    def __init__(self, *, sent: int, current: int) -> None:
        super().__init__(
            f"This was version {sent}; it is version {current} now.",
            next_move="Load it again, then repeat your change.",
        )
        self.sent = sent
        self.current = current

    def facts(self) -> dict[str, Any]:
        return {"sent_version": self.sent, "current_version": self.current}


class NothingToBill(DomainError):
    """There is no unbilled billable time (rule 22)."""

    code = "nothing_to_bill"
    title = "Nothing to bill"


class MissingDetails(DomainError):
    """The invoice cannot be sent before these are filled in (rules 16 and 21)."""

    code = "missing_details"
    title = "Details are missing"

    def __init__(self, message: str, *, missing: Sequence[str], next_move: str) -> None:
        super().__init__(message, next_move=next_move)
        self.missing = tuple(missing)

    def facts(self) -> dict[str, Any]:
        return {"missing": list(self.missing)}


class StillInUse(DomainError):
    """What is worked on, invoiced or billed is never taken back.

    `held_by` counts what hangs on it, by kind: `{"invoice": 1}`.
    """

    code = "still_in_use"
    title = "Too late to take back"

    def __init__(self, message: str, *, held_by: Mapping[str, int], next_move: str) -> None:
        super().__init__(message, next_move=next_move)
        self.held_by = dict(held_by)

    def facts(self) -> dict[str, Any]:
        return {"held_by": self.held_by}


class OverBudget(DomainError):
    """The total invoiced would exceed the project's budget (rules 8 to 10).

    Amounts are decimal strings in the project's currency.
    """

    code = "over_budget"
    title = "Over budget"

    def __init__(
        self,
        message: str,
        *,
        budget: str,
        invoiced: str,
        requested: str,
        remaining_budget: str,
        currency: str,
        next_move: str,
    ) -> None:
        super().__init__(message, next_move=next_move)
        self.budget = budget
        self.invoiced = invoiced
        self.requested = requested
        self.remaining_budget = remaining_budget
        self.currency = currency

    def facts(self) -> dict[str, Any]:
        names = ("budget", "invoiced", "requested", "remaining_budget", "currency")
        return {name: getattr(self, name) for name in names}


class Busy(DomainError):
    """The database was locked, full or failing for longer than a caller should wait.

    `is_unknown`: the answer to COMMIT was lost, so that it may have been done all the same.
    """

    code = "busy"
    title = "Busy"

    def __init__(self, retry_after_s: int = 2, *, is_unknown: bool = False) -> None:
        if is_unknown:
            super().__init__(
                "The service is busy; whether this was done is not known.",
                next_move="Look whether it is there before you repeat it.",
            )
        else:
            super().__init__(
                "The service is busy; nothing was changed.", next_move="Try again shortly."
            )
        self.retry_after_s = retry_after_s
        self.is_unknown = is_unknown

    def facts(self) -> dict[str, Any]:
        return {"retry_after": self.retry_after_s, "outcome_known": not self.is_unknown}
