"""Stage and confirm over HTTP: a real server in a process of its own, one connection and eight."""

import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import count
from typing import Any

import httpx

from tests.bench.measuring import Figure, figure, percentile
from tests.integration.api import SEED

REQUESTS, CONNECTIONS = 400, 8


def figures() -> Iterator[Figure]:
    with running_server() as url:
        names, local = count(), threading.local()

        def client() -> httpx.Client:
            if not hasattr(local, "client"):
                headers = {"Authorization": "Bearer demo-owner"}
                local.client = httpx.Client(base_url=f"{url}/api/v1", headers=headers)
            found: httpx.Client = local.client
            return found

        def stage(_: object = None) -> dict[str, object]:
            words = SEED.replace("Brand Redesign", f'"Brand Redesign {next(names)}"')
            return _ok(client().post("/commands", json={"prompt": words}))

        def confirm(command: dict[str, object]) -> dict[str, object]:
            shown = {"version": command["version"], "digest": command["digest"]}
            return _ok(client().post(f"/commands/{command['id']}/confirm", json=shown))

        for _ in range(20):
            confirm(stage())
        yield from _both("stage over HTTP", stage, [None] * REQUESTS)
        yield from _both("confirm over HTTP", confirm, [stage() for _ in range(REQUESTS)])


def _both(name: str, call: Callable[[Any], object], inputs: Sequence[object]) -> Iterator[Figure]:
    """One after the other for the latency, then eight at once for the throughput."""
    half = len(inputs) // 2
    taken = []
    for item in inputs[:half]:
        start = time.perf_counter()
        call(item)
        taken.append(1000 * (time.perf_counter() - start))
    yield figure(f"{name}, p50", percentile(taken, 50), "ms")
    yield figure(f"{name}, p99", percentile(taken, 99), "ms")
    start = time.perf_counter()
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        list(pool.map(call, inputs[half:]))
    rate = (len(inputs) - half) / (time.perf_counter() - start)
    yield figure(f"{name}, {CONNECTIONS} connections", rate, "requests a second")


def _ok(response: httpx.Response) -> dict[str, object]:
    response.raise_for_status()
    document: dict[str, object] = response.json()
    return document


@contextmanager
def running_server() -> Iterator[str]:
    """The real server on a free loopback port, over a database of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "COMMANDBAR_DEMO": "1",
            "COMMANDBAR_PARSER": "builtin",
            "COMMANDBAR_PORT": str(port),
            "COMMANDBAR_DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3",
        }
        command = [sys.executable, "-m", "commandbar", "serve"]
        with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as server:
            try:
                _wait(f"http://127.0.0.1:{port}/schema")
                yield f"http://127.0.0.1:{port}"
            finally:
                server.terminate()


def _wait(url: str) -> None:
    for _ in range(200):
        try:
            httpx.get(url)
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("The server did not start.")
