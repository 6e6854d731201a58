"""Where an answer may be sent: a `response_url` comes with a request and is not to be trusted."""

import ipaddress
from dataclasses import dataclass
from typing import Self

import httpx


@dataclass(frozen=True, slots=True)
class ResponseHosts:
    """The allow-list: a `HOST` over https on its own port, or a loopback `HOST:PORT`, also http."""

    hosts: frozenset[str]
    loopback: frozenset[tuple[str, int]]

    @classmethod
    def parse(cls, setting: str) -> Self:
        """From "hooks.slack.com, 127.0.0.1:9000".

        Raises:
            ValueError: a port is given for a host that is not loopback, or the port is no number.
        """
        entries = [entry.strip().lower() for entry in setting.split(",") if entry.strip()]
        loopback = [_loopback(entry) for entry in entries if ":" in entry]
        hosts = [entry for entry in entries if ":" not in entry]
        return cls(frozenset(hosts), frozenset(loopback))

    def allow(self, url: str) -> bool:
        """Whether an answer may go to exactly this address, as the HTTP client reads it."""
        try:
            address = httpx.URL(url)
        except httpx.InvalidURL:
            return False
        if address.userinfo:
            return False
        if (address.host, address.port) in self.loopback:
            return address.scheme in {"http", "https"}
        return address.scheme == "https" and address.port is None and address.host in self.hosts


def _loopback(entry: str) -> tuple[str, int]:
    host, _, port = entry.rpartition(":")
    if host != "localhost" and not ipaddress.ip_address(host).is_loopback:
        raise ValueError(f"COMMANDBAR_SLACK_RESPONSE_HOSTS: {entry} has a port, so be loopback.")
    return host, int(port)
