"""What the command bar can refuse besides billing_core's own refusals.

    DomainError
    └── LlmFailure           the language model gave no answer that can be used
        ├── LlmUnavailable   no answer: time, connection, 429, 5xx, credentials
        ├── LlmRefused       the model or its filter declined
        ├── LlmIncomplete    the answer was cut off
        └── LlmBadOutput     an answer of the wrong form, also after one repair

No message holds a word of the provider, of the person or of the configuration.
"""

from typing import Any, ClassVar

from billing_core.errors import DomainError
from commandbar.plan import Usage

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

    def facts(self) -> dict[str, Any]:
        return {"cause": self.cause}


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
