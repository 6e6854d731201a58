"""What is sent to a model: the fixed text of a template, then the person's words, alone.

A template in `prompts/` is the instructions, then worked examples as turns of the conversation:

    --- user
    a text
    --- assistant
    the answer to it
"""

import re
from collections.abc import Sequence
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from openai.types.chat import ChatCompletionMessageParam

Messages = list[ChatCompletionMessageParam]

MAX_ECHO_CHARACTERS = 600
_TURN = re.compile(r"^--- (user|assistant)\n", re.MULTILINE)
_TEMPLATES = Environment(
    loader=PackageLoader("prompts", ""),
    undefined=StrictUndefined,
    autoescape=False,  # noqa: S701 - plain text for a model, and no person's word in it
)


@cache
def fixed_text(template: str) -> str:
    """A template as it is sent; nothing that a person wrote goes into it."""
    return _TEMPLATES.get_template(template).render()


def _message(role: str, content: str) -> ChatCompletionMessageParam:
    if role == "assistant":
        return {"role": "assistant", "content": content}
    return {"role": "user", "content": content}


def examples(template: str) -> list[tuple[str, str]]:
    """The turns of a template: role and text."""
    _, *pieces = _TURN.split(fixed_text(template))
    texts = (text.strip() for text in pieces[1::2])
    return list(zip(pieces[::2], texts, strict=True))


def messages_for(template: str, text: str) -> Messages:
    """The instructions and examples, the same for everybody; then the words exactly as typed."""
    instructions = _TURN.split(fixed_text(template), maxsplit=1)[0].strip()
    turns = [_message(role, content) for role, content in examples(template)]
    return [{"role": "system", "content": instructions}, *turns, _message("user", text)]


def repair_of(messages: Sequence[ChatCompletionMessageParam], said: str) -> Messages:
    """The same request again; a bad answer is shown in part, with our own short remark.

    Where the model said nothing at all, the request is simply repeated.
    """
    if not said:
        return list(messages)
    remark = fixed_text("repair.j2").strip()
    echo = _message("assistant", said[:MAX_ECHO_CHARACTERS])
    return [*messages, echo, _message("user", remark)]
