"""The three doors of the command bar, as somebody who submits a sentence sees them."""

import re
from collections.abc import Awaitable, Callable
from html import unescape

from commandbar.web.commands import FAILURES
from tests.integration.api import SEED
from tests.integration.slack.speaking import Client, texts
from tests.integration.web.surfer import Surfer

Door = Callable[[Client, Surfer], Awaitable[str | None]]
"""Submits SEED; the code of the failure that the person is shown, None where there is none."""


async def by_api(client: Client, _surfer: Surfer) -> str | None:
    headers = {"Authorization": "Bearer demo-owner"}
    response = await client.http.post("/api/v1/commands", json={"prompt": SEED}, headers=headers)
    code: str | None = response.json().get("code")
    return code


async def by_web(_client: Client, surfer: Surfer) -> str | None:
    answer = await surfer.post("/commands", {"prompt": SEED})
    html = unescape(answer.text)
    shown = [code for code, failure in FAILURES.items() if failure.title in html]
    assert bool(shown) == (answer.status_code >= 400)
    assert not shown or (SEED in html and re.search(r"/projects/new\?command=cmd_\w+", html))
    return shown[0] if shown else None


async def by_slack(client: Client, _surfer: Surfer) -> str | None:
    message = await client.card(SEED)
    said = "\n".join(texts(message))
    shown = [code for code, failure in FAILURES.items() if failure.detail in said]
    assert not shown or (message["response_type"] == "ephemeral" and "project form" in said)
    return shown[0] if shown else None


DOORS: dict[str, Door] = {"api": by_api, "web": by_web, "slack": by_slack}
