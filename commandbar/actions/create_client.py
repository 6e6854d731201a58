"""The action "add Acme Labs to my clients": a lead by name (rules 21 and 26).

Small enough to be one file: it shows all that an action has to bring.
"""

import re
from dataclasses import replace
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from billing_core.drafts import ClientDetails
from billing_core.permissions import Permission
from billing_core.unit_of_work import UnitOfWork
from billing_core.usecases import clients, removal
from commandbar.actions.base import Dependency, ModelReader, Resolution, Revision, Workspace
from commandbar.extraction import Extraction, Slot
from commandbar.plan import (
    Card,
    CardField,
    Evidence,
    Origin,
    Outcome,
    PlanWarning,
    Question,
)
from commandbar.prompt import Prompt

NAME = "create_client"

_VERB = "(?:add|create|register|voeg|füge|ajoute|ajoutez|añade|agrega|crea)"
_CLIENTS = "(?:clients?|customers?|leads?|klanten|klant|kunden|kunde|clientes?)"
_POLITE = r"(?:please\s+|bitte\s+|por favor\s+|can you\s+|could you\s+)?"
_TO = "(?:to|aan|zu|à|a|as|als|comme|como)"
_OUR = (
    "(?:my|our|the|a|new|mijn|onze|een|nieuwe|meinen|unseren|einen|neuen|mes|nos|un|nouveau|"
    "mis|nuestros|nuevo|la|los)"
)
_NEW = "(?:a|an|the|new|een|nieuwe|einen|neuen|un|nouveau|nuevo)"
_CALLED = "(?::|,|called|named|genaamd|namens|appelé|llamado)"
_NAME = r"(?P<name>\S.{0,199}?)"
_ADDED_TO = (
    rf"\s*{_POLITE}{_VERB}\s+{_NAME}\s+(?:toe\s+)?{_TO}\s+(?:{_OUR}\s+)*{_CLIENTS}"
    r"(?:\s+(?:list|hinzu))?\s*[.!]?\s*"
)
"""Like "please add Acme Labs to my clients" or "voeg Acme Labs toe aan mijn klanten"."""
_NEW_ONE = rf"\s*{_POLITE}(?:{_VERB}\s+)?(?:{_NEW}\s+)+{_CLIENTS}\s*{_CALLED}\s*{_NAME}\s*[.!]?\s*"
"""Like "new client: Acme Labs" or "add a client called Acme Labs"."""
_SHAPES = tuple(re.compile(shape, re.IGNORECASE) for shape in (_ADDED_TO, _NEW_ONE))
_MONEY_OR_PROJECT = re.compile(r"[$€£¥₹%]|\b(?:project|milestones?|budget|hourly)\b", re.IGNORECASE)


class CreateClientPlan(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    name: str = Field(min_length=1, max_length=200)


class CreateClientDraft(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    name: str | None = None


class CreateClient:
    """See `actions.base.Action`, whose members these are."""

    name = NAME
    plan_model: type[BaseModel] = CreateClientPlan
    draft_model: type[BaseModel] = CreateClientDraft
    model_reader: ModelReader | None = None

    def read(self, text: str, workspace: Workspace) -> Extraction | None:
        if _MONEY_OR_PROJECT.search(text):
            return None
        for shape in _SHAPES:
            if match := shape.fullmatch(text):
                return Extraction(NAME, (Slot("name", *match.span("name")),))
        return None

    def resolve(self, prompt: Prompt, extraction: Extraction, workspace: Workspace) -> Resolution:
        slots = extraction.of("name")
        if not slots:
            question = Question(field="name", message="What is the client's name?")
            return Resolution(
                Outcome.CLARIFY, CreateClientDraft(), missing=("name",), questions=(question,)
            )
        slot = slots[0]
        plan = CreateClientPlan(name=prompt.text[slot.start : slot.end].strip("\"'“”‘’«»„ "))
        start, end = prompt.origin_of(slot.start, slot.end)
        stated = Evidence(
            field="name",
            text=prompt.shown[slot.start : slot.end],
            start=start,
            end=end,
            origin=Origin.STATED,
        )
        return Resolution(
            Outcome.STAGE, plan, evidence=(stated,), warnings=self.review(plan, workspace)
        )

    def revise(self, revision: Revision, text: str, workspace: Workspace) -> Resolution | None:
        """Any short answer is the name: "call it Acme Labs BV", "Acme Labs BV"."""
        name = re.sub(
            r"\A\s*(?:no,?\s+)?(?:call it|name it|it is|it's)\s+", "", text, flags=re.IGNORECASE
        )
        if not name.strip() or len(name) > 200:
            return None
        found = self.resolve(
            Prompt(name), Extraction(NAME, (Slot("name", 0, len(name)),)), workspace
        )
        evidence = tuple(
            e.model_copy(update={"message": revision.message_number}) for e in found.evidence
        )
        return replace(found, evidence=evidence)

    def review(self, plan: BaseModel, workspace: Workspace) -> tuple[PlanWarning, ...]:
        return ()

    def totals(self, plan: BaseModel) -> dict[str, Any] | None:
        return None

    def settle(self, uow: UnitOfWork, plan: BaseModel) -> BaseModel:
        return plan

    def dependencies(self, uow: UnitOfWork, plan: BaseModel) -> tuple[Dependency, ...]:
        uow.authorize(Permission.WORK)
        assert isinstance(plan, CreateClientPlan)
        known = clients.find_by_name(uow, plan.name) is not None
        warning = PlanWarning(
            code="duplicate_client_name",
            message=f"There is a client called {plan.name} already.",
            field="name",
        )
        value = "exists already" if known else "not yet a client"
        return (Dependency("name", "the client", value, warning if known else None),)

    def execute(self, uow: UnitOfWork, plan: BaseModel) -> dict[str, str]:
        assert isinstance(plan, CreateClientPlan)
        return {"client_id": clients.create_client(uow, ClientDetails(name=plan.name)).id}

    def undo(self, uow: UnitOfWork, plan: BaseModel, result: dict[str, str]) -> None:
        removal.remove_client(uow, result["client_id"])

    def card(self, plan: BaseModel, workspace: Workspace) -> Card:
        name = str(getattr(plan, "name", None) or "?")
        return Card(
            title=name,
            confirm_label="Add client",
            fields=(CardField(field="name", label="New client", value=name, tone="new"),),
        )
