"""One instant of a history, as a step sees it: whose turn it is and what there is to act on."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from billing_core.database import Database
from billing_core.money import CURRENCY_DIGITS
from billing_core.tables import Milestone as MilestoneRow
from tests.prove.doors import at
from tests.prove.model import Codes, Invoice, Milestone, Project, TimeEntry, Workspace

FOREIGN, UNKNOWN = range(124, 128), range(121, 124)
"""Picks that mean another workspace's thing, and a thing that is nowhere."""


def refused(**reasons: bool) -> Codes:
    """The codes whose reason holds."""
    return frozenset(code for code, holds in reasons.items() if holds)


def money(minor: int | None, currency: str) -> str | None:
    """The amount as the API takes it."""
    if minor is None:
        return None
    return str(Decimal(minor).scaleb(-CURRENCY_DIGITS[currency]))


@dataclass(slots=True)
class Moment:
    """The acting member's workspace, the other one, and the time."""

    database: Database
    workspace: Workspace
    other: Workspace
    now: datetime
    secrets: list[str]
    numbers: list[int] = field(default_factory=lambda: [0])

    def serial(self) -> int:
        """A number that no name in this history has had yet."""
        self.numbers[0] += 1
        return self.numbers[0]

    def pick(self, kind: type[Any], number: int, prefer: str | None = None) -> Any:
        """One of the workspace's things, newest first; or one that must not be found.

        Three times of four one in the status `prefer`, where there is one: else few calls of a
        random history would come to anything.
        """
        own, others = self.workspace.all(kind)[::-1], self.other.all(kind)
        if number in FOREIGN and others:
            return others[-1]
        if number >= UNKNOWN.start and own:
            prefix = own[0].id.partition("_")[0]
            return replace(own[0], id=f"{prefix}_unknown", workspace_id="")
        if number % 4 and prefer is not None:
            own = [thing for thing in own if thing.status == prefer] or own
        return own[number // 4 % len(own)] if own else None

    def place_of(self, kind: type[Any], thing: Any) -> int:
        """The number that picks the thing."""
        return 4 * self.workspace.all(kind)[::-1].index(thing)

    def home(self, thing: Any) -> Any:
        """The workspace that the thing is in; an unknown one is looked at as if it were here."""
        return self.other if thing.workspace_id == self.other.id else self.workspace

    def milestone_ids(self, project_id: str) -> list[str]:
        """The project's milestones in order, from the database: an answer need not name them."""
        query = select(MilestoneRow.id).where(MilestoneRow.project_id == project_id)
        with self.database.read() as session:
            return list(session.scalars(query.order_by(MilestoneRow.position)))

    def add_milestones(self, project_id: str, wanted: list[tuple[str, int]]) -> None:
        ids = self.milestone_ids(project_id)
        for position, ((name, amount), now) in enumerate(zip(wanted, ids, strict=True)):
            milestone = Milestone(self.workspace.id, now, project_id, position, name, amount)
            self.workspace.add(milestone)

    def draft(self, answer: Any, project: Project, net: int, milestone_id: str | None) -> Invoice:
        """The new draft, with the workspace's tax rate copied."""
        w = self.workspace
        return Invoice(
            w.id,
            at(answer, "id"),
            project.id,
            project.client_id,
            milestone_id,
            net,
            w.default_tax_rate,
        )

    def release(self, invoice: Invoice) -> list[str]:
        """What the invoice billed may be billed again; the actions that this is audited as."""
        for entry in self.workspace.all(TimeEntry):
            if entry.invoice_id == invoice.id:
                entry.invoice_id = None
        if invoice.milestone_id is None:
            return []
        self.workspace.get(Milestone, invoice.milestone_id).status = "completed"
        return ["milestone.release"]
