"""A caller of the HTTP API, as tests speak to it."""

from dataclasses import dataclass
from typing import Any, cast

import httpx

from commandbar.app import create_app
from commandbar.services import Services

SEED = (
    "Create a $50,000 fixed price project called Brand Redesign for Acme Corp with 3 milestones: "
    "Strategy $15,000, Design $20,000, Delivery $15,000"
)


@dataclass(frozen=True, slots=True)
class Api:
    """One bearer token's view of `/api/v1`."""

    http: httpx.AsyncClient
    token: str

    async def send(self, method: str, path: str, json: Any = None, **more: Any) -> httpx.Response:
        headers = {"Authorization": f"Bearer {self.token}"}
        if json is not None:
            more["json"] = json
        return await self.http.request(method, f"/api/v1{path}", headers=headers, **more)

    async def get(self, path: str) -> httpx.Response:
        return await self.send("GET", path)

    async def post(self, path: str, json: Any = None) -> httpx.Response:
        return await self.send("POST", path, {} if json is None else json)

    async def put(self, path: str, json: Any) -> httpx.Response:
        return await self.send("PUT", path, json)

    async def stage(self, prompt: str = SEED) -> dict[str, Any]:
        """A command made from the prompt, whatever it came to."""
        response = await self.post("/commands", {"prompt": prompt})
        assert response.status_code == 201, response.text
        command: dict[str, Any] = response.json()
        return command

    async def confirm(self, command: dict[str, Any]) -> httpx.Response:
        shown = {"version": command["version"], "digest": command["digest"]}
        return await self.post(f"/commands/{command['id']}/confirm", shown)


def client_of(services: Services) -> httpx.AsyncClient:
    """An HTTP client that speaks to the whole app in this process."""
    app = cast(Any, create_app(services))  # two spellings of the ASGI protocol's types
    transport = httpx.ASGITransport(app=app)
    return httpx.AsyncClient(transport=transport, base_url="http://demo.test")


def problem(response: httpx.Response, status: int, code: str) -> dict[str, Any]:
    """The response's problem document, after checking that it is the one expected."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    document: dict[str, Any] = response.json()
    assert (document["code"], document["status"]) == (code, status)
    assert document["next"], document
    return document
