"""A browser without scripts, as tests drive it: cookies, pages, forms with their token."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser

import httpx

_TOKEN = re.compile(r'name="csrf" value="([0-9a-f]{64})"')
_INPUT = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')


@dataclass(slots=True)
class Surfer:
    """Keeps the session's cookie and the newest page's token."""

    http: httpx.AsyncClient
    token: str = ""

    async def get(self, path: str) -> httpx.Response:
        return self._keep(await self.http.get(path))

    async def post(
        self, path: str, fields: Mapping[str, str | list[str]] | None = None, **headers: str
    ) -> httpx.Response:
        """Send a form of ours, as it was shown last; follows no redirect."""
        data = {"csrf": self.token, **(fields or {})}
        return self._keep(await self.http.post(path, data=data, headers=headers))

    async def sign_in(self, role: str = "owner") -> "Surfer":
        page = await self.get("/sign-in")
        user = re.search(rf'value="(usr_\w+)" data-testid="sign-in-{role}"', page.text)
        assert user is not None
        answer = await self.post("/sign-in", {"user_id": user[1]})
        assert answer.status_code == 303
        await self.get("/")
        return self

    def _keep(self, answer: httpx.Response) -> httpx.Response:
        if found := _TOKEN.search(answer.text):
            self.token = found[1]
        return answer


def hidden_fields(html: str, action: str) -> dict[str, str]:
    """The hidden fields of the form that is sent to `action`."""
    at = html.index(f'action="{action}"')
    return {
        name: unescape(value)
        for name, value in _INPUT.findall(html[at : html.index("</form>", at)])
    }


def form_fields(html: str, action: str) -> dict[str, str | list[str]]:
    """Everything that the form sent to `action` would send, with no button pressed."""
    reader = _FormReader(action)
    reader.feed(html)
    names = dict.fromkeys(name for name, _ in reader.fields)
    values = {name: [v for n, v in reader.fields if n == name] for name in names}
    return {name: found[0] if len(found) == 1 else found for name, found in values.items()}


class _FormReader(HTMLParser):
    """Collects a form's fields; what stands in a template is not part of it."""

    def __init__(self, action: str) -> None:
        super().__init__()
        self.action = action
        self.fields: list[tuple[str, str]] = []
        self._inside = False
        self._templates = 0
        self._area: str | None = None
        self._select: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = given.get("action") == self.action
        elif tag == "template":
            self._templates += 1
        elif self._inside and not self._templates:
            self._field(tag, given)

    def _field(self, tag: str, given: dict[str, str]) -> None:
        if tag == "input" and (
            given.get("type") not in {"checkbox", "radio"} or "checked" in given
        ):
            self.fields.append((given["name"], given.get("value", "on")))
        elif tag == "textarea":
            self._area = given["name"]
            self.fields.append((self._area, ""))
        elif tag == "select":
            self._select = given["name"]
        elif tag == "option" and "selected" in given and self._select is not None:
            self.fields.append((self._select, given["value"]))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False
        elif tag == "template":
            self._templates -= 1
        elif tag == "textarea":
            self._area = None

    def handle_data(self, data: str) -> None:
        if self._area is not None:
            name, before = self.fields[-1]
            self.fields[-1] = (name, before + data)
