"""A real server that dies by SIGKILL and comes back on the same port, over the same data."""

import os
import signal
import socket
import ssl
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import httpx

from tests.prove import warm

PATIENCE_S = 60
TOKEN = {"Authorization": "Bearer demo-owner"}
Environment = dict[str, str]
_NO_CERTIFICATES = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""Plain http on loopback: loading the authorities for every client would cost more than a round."""


def free_port() -> int:
    """A loopback port below those that the system gives to connections by itself."""
    for port in range(20_000 + os.getpid() % 5_000, 32_000):
        with socket.socket() as probe, suppress(OSError):
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
            return port
    raise RuntimeError("There is no free port.")


class Server:
    """`python -m commandbar serve`, once or many times; one process lives at a time.

    `start(cold=True)` is that very command. Otherwise a parent that has everything loaded forks,
    and the child runs the command's own function: the same server, without half a second of
    imports, so that a thousand rounds take minutes.
    """

    def __init__(self, database_url: str, *, plant: str = "") -> None:
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        self._environment: Environment = {
            **os.environ,
            "COMMANDBAR_DEMO": "1",
            "COMMANDBAR_PARSER": "builtin",
            "COMMANDBAR_PORT": str(port),
            "COMMANDBAR_DATABASE_URL": database_url,
        }
        parent = [sys.executable, "-m", warm.__name__, *([plant] if plant else [])]
        self._warm = subprocess.Popen(
            parent, env=self._environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._read_line()
        self._cold: subprocess.Popen[bytes] | None = None
        self._pid = 0

    def start(self, *, cold: bool = False) -> float:
        """Start it and wait for the first good answer; how many seconds that took."""
        begin = time.perf_counter()
        if cold:
            command = [sys.executable, "-m", "commandbar", "serve"]
            self._cold = subprocess.Popen(command, env=self._environment, stdout=subprocess.DEVNULL)
            self._pid = self._cold.pid
        else:
            assert self._warm.stdin is not None
            self._warm.stdin.write(b"\n")
            self._warm.stdin.flush()
            self._pid = int(self._read_line())
        self._wait_for_an_answer(begin + PATIENCE_S)
        return time.perf_counter() - begin

    def cpu_seconds(self) -> float:
        """What the living process has used so far, user and system: a busy machine adds nothing."""
        fields = Path(f"/proc/{self._pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def kill(self) -> None:
        """kill -9, and wait until nothing is left of it."""
        os.kill(self._pid, signal.SIGKILL)
        if self._cold is not None:
            self._cold.wait(PATIENCE_S)
            self._cold = None
        else:
            _wait_until_gone(self._pid)
        self._pid = 0

    def close(self) -> None:
        if self._pid:
            self.kill()
        assert self._warm.stdin is not None
        assert self._warm.stdout is not None
        self._warm.stdin.close()
        self._warm.wait(PATIENCE_S)
        self._warm.stdout.close()

    def _read_line(self) -> bytes:
        assert self._warm.stdout is not None
        line = self._warm.stdout.readline()
        if not line:
            raise RuntimeError("The warm parent has ended.")
        return line

    def _wait_for_an_answer(self, give_up: float) -> None:
        """An answer that needs the database: whoever calls is looked up there."""
        with client(self) as http:
            while time.perf_counter() < give_up:
                with suppress(httpx.TransportError):
                    if http.get("/clients?limit=1").is_success:
                        return
                time.sleep(0.005)
        raise RuntimeError("The server did not answer.")


def _wait_until_gone(pid: int) -> None:
    give_up = time.monotonic() + PATIENCE_S
    with suppress(ProcessLookupError):
        while time.monotonic() < give_up:
            os.kill(pid, 0)
            time.sleep(0.001)
        raise RuntimeError("The server survived SIGKILL.")


def client(server: Server) -> httpx.Client:
    """A client of its API, as the demo's owner."""
    return httpx.Client(
        base_url=f"{server.url}/api/v1",
        headers=TOKEN,
        timeout=PATIENCE_S,
        verify=_NO_CERTIFICATES,
        trust_env=False,
    )
