"""An answer goes to allowed addresses only; whoever writes the request may lie about it."""

import pytest

from commandbar.slack.addresses import ResponseHosts

HOSTS = ResponseHosts.parse("hooks.slack.com, hooks.slack-gov.com, 127.0.0.1:9000, localhost:9001")


@pytest.mark.parametrize(
    "url",
    [
        "https://hooks.slack.com/commands/T1/2/abc",
        "https://hooks.slack.com:443/actions/T1/2/abc",
        "https://HOOKS.SLACK.COM/commands/T1/2/abc",
        "https://hooks.slack-gov.com/commands/T1/2/abc",
        "http://127.0.0.1:9000/commands",
        "https://127.0.0.1:9000/commands",
        "http://localhost:9001/",
    ],
)
def test_allowed(url: str) -> None:
    assert HOSTS.allow(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://hooks.slack.com/commands",
        "https://hooks.slack.com:8443/commands",
        "https://hooks.slack.com.evil.example/",
        "https://evil.example/hooks.slack.com",
        "https://evil.example/?https://hooks.slack.com/",
        "https://evil.example#@hooks.slack.com/",
        "https://hooks.slack.com@evil.example/",
        "https://hooks.slack.com:secret@evil.example/",
        "https://user@hooks.slack.com/",
        "https://hooks.slack.com\\@evil.example/",
        "https://evil.example\\@hooks.slack.com/",
        "https://hooks。slack。com.evil.example/",
        "https://xhooks.slack.com/",
        "https://hooks.slack.com./",
        "https:///hooks.slack.com/",
        "//hooks.slack.com/",
        "hooks.slack.com",
        "ftp://hooks.slack.com/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://127.0.0.1/",
        "http://127.0.0.1:9001/",
        "http://127.0.0.1:90000/",
        "http://127.1:9000/",
        "http://2130706433:9000/",
        "http://[::1]:9000/",
        "http://169.254.169.254/latest/meta-data/",
        "http://user@127.0.0.1:9000/",
        "https://hooks.slack.com\r\nHost: evil.example/",
        "https://hooks.slack.com\x00/",
        "",
        "https://",
        "https://" + "a" * 70_000,
    ],
)
def test_refused(url: str) -> None:
    assert not HOSTS.allow(url)


@pytest.mark.parametrize("setting", ["example.com:443", "10.0.0.1:80", "127.0.0.1:http", ":80"])
def test_port_is_for_loopback_only(setting: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        ResponseHosts.parse(setting)
