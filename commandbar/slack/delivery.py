"""Sends answers to Slack: to a `response_url` that is on the allow-list, or as a direct message."""

import asyncio
import logging
from enum import Enum
from typing import Any

import aiohttp
import httpx
from pydantic import SecretStr
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from commandbar.settings import Settings
from commandbar.slack.addresses import ResponseHosts

log = logging.getLogger(__name__)

TIMEOUT_S = 10
SLACK_FAILURES = (SlackClientError, aiohttp.ClientError, asyncio.TimeoutError)


class Sent(Enum):
    """What became of an answer."""

    DONE = "done"
    LATER = "later"
    """Nobody there, or too busy: worth another try."""
    CLOSED = "closed"
    """This address takes no more: expired, used up, or not Slack's at all."""


def web_client(settings: Settings, token: str | None = None) -> AsyncWebClient:
    """Slack's Web API, as the given bot or as the one of the environment."""
    return AsyncWebClient(
        token=token or _secret(settings.slack_bot_token),
        base_url=settings.slack_api_url,
        timeout=TIMEOUT_S,
    )


def _secret(value: SecretStr | None) -> str | None:
    return None if value is None else value.get_secret_value()


class Delivery:
    """One HTTP client for all answers; it follows no redirects."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._hosts = ResponseHosts.parse(settings.slack_response_hosts)
        self._http = httpx.AsyncClient(timeout=TIMEOUT_S, follow_redirects=False)

    async def aclose(self) -> None:
        await self._http.aclose()

    def may_respond(self, url: str) -> bool:
        return self._hosts.allow(url)

    async def respond(self, url: str, message: dict[str, Any]) -> Sent:
        """Send a message to a response_url."""
        if not self._hosts.allow(url):
            return Sent.CLOSED
        try:
            response = await self._http.post(url, json=message)
        except httpx.HTTPError as error:
            log.warning("Slack took no answer: %s", type(error).__name__)
            return Sent.LATER
        if response.is_success:
            return Sent.DONE
        log.warning("Slack took no answer: HTTP %s", response.status_code)
        again = response.status_code == 429 or response.is_server_error
        return Sent.LATER if again else Sent.CLOSED

    async def direct(self, token: str | None, slack_user_id: str, text: str) -> Sent:
        """Send a direct message, as the team's bot."""
        client = web_client(self._settings, token)
        try:
            await client.chat_postMessage(channel=slack_user_id, text=text, mrkdwn=False)
        except SLACK_FAILURES as error:
            log.warning("Slack took no direct message: %s", type(error).__name__)
            return Sent.LATER
        return Sent.DONE
