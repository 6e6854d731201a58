"""An answer in lines: each name that a model has understood, and at last the part of the page."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from litestar import Response

from commandbar.hearing import listener

LINES = "application/x-ndjson"


async def names_then_page(work: Callable[[], Awaitable[Response[Any]]]) -> AsyncIterator[str]:
    """`{"name": ...}` for each name while the work is under way, then `{"html": ...}`. Who goes
    away before the end takes the work along."""
    heard: asyncio.Queue[str | None] = asyncio.Queue()

    async def run() -> Response[Any]:
        listener.set(heard.put_nowait)
        try:
            return await work()
        finally:
            heard.put_nowait(None)

    task = asyncio.create_task(run())
    try:
        while (name := await heard.get()) is not None:
            yield _line(name=name)
        yield _line(html=(await task).content)
    finally:
        task.cancel()


def _line(**said: str) -> str:
    return json.dumps(said) + "\n"
