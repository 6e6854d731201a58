"""One history: calls by six members of two workspaces, and what must hold after each of them."""

import asyncio
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from itertools import count

from billing_core.database import Database
from billing_core.permissions import Role
from billing_core.unit_of_work import Actor
from billing_core.usecases import audit_log
from tests.factories import START, CountedIds, FixedClock, Studio, make_studio
from tests.prove import watching
from tests.prove.doors import Attempt, Came, Doors
from tests.prove.model import MAY, Codes, Workspace
from tests.prove.moment import Moment
from tests.prove.rules import RULES, Call
from tests.prove.watching import Mirror


class Ground:
    """A database that histories run on, one after the other, each in two workspaces of its own."""

    def __init__(self, url: str) -> None:
        self.clock = FixedClock()
        self.database = Database(url, clock=self.clock, new_id=CountedIds())
        self.doors = Doors(self.database, asyncio.Runner())
        self.counts: Counter[tuple[str, str]] = Counter()
        self.numbers = count(1)
        watching.install(self.database)

    def close(self) -> None:
        self.doors.close()
        self.database.dispose()

    def verify_chains(self) -> None:
        """The audit chains as `commandbar audit verify` sees them, whole."""
        with self.database.read() as session:
            broken = [b for chain in audit_log.verify(session) for b in chain.breaks]
        assert not broken, broken


@dataclass(frozen=True, slots=True)
class Member:
    actor: Actor
    token: str
    workspace: Workspace
    other: Workspace


FIRST_CALLS = (
    Call("create_client", 0, False, {"name": "Quartz Foundry", "with_details": True}),
    Call("create_client", 3, False, {"name": "Quartz Foundry", "with_details": True}),
    *(
        Call(
            "create_project",
            who,
            False,
            {
                "pick": 0,
                "name": "Harbour Atlas",
                "kind": kind,
                "budget": 6,
                "scope": None,
                "rate": 7,
                "amounts": [2, 3, 2],
            },
        )
        for who, kind in ((0, "fixed_price"), (0, "mixed"), (3, "mixed"))
    ),
)
"""Something to act on: without it a short history is about empty lists."""


class History:
    """After each call the database holds what the model says, and nothing else."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        ground.clock.at = START
        self.mirror = Mirror(ground.database)
        self.secrets: list[str] = []
        self.serial = [0]
        number = next(ground.numbers)
        ours = self._studio(f"Ours {number}", "USD", "21")
        theirs = self._studio(f"Theirs {number}", "JPY", None)
        self.members = [*_members(*ours, theirs[1]), *_members(*theirs, ours[1])]
        self.mirror.refresh()
        for call in FIRST_CALLS:
            self.take(call)

    def _studio(self, name: str, currency: str, tax: str | None) -> tuple[Studio, Workspace]:
        studio = make_studio(self.ground.database, name, currency=currency, tax=tax)
        rate = None if tax is None else Decimal(tax)
        return studio, Workspace(studio.workspace_id, name, currency, rate)

    def take(self, call: Call) -> None:
        if call.name == "wait":
            self.ground.clock.advance(timedelta(**call.draws))
            return
        member = self.members[call.who]
        attempt = RULES[call.name].step(self._moment(member), **call.draws)
        if attempt is None:
            return
        came = self._call(member, attempt, over_http=call.over_http)
        self.ground.counts[call.name, came.refused or "done"] += 1
        self._check(member, _take_in(attempt, came, expected_refusals(member, attempt)))

    def _moment(self, member: Member) -> Moment:
        ground = self.ground
        return Moment(
            ground.database,
            member.workspace,
            member.other,
            ground.clock(),
            self.secrets,
            self.serial,
        )

    def _call(self, member: Member, attempt: Attempt, *, over_http: bool) -> Came:
        if over_http and attempt.http is not None:
            return self.ground.doors.over_http(member.token, attempt)
        return self.ground.doors.core(member.actor, attempt)

    def _check(self, member: Member, actions: list[str]) -> None:
        audited = self.mirror.refresh()
        assert audited == actions, f"audited {audited}, not {actions}"
        self.mirror.check_workspace(member.workspace.id)
        self.mirror.compare(member.workspace)
        self.mirror.compare(member.other)
        self.mirror.check_apart([member.workspace, member.other])

    def end(self) -> None:
        self.mirror.check_whole()


def _members(studio: Studio, own: Workspace, other: Workspace) -> list[Member]:
    return [Member(studio.by_role(role), f"{role.value}-{own.name}", own, other) for role in Role]


def _take_in(attempt: Attempt, came: Came, expected: Codes) -> list[str]:
    """Take the answer into the model; the actions that must have been audited."""
    if came.refused is None and not expected:
        return attempt.apply(came.answer)
    assert came.refused in expected, f"{came.refused or 'done'}, not {set(expected) or 'done'}"
    return []


def expected_refusals(member: Member, attempt: Attempt) -> Codes:
    """Rights come first, then what is not this workspace's, then the rules."""
    if member.actor.role.value not in MAY[attempt.may]:
        return frozenset({"permission_denied"})
    if attempt.of is not None and attempt.of.workspace_id != member.workspace.id:
        return frozenset({"not_found"}) | (attempt.refusals & {"ai_disabled", "validation_failed"})
    return attempt.refusals
