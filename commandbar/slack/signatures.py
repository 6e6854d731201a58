"""Is it Slack, and is it the first time? Slack signs each request with the app's signing secret.

slack_sdk's verifier computes the signature; it raises on a malformed timestamp, signature or body
and accepts the same request for five minutes. Here every such request is refused alike.
"""

import re
from datetime import datetime, timedelta

from slack_sdk.signature import Clock as SlackClock
from slack_sdk.signature import SignatureVerifier
from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from typing_extensions import override

from billing_core.database import Clock, Database
from billing_core.errors import DomainError
from commandbar.slack.tables import SlackRequest

_TIMESTAMP = re.compile(r"[0-9]{1,12}", re.ASCII)
_SIGNATURE = re.compile(r"v0=[0-9a-f]{64}", re.ASCII)

REMEMBERED_FOR = timedelta(minutes=15)
"""Longer than a signature can be valid: five minutes to either side of its timestamp."""


class NotFromSlack(DomainError):
    """The signature is missing, malformed, wrong, old or used."""

    code = "unauthenticated"
    title = "Not a request from Slack"

    def __init__(self) -> None:
        super().__init__(
            "The request is not signed by Slack, or was received before.",
            next_move="Send it again from Slack, signed with this app's signing secret.",
        )


class _ClockOf(SlackClock):
    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    @override
    def now(self) -> float:
        return self._clock().timestamp()


class SignatureGate:
    """Lets a request pass that Slack signed within the last five minutes, once."""

    def __init__(self, secret: str, database: Database) -> None:
        if not secret.strip():
            raise ValueError("SLACK_SIGNING_SECRET is empty.")
        self._verifier = SignatureVerifier(secret, clock=_ClockOf(database.clock))
        self._database = database

    def verify(self, body: bytes, timestamp: str | None, signature: str | None) -> str:
        """The signature, if it is Slack's and fresh.

        Raises:
            NotFromSlack: anything else, whatever is wrong with it.
        """
        if not _TIMESTAMP.fullmatch(timestamp or "") or not _SIGNATURE.fullmatch(signature or ""):
            raise NotFromSlack
        assert signature is not None  # it has matched
        try:
            text = body.decode("utf-8")
        except UnicodeDecodeError:
            raise NotFromSlack from None
        if not self._verifier.is_valid(text, timestamp, signature):
            raise NotFromSlack
        return signature

    def is_first(self, signature: str) -> bool:
        """Remember an accepted signature; False where it was accepted before."""
        now = self._database.clock()
        try:
            self._database.write(lambda session: _remember(session, signature, now))
        except IntegrityError:
            return False
        return True


def _remember(session: Session, signature: str, now: datetime) -> None:
    session.execute(delete(SlackRequest).where(SlackRequest.received_at < now - REMEMBERED_FOR))
    session.add(SlackRequest(signature=signature, received_at=now))
