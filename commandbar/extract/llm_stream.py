"""A streamed answer put together again, with its names told as soon as each is whole.

A number that is not whole is another number, so numbers are never told before the end.
"""

import json
import re
from collections.abc import AsyncIterator, Iterator

from openai.types.chat import ChatCompletion, ChatCompletionChunk
from openai.types.completion_usage import CompletionUsage

from commandbar.hearing import Listener

_WHOLE = re.compile(r'"(\w+)"\s*:\s*("(?:[^"\\]|\\.)*")')
"""A key with a string value that has ended."""


class Ear:
    """Tells the names in an answer that is still being written, if the prompt has the words."""

    def __init__(self, listener: Listener, names: frozenset[str], prompt: str) -> None:
        self._listener = listener
        self._names = names
        self._prompt = prompt
        self._read_to = 0

    def hear(self, said: str) -> None:
        for name in self._new_names(said):
            self._listener(name)

    def _new_names(self, said: str) -> Iterator[str]:
        for match in _WHOLE.finditer(said, self._read_to):
            self._read_to = match.end()
            try:
                value = json.loads(match[2])
            except ValueError:
                continue
            if match[1] in self._names and value and value in self._prompt:
                yield value


async def completed(chunks: AsyncIterator[ChatCompletionChunk], ear: Ear) -> ChatCompletion:
    """The answer as if it had come at once; a stream that says nothing has no choices."""
    said, refusal, finish = "", "", None
    usage: CompletionUsage | None = None
    choices: list[dict[str, object]] = []
    async for chunk in chunks:
        usage = chunk.usage or usage
        for choice in chunk.choices[:1]:
            said += choice.delta.content or ""
            refusal += choice.delta.refusal or ""
            finish = choice.finish_reason or finish
            message = {"role": "assistant", "content": said, "refusal": refusal}
            choices = [{"index": 0, "finish_reason": finish, "message": message}]
            ear.hear(said)
    return ChatCompletion.construct(choices=choices, usage=usage)  # as leniently as the SDK does
