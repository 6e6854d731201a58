"""Names are text, pages load nothing from elsewhere, no input is a server error."""

import re
from pathlib import Path

import httpx
import pytest

from tests.integration.web.surfer import Surfer, hidden_fields

POLYGLOT = "<img src=x onerror=alert(1)>\"'&{{7*7}}=cmd()"
TEMPLATES = Path(__file__).parents[3] / "commandbar" / "web" / "templates"


async def test_a_name_with_html_is_shown_literally_everywhere(signed_in: Surfer) -> None:
    answer = await signed_in.post("/commands", {"prompt": f"new client: {POLYGLOT}"})
    where = answer.headers["location"]
    page = await signed_in.get(where)
    assert "plan-confirm" in page.text
    done = await signed_in.post(f"{where}/confirm", hidden_fields(page.text, f"{where}/confirm"))
    assert done.status_code == 303
    for path in (where, "/commands", "/", "/projects/new"):
        html = (await signed_in.get(path)).text
        assert "&lt;img src=x onerror=alert(1)&gt;&#34;&#39;&amp;{{7*7}}" in html, path
        assert "<img" not in html, path


@pytest.mark.parametrize(
    "path",
    ["/", "/sign-in", "/projects", "/nowhere", "/api/v1/commands", "/schema", "/static/x/y.css"],
)
async def test_every_answer_says_what_a_page_may_do(http: httpx.AsyncClient, path: str) -> None:
    headers = (await http.get(path)).headers
    assert "default-src 'self'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["cache-control"] == "no-store"


async def test_static_files_keep_for_ever_at_an_address_that_changes_with_them(
    signed_in: Surfer,
) -> None:
    page = await signed_in.get("/")
    sheets = re.findall(r'href="(/static/[^"]+\.css)"', page.text)
    assert sheets
    for sheet in sheets:
        answer = await signed_in.get(sheet)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]


def test_no_template_has_inline_script_style_or_a_handler() -> None:
    for template in TEMPLATES.rglob("*.html"):
        html = template.read_text()
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", html), template
        assert not re.search(r"<script(?![^>]*src=)", html), template
        assert "| safe" not in html, template


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere",
        "/commands/none",
        "/projects/none",
        "/projects/none/edit",
        "/projects/%00",
        "/projects?cursor=%00",
    ],
)
async def test_what_is_not_there_is_a_page_that_says_so(signed_in: Surfer, path: str) -> None:
    answer = await signed_in.get(path)
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize("prompt", ["", "   ", "x" * 10_001, "\x00", "\u202e"])
async def test_a_prompt_that_cannot_be_read_comes_back_with_its_words(
    signed_in: Surfer, prompt: str
) -> None:
    answer = await signed_in.post("/commands", {"prompt": prompt})
    assert answer.status_code == 422
    assert prompt.strip("\x00") in answer.text


async def test_the_method_matters(signed_in: Surfer) -> None:
    answer = await signed_in.get("/sign-out")
    assert answer.status_code == 405
