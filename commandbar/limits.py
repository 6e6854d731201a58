"""How often: shares of prompts, readings by the model and wrong guesses, reserved beforehand.

A share is one row in the database that says until when it is spent (the generic cell rate
algorithm): all of it may go at once, then it refills evenly. One statement tests and reserves, so
that neither threads nor processes go past it together, and a refusal writes nothing.
"""

import ipaddress
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import BigInteger, String, bindparam, delete, select, text, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from billing_core.database import Database
from billing_core.tables import Base
from billing_core.unit_of_work import Actor
from billing_core.usecases.workspaces import hash_token
from commandbar import metrics
from commandbar.errors import RateLimited
from commandbar.settings import Shares

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
SWEPT_AT_ONCE = 100
_MICROSECOND = timedelta(microseconds=1)


class SpentShare(Base):
    """Until when (microseconds since 1970) a share is spent; past that instant it is whole."""

    __tablename__ = "spent_shares"

    key: Mapped[str] = mapped_column(String(120), primary_key=True)
    spent_until: Mapped[int] = mapped_column(BigInteger, index=True)


@dataclass(frozen=True, slots=True)
class Share:
    """`count` in each `window`. `whose` and `what` are words for a refusal and for metrics."""

    what: str
    whose: str
    owner: str
    count: int
    window: timedelta

    @property
    def key(self) -> str:
        return f"{self.what}/{self.window.total_seconds():.0f}/{self.whose}/{self.owner}"

    @property
    def step(self) -> int:
        """What one costs, in microseconds."""
        return self.window // _MICROSECOND // self.count


_RESERVE = text(
    "INSERT INTO spent_shares (key, spent_until) VALUES (:key, :now + :step)"
    " ON CONFLICT (key) DO UPDATE SET spent_until = :step +"
    " CASE WHEN spent_shares.spent_until > :now THEN spent_shares.spent_until ELSE :now END"
    " WHERE spent_shares.spent_until + :step <= :now + :step * :count"
    " RETURNING spent_until"
).bindparams(*(bindparam(name, type_=BigInteger()) for name in ("now", "step", "count")))


class Limiter:
    """Reserves shares. Holds no state: any number of them over one database are one."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def reserve(self, shares: Sequence[Share]) -> None:
        """Take one of each share, of all or of none; in the same order everywhere.

        Raises:
            RateLimited: one of them is spent; says when it has one again.
        """
        if not shares:
            return
        now = _instant(self._database.clock())
        with self._database.read() as session:  # most refusals end here, beside the writers
            for share in shares:
                _require_left(session, share, now)

        def take(session: Session) -> None:
            _sweep(session, now)
            for share in shares:
                found = {"key": share.key, "now": now, "step": share.step, "count": share.count}
                if session.execute(_RESERVE, found).first() is None:
                    _require_left(session, share, now)

        self._database.write(take)

    def give_back(self, share: Share) -> None:
        """Undo a reservation that turned out to cost nothing: a guess that was right."""
        undo = (
            update(SpentShare)
            .where(SpentShare.key == share.key)
            .values(spent_until=SpentShare.spent_until - share.step)
        )
        self._database.write(lambda session: session.execute(undo))


def _require_left(session: Session, share: Share, now: int) -> None:
    query = select(SpentShare.spent_until).where(SpentShare.key == share.key)
    spent_until = session.scalar(query) or 0
    wait = spent_until + share.step - (now + share.step * share.count)
    if wait > 0:
        metrics.RATE_LIMITED.labels(share.what, share.whose).inc()
        raise RateLimited(share.what, share.whose, -(-wait // 1_000_000))


def _sweep(session: Session, now: int) -> None:
    """Forget shares that are whole again; never waits for one that somebody else has locked."""
    whole = (
        select(SpentShare.key)
        .where(SpentShare.spent_until < now)
        .limit(SWEPT_AT_ONCE)
        .with_for_update(skip_locked=True)
    )
    session.execute(delete(SpentShare).where(SpentShare.key.in_(whole)))


def _instant(at: datetime) -> int:
    return int(at.timestamp()) * 1_000_000 + at.microsecond


@dataclass(frozen=True, slots=True)
class PromptLimits:
    """What members, workspaces and everybody together may ask of the bar and of the model."""

    prompts: Shares
    readings: Shares
    readings_a_day: Shares

    def of_prompt(self, actor: Actor) -> list[Share]:
        return list(_shares("prompts", self.prompts, actor, MINUTE))

    def of_reading(self, actor: Actor) -> list[Share]:
        """One reading by the model, which is at most two calls of the provider."""
        return [
            *_shares("model readings", self.readings, actor, MINUTE),
            *_shares("model readings", self.readings_a_day, actor, DAY),
        ]


def _shares(what: str, shares: Shares, actor: Actor, window: timedelta) -> Iterable[Share]:
    """The one that most callers share comes last, so that it is locked for the shortest time."""
    owners = (actor.user_id, actor.workspace_id, "all")
    for (whose, count), owner in zip(shares._asdict().items(), owners, strict=True):
        yield Share(what, whose, owner, count, window)


WRONG_GUESSES_A_MINUTE = {
    "portal links": 60,
    "sign-ins": 30,
    "bearer tokens": 1_000,
    "Slack codes": 10,
}
"""By address, but Slack codes by member. A code has 50 bits and lives 15 minutes, the others
have 256; a program that holds a wrong token may repeat it often, a person may not."""


def guess_from(what: str, address: str | None) -> Share:
    """A wrong guess from a network address: of one IPv4 host, or of one IPv6 network (/64)."""
    owner = hash_token(_network(address))[:32]
    return Share(what, "address", owner, WRONG_GUESSES_A_MINUTE[what], MINUTE)


def guess_by(what: str, actor: Actor) -> Share:
    """A wrong guess by a signed-in member."""
    return Share(what, "member", actor.user_id, WRONG_GUESSES_A_MINUTE[what], MINUTE)


def _network(address: str | None) -> str:
    try:
        host = ipaddress.ip_address(address or "")
    except ValueError:
        return "unknown"
    return str(ipaddress.ip_network((host, 64 if host.version == 6 else 32), strict=False))
