"""What the command bar can refuse besides billing_core's own refusals.

    DomainError
    ├── NotStaged            nothing to confirm: discarded, rejected, failed, still a question
    ├── PlanExpired          staged more than a day ago
    ├── PlanChanged          the version or digest is not the newest one
    ├── PlanStale            what the plan rests on changed since it was reviewed
    ├── RateLimited          a share of prompts, model readings or wrong guesses is used up
    ├── Unauthenticated      no member stands behind the call
    ├── MalformedRequest     a body that is not JSON
    ├── TooLarge             a body above the limit
    ├── NotReady             the server cannot serve yet, or not any more
    └── LlmFailure           the language model gave no answer that can be used
        ├── LlmUnavailable   no answer: time, connection, 429, 5xx, credentials
        ├── LlmRefused       the model or its filter declined
        ├── LlmIncomplete    the answer was cut off
        └── LlmBadOutput     an answer of the wrong form, also after one repair

No message holds a word of the provider, of the person or of the configuration.
"""

from collections.abc import Sequence
from typing import Any, ClassVar

from pydantic import BaseModel

from billing_core.errors import DomainError
from commandbar.plan import Usage


class Change(BaseModel):
    """One fact a plan rests on, as it was at review and as it is now."""

    field: str
    message: str
    old: str
    new: str


class NotStaged(DomainError):
    """The command is in no state for this step (rule 30)."""

    code = "not_staged"
    title = "Nothing to confirm"

    def __init__(self, status: str) -> None:
        super().__init__(
            f"This command is {status.replace('_', ' ')}.", next_move=_AFTER_STATUS[status]
        )
        self.status = status

    def facts(self) -> dict[str, Any]:
        return {"command_status": self.status}


_AFTER_STATUS = {
    "staged": "Review the plan, then confirm or discard it.",
    "needs_clarification": "Answer its questions first.",
    "rejected": "Say what to create in a new command.",
    "failed": "Try it again, or fill in the project form by hand.",
    "executed": "Open what it created.",
    "discarded": "Say it again as a new command.",
    "expired": "Say it again as a new command.",
}


class PlanExpired(DomainError):
    """A staged plan lives 24 hours (rule 30)."""

    code = "plan_expired"
    title = "The plan has expired"

    def __init__(self) -> None:
        super().__init__(
            "This plan was staged more than 24 hours ago.", next_move=_AFTER_STATUS["expired"]
        )


class PlanChanged(DomainError):
    """What was shown is not what is staged now: somebody edited it (rule 30)."""

    code = "plan_changed"
    title = "The plan has changed"

    def __init__(self, current_version: int) -> None:
        super().__init__(
            "The plan was edited after it was shown to you.",
            next_move="Look at the newest version, then confirm that.",
        )
        self.current_version = current_version

    def facts(self) -> dict[str, Any]:
        return {"current_version": self.current_version}


class PlanStale(DomainError):
    """Something the plan rests on changed between review and confirm (rule 31)."""

    code = "plan_stale"
    title = "The plan is out of date"

    def __init__(self, changes: Sequence[Change]) -> None:
        super().__init__(
            "; ".join(change.message for change in changes),
            next_move="Review the plan again: save it as it is or edit it, then confirm.",
        )
        self.changes = tuple(changes)

    def facts(self) -> dict[str, Any]:
        return {"changes": [change.model_dump() for change in self.changes]}


class RateLimited(DomainError):
    """A share is used up for now: `limit` says of what, `scope` whose; the wait is in seconds."""

    code = "rate_limited"
    title = "Too many at once"

    def __init__(self, limit: str, scope: str, retry_after_s: int) -> None:
        super().__init__(
            f"{_SHARE_OF[scope]} of {limit} is used up for now; nothing was done.",
            next_move=f"Try again in {_span(retry_after_s)}. {_MEANWHILE.get(limit, '')}".strip(),
        )
        self.limit = limit
        self.scope = scope
        self.retry_after_s = retry_after_s

    def facts(self) -> dict[str, Any]:
        return {"retry_after": self.retry_after_s, "limit": self.limit, "scope": self.scope}


_SHARE_OF = {
    "member": "Your share",
    "workspace": "Your workspace's share",
    "everybody": "Everybody's share",
    "address": "Your network's share",
}
_MEANWHILE = {
    "prompts": "Every form still works.",
    "model readings": "Every form still works, and so does a sentence that needs no model.",
    "Slack codes": "Type /project in Slack for a fresh code.",
    "portal links": "Ask for a new link if yours does not open.",
}


def _span(seconds: int) -> str:
    return f"{seconds} seconds" if seconds < 120 else f"{-(-seconds // 60)} minutes"


class Unauthenticated(DomainError):
    """No member stands behind the call."""

    code = "unauthenticated"
    title = "Who are you?"

    def __init__(self) -> None:
        super().__init__(
            "A valid bearer token is needed.", next_move="Send Authorization: Bearer TOKEN."
        )


class MalformedRequest(DomainError):
    """The body is not JSON in UTF-8, or nests too deep."""

    code = "malformed_request"
    title = "The body is not valid JSON"


class TooLarge(DomainError):
    """The body is larger than any legal request."""

    code = "too_large"
    title = "The body is too large"


class NotReady(DomainError):
    """The server lives but cannot serve: `reason` is "database" or "migrations"."""

    code = "not_ready"
    title = "Not ready"

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message, next_move="Try again shortly.")
        self.reason = reason

    def facts(self) -> dict[str, Any]:
        return {"reason": self.reason, "retry_after": 5}


_BY_HAND = "Fill in the project form by hand; your words are kept."


class LlmFailure(DomainError):
    """The language model gave nothing to stage. `usage` counts all calls made, also failed ones.

    `cause` is a stable word for logs and clients: "timeout", "rate_limited", "html", ...
    """

    detail: ClassVar[str]
    next_step: ClassVar[str] = _BY_HAND

    def __init__(self, cause: str) -> None:
        super().__init__(self.detail, next_move=self.next_step)
        self.cause = cause
        self.usage = Usage()
        self.command_id: str | None = None
        """Where the person's words are kept, so that they can be tried again."""

    def facts(self) -> dict[str, Any]:
        kept = {"command_id": self.command_id} if self.command_id is not None else {}
        return {"cause": self.cause, **kept}


class LlmUnavailable(LlmFailure):
    """No answer came: timeout, connection, 429, 5xx or refused credentials."""

    code = "llm_unavailable"
    title = "The language model does not answer"
    detail = "The language model could not be reached in time. Nothing was staged."
    next_step = f"Try again shortly. {_BY_HAND}"


class LlmRefused(LlmFailure):
    """The model, or the filter in front of it, declined to read the words."""

    code = "llm_refused"
    title = "The language model declined"
    detail = "The language model declined to read this. Nothing was staged."
    next_step = f"Say it in other words. {_BY_HAND}"


class LlmIncomplete(LlmFailure):
    """The answer was cut off; a part of a plan is never staged."""

    code = "llm_incomplete"
    title = "The language model stopped early"
    detail = "The language model's answer was cut off. Nothing was staged."
    next_step = f"Try a shorter text. {_BY_HAND}"


class LlmBadOutput(LlmFailure):
    """The answer has not the agreed form, also after one repair."""

    code = "llm_bad_output"
    title = "The language model's answer is not usable"
    detail = "The language model's answer could not be used. Nothing was staged."
    next_step = f"Try again or say it in other words. {_BY_HAND}"
