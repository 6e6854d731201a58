"""A browser without scripts, as tests drive it: cookies, pages, forms with their token."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape

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
