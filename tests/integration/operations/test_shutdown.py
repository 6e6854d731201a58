"""Told to stop, a real server finishes what it has begun, takes nothing new and loses nothing."""

import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from commandbar.cli.server import SHUTDOWN_S
from commandbar.settings import Settings
from tests.integration.slow_provider import PATIENCE_S, SlowProvider, slow_provider


@pytest.fixture
def provider() -> Iterator[SlowProvider]:
    with slow_provider() as server:
        yield server


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def start(port: int, provider: SlowProvider, folder: Path) -> subprocess.Popen[bytes]:
    environment = {
        "COMMANDBAR_PORT": str(port),
        "COMMANDBAR_DEMO": "1",
        "COMMANDBAR_DATABASE_URL": f"sqlite:///{folder}/x.db",
        "COMMANDBAR_PARSER": "llm",
        "COMMANDBAR_LLM_BASE_URL": f"http://127.0.0.1:{provider.server_port}/v1",
        "SLACK_SIGNING_SECRET": "secret",
        "PYTHONPATH": str(Path(__file__).parents[3]),
    }
    command = [sys.executable, "-m", "commandbar", "serve"]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(command, env=environment, cwd=folder, stdout=log, stderr=log)


def wait_until_ready(port: int) -> None:
    for _ in range(20 * PATIENCE_S):
        try:
            if httpx.get(f"http://127.0.0.1:{port}/readyz", timeout=PATIENCE_S).is_success:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.05)
    raise AssertionError("the server did not start")


def wait_until_closed(port: int) -> None:
    for _ in range(20 * PATIENCE_S):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            return
        time.sleep(0.05)
    raise AssertionError("the server still takes connections")


def test_a_request_at_work_is_finished_and_none_is_taken_any_more(
    provider: SlowProvider, tmp_path: Path
) -> None:
    port = free_port()
    server = start(port, provider, tmp_path)
    answers: list[httpx.Response] = []
    url, headers = (
        f"http://127.0.0.1:{port}/api/v1/commands",
        {"Authorization": "Bearer demo-owner"},
    )

    def ask() -> None:
        prompt = {"prompt": "Brand Redesign for Acme Corp, Strategy $15,000"}
        answers.append(httpx.post(url, json=prompt, headers=headers, timeout=PATIENCE_S))

    try:
        wait_until_ready(port)
        asking = threading.Thread(target=ask)
        asking.start()
        assert provider.asked.wait(PATIENCE_S)
        server.send_signal(signal.SIGTERM)
        wait_until_closed(port)
        assert server.poll() is None  # it waits for the request
        provider.go.set()
        asking.join(PATIENCE_S)
        assert [answer.status_code for answer in answers] == [201]
        server.wait(PATIENCE_S)
    finally:
        server.kill()
        server.wait()
    assert b"Traceback" not in (tmp_path / "log").read_bytes()


def test_the_server_waits_longer_than_a_reading_may_take() -> None:
    assert Settings(_env_file=None).llm_timeout_s < SHUTDOWN_S
