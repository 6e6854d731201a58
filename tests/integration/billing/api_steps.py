"""Steps of the billing API: a client, the seed's project, a milestone on its way."""

from typing import Any

import httpx

from tests.factories import BILLING_DETAILS
from tests.integration.api import Api

SEED_PROJECT: dict[str, Any] = {
    "name": "Brand Redesign",
    "billing_type": "fixed_price",
    "currency": "USD",
    "budget": "50000.00",
    "milestones": [
        {"name": "Strategy", "amount": "15000.00", "due_date": "2026-04-30"},
        {"name": "Design", "amount": "20000.00", "description": "Two rounds"},
        {"name": "Delivery", "amount": "15000.00"},
    ],
}


async def make_client(api: Api, **details: Any) -> dict[str, Any]:
    return created(await api.post("/clients", {"name": "Acme", **BILLING_DETAILS, **details}))


async def make_project(api: Api, **changes: Any) -> dict[str, Any]:
    if "client_id" not in changes:
        changes["client_id"] = (await make_client(api))["id"]
    return created(await api.post("/projects", {**SEED_PROJECT, **changes}))


def created(response: httpx.Response) -> dict[str, Any]:
    assert response.status_code == 201, response.text
    document: dict[str, Any] = response.json()
    return document


def ok(response: httpx.Response) -> dict[str, Any]:
    assert response.status_code == 200, response.text
    document: dict[str, Any] = response.json()
    return document


async def step(api: Api, milestone: dict[str, Any], *names: str) -> dict[str, Any]:
    for name in names:
        milestone = ok(await api.post(f"/milestones/{milestone['id']}/{name}"))
    return milestone
