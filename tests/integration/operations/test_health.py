"""Alive, ready, and who may see the figures."""

from dataclasses import replace
from typing import Any, cast

import httpx
from pydantic import SecretStr
from sqlalchemy import text

from billing_core.database import Database
from commandbar.app import create_app
from commandbar.services import Services
from tests.integration.api import client_of, problem


async def test_a_whole_server_is_alive_and_ready(http: httpx.AsyncClient) -> None:
    assert (await http.get("/healthz")).json() == {"status": "alive"}
    assert (await http.get("/readyz")).json() == {"status": "ready"}


async def test_an_old_schema_is_alive_and_not_ready(
    http: httpx.AsyncClient, database: Database
) -> None:
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    response = await http.get("/readyz")
    document = problem(response, 503, "not_ready")
    assert document["reason"] == "migrations"
    assert int(response.headers["retry-after"]) > 0
    assert (await http.get("/healthz")).status_code == 200


async def test_a_database_out_of_reach_is_alive_and_not_ready(services: Services) -> None:
    gone = replace(services, database=Database("postgresql://nobody:canary@127.0.0.1:9/none"))
    async with client_of(gone) as http:
        response = await http.get("/readyz")
        assert problem(response, 503, "not_ready")["reason"] == "database"
        assert "canary" not in response.text
        assert (await http.get("/healthz")).status_code == 200


async def metrics_status(services: Services, address: str, **headers: str) -> int:
    app = cast(Any, create_app(services))
    transport = httpx.ASGITransport(app=app, client=(address, 5_000))
    async with httpx.AsyncClient(transport=transport, base_url="http://demo.test") as http:
        sent = {name.encode(): value.encode() for name, value in headers.items()}
        return (await http.get("/metrics", headers=sent)).status_code


async def test_without_a_token_only_this_machine_sees_the_figures(services: Services) -> None:
    assert await metrics_status(services, "127.0.0.1") == 200
    assert await metrics_status(services, "::1") == 200
    assert await metrics_status(services, "198.51.100.9") == 404
    proxied = {"X-Forwarded-For": "198.51.100.9"}
    assert await metrics_status(services, "127.0.0.1", **proxied) == 404
    assert await metrics_status(services, "198.51.100.9", **{"X-Forwarded-For": "127.0.0.1"}) == 404


async def test_with_a_token_who_holds_it_sees_them_from_anywhere(services: Services) -> None:
    settings = services.settings.model_copy(update={"metrics_token": SecretStr("scraper")})
    guarded = replace(services, settings=settings)
    right = {"Authorization": "Bearer scraper"}
    assert await metrics_status(guarded, "198.51.100.9", **right) == 200
    assert await metrics_status(guarded, "127.0.0.1") == 404
    for wrong in ("Bearer scrape", "scraper", "Bearer demo-owner", "Bearer scrapér"):
        assert await metrics_status(guarded, "127.0.0.1", Authorization=wrong) == 404


async def test_figures_name_nobody(http: httpx.AsyncClient) -> None:
    figures = await http.get("/metrics")
    assert figures.headers["content-type"].startswith("text/plain")
    assert "commandbar_request_seconds_bucket" in figures.text
    for secret in ("demo-owner", "Olivia", "Acme", "usr_", "wsp_", "cmd_"):
        assert secret not in figures.text
