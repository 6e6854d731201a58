"""Mutations of a request: of its bytes, of its words, of its method. A seed repeats them exactly."""

import random
import re
from dataclasses import replace
from urllib.parse import quote_from_bytes

from tests.prove.corpus import Request

HOSTILE = (
    b"\x00",
    b"\xff\xfe",
    b"\xc0\xaf",
    b"\xed\xa0\x80",
    b"\xe2\x80\xae",
    b"\xef\xbb\xbf",
    b"\\ud800",
    b"\\u0000",
    b"%00",
    b"%ff",
    b"%ed%a0%80",
    b"%2e%2e%2f",
    b"%u0041",
    b"%",
    b"1e309",
    b"-1",
    b"-0",
    b"NaN",
    b"Infinity",
    b"9" * 30,
    b"9" * 5_000,
    b"9223372036854775808",
    b"0x10",
    b"1_000",
    "١٢٣".encode(),
    "９９".encode(),
    b"[" * 20_000,
    b'{"a":' * 20_000,
    b"null",
    b"true",
    b"[]",
    b"{}",
    b'"',
    b"'",
    b"\\",
    b"&",
    b"=",
    b"=&=&",
    b"\r\n",
    b"\t",
    b",",
    b"{{7*7}}",
    b"<!channel>",
    b"'; DROP TABLE commands;--",
    b"9999-99-99",
    b"0000-00-00",
    b"10000-01-01",
    b"x" * 3_000,
)
METHODS = (b"GET", b"HEAD", b"POST", b"PUT", b"PATCH", b"DELETE", b"OPTIONS", b"TRACE", b"BREW")
HEADERS = (
    b"authorization",
    b"cookie",
    b"content-type",
    b"content-encoding",
    b"accept",
    b"accept-language",
    b"accept-encoding",
    b"host",
    b"origin",
    b"referer",
    b"sec-fetch-site",
    b"x-csrf-token",
    b"x-fragment",
    b"x-forwarded-for",
    b"x-forwarded-host",
    b"x-request-id",
    b"x-slack-request-timestamp",
    b"x-slack-signature",
    b"x-slack-retry-num",
    b"if-none-match",
    b"if-modified-since",
    b"range",
)
VALUES = (
    b"",
    b"Bearer ",
    b"Bearer \xff\xfe",
    b"Basic Og==",
    b"commandbar_session=\xff; a=b; =; commandbar_session",
    b'commandbar_session="\\377\\',
    b"application/json; charset=utf-7",
    b"application/x-www-form-urlencoded; charset=\xff",
    b"multipart/form-data; boundary=",
    b"multipart/form-data; boundary=x",
    b"application/msgpack",
    b"text/plain; q=\x80",
    b"gzip",
    b"*/*;q=x",
    b"null",
    b"http://[::1",
    b"http://\xff",
    b"http://example.com:99999999",
    b"cross-site",
    b"bytes=0-18446744073709551616",
    b"99999999999999999999",
    b"v0=" + b"0" * 64,
    b"-" * 20_000,
)
_NUMBER = re.compile(rb"\d+")
_IN_TARGET = frozenset(range(0x21, 0x7F))


def mutated(request: Request, others: list[Request], chance: random.Random) -> Request:
    """The request with one to four mutations of its parts."""
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 4))):
        part = chance.choices((_body, _target, _header, _method), (55, 22, 18, 5))[0]
        request = part(request, others, chance)
    return request


def _body(request: Request, others: list[Request], chance: random.Random) -> Request:
    if chance.random() < 0.03:
        return replace(request, body=chance.choice(others).body)
    if chance.random() < 0.04:
        return replace(request, body=_with_a_key_twice(request.body))
    return replace(request, body=_bytes(request.body, chance))


def _with_a_key_twice(body: bytes) -> bytes:
    """A JSON object's members, or a form's fields, twice over."""
    if body.startswith(b"{") and body.endswith(b"}"):
        return body[:-1] + b"," + body[1:]
    return body + b"&" + body


def _target(request: Request, others: list[Request], chance: random.Random) -> Request:
    if chance.random() < 0.1:
        return replace(request, target=chance.choice(others).target)
    if chance.random() < 0.25:
        name = chance.choice((b"limit", b"cursor", b"next", b"page", b"version", b"csrf"))
        joint = b"&" if b"?" in request.target else b"?"
        target = request.target + joint + name + b"=" + chance.choice(HOSTILE)
    else:
        target = b"/" + _bytes(request.target[1:], chance)
    return replace(request, target=_sendable(target))


def _sendable(target: bytes) -> bytes:
    """What a server's own parser lets through: visible ASCII. The rest goes percent-encoded."""
    kept = bytes(_IN_TARGET - {0x23})
    return b"".join(
        bytes((byte,)) if byte in kept else quote_from_bytes(bytes((byte,)), safe="").encode()
        for byte in target[:20_000]
    )


def _header(request: Request, _others: list[Request], chance: random.Random) -> Request:
    headers = list(request.headers)
    if headers and chance.random() < 0.4:
        place = chance.randrange(len(headers))
        name, value = headers[place]
        if chance.random() < 0.2:
            del headers[place]
        else:
            headers[place] = (name, _header_value(_bytes(value, chance)))
    else:
        value = chance.choice((*VALUES, *HOSTILE))
        headers.insert(0, (chance.choice(HEADERS), _header_value(value)))
    return replace(request, headers=tuple(headers))


def _header_value(value: bytes) -> bytes:
    """No server hands on a header with these in it."""
    return value.translate(None, b"\x00\r\n")[:40_000]


def _method(request: Request, _others: list[Request], chance: random.Random) -> Request:
    return replace(request, method=chance.choice(METHODS))


def _bytes(data: bytes, chance: random.Random) -> bytes:
    """One mutation of a string of bytes."""
    at = chance.randrange(len(data) + 1)
    end = min(len(data), at + 1 + int(chance.expovariate(0.2)))
    kind = chance.randrange(8)
    if kind == 0 and at < len(data):
        return data[:at] + bytes((data[at] ^ (1 << chance.randrange(8)),)) + data[at + 1 :]
    if kind == 1 and at < len(data):
        return data[:at] + bytes((chance.randrange(256),)) + data[at + 1 :]
    if kind == 2:
        return data[:at] + data[end:]
    if kind == 3:
        return data[:at] + data[at:end] * chance.choice((2, 3, 50)) + data[end:]
    if kind == 4:
        return data[:at]
    if kind == 5 and (numbers := list(_NUMBER.finditer(data))):
        number = chance.choice(numbers)
        return data[: number.start()] + chance.choice(HOSTILE) + data[number.end() :]
    if kind == 6:
        return data[:at] + chance.choice(HOSTILE) + data[end:]
    return data[:at] + chance.choice(HOSTILE) + data[at:]
