"""A real browser against a real server over a database of its own; skipped where there is none."""

import shutil
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    ViewportSize,
    expect,
    sync_playwright,
)

from billing_core.database import Database
from commandbar.app import build_services, create_app
from commandbar.seed import seed_demo
from commandbar.services import Services
from commandbar.settings import Settings

CHROMIUM = shutil.which("chromium")
FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
SCREENSHOTS = Path(__file__).resolve().parents[2] / "build" / "screenshots"

PATIENCE_MS = 30_000
expect.set_options(timeout=PATIENCE_MS)
WIDE: ViewportSize = {"width": 1280, "height": 860}
NARROW: ViewportSize = {"width": 390, "height": 844}


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One for these tests. Its loop runs in this thread, so it ends before asynchronous tests."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed here.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@dataclass(frozen=True, slots=True)
class Site:
    """The running server, and its services for setting a scene."""

    url: str
    services: Services

    @property
    def database(self) -> Database:
        return self.services.database


@pytest.fixture
def site(sqlite_template: Path, tmp_path: Path) -> Iterator[Site]:
    path = tmp_path / "site.db"
    shutil.copy(sqlite_template, path)
    services = build_services(Settings(_env_file=None, database_url=f"sqlite:///{path}", demo=True))
    seed_demo(services.database)
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
        config = uvicorn.Config(create_app(services), log_level="warning")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
        thread.start()
        yield Site(f"http://127.0.0.1:{port}", services)
        server.should_exit = True
        thread.join(10)


class Person:
    """Somebody at a browser: a page, and everything it complained of."""

    def __init__(self, context: BrowserContext, site: Site) -> None:
        self.site = site
        self.page: Page = context.new_page()
        self.page.set_default_timeout(PATIENCE_MS)
        self.complaints: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", self._watch)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    def _watch(self, request: object) -> None:
        url = str(getattr(request, "url", ""))
        if not url.startswith((self.site.url, "data:")):
            self.complaints.append(f"request to another origin: {url}")

    def open(self, path: str = "/") -> Page:
        self.page.goto(self.site.url + path)
        return self.page

    def sign_in(self, role: str = "owner") -> Page:
        self.open("/")
        self.page.get_by_test_id(f"sign-in-{role}").first.click()
        self.page.wait_for_url(self.site.url + "/")
        return self.page

    def forgive_refusal(self, status: int) -> None:
        """The newest complaint is the browser's own line about a refusal that was expected."""
        assert f"status of {status}" in self.complaints.pop()

    def picture(self, name: str) -> None:
        """The whole page, for people to look at."""
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        self.page.evaluate("scrollTo(0, 0)")
        self.page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)

    def check_accessibility(self) -> None:
        """Nothing serious or critical by axe's rules."""
        found = Axe().run(self.page).response["violations"]
        serious = [v for v in found if v["impact"] in {"serious", "critical"}]
        assert not serious, [(v["id"], [n["html"] for n in v["nodes"]][:3]) for v in serious]


@pytest.fixture(params=["wide-light", "wide-dark", "narrow-light", "narrow-dark"])
def view(request: pytest.FixtureRequest) -> str:
    """The four ways in which every page is looked at."""
    return str(request.param)


@pytest.fixture
def person(browser: Browser, site: Site) -> Iterator[Person]:
    """A person at a wide, light screen; at the end the browser has nothing to complain of."""
    context = browser.new_context(viewport=WIDE, reduced_motion="reduce")
    someone = Person(context, site)
    yield someone
    context.close()
    assert someone.complaints == []


@pytest.fixture
def viewer(browser: Browser, site: Site, view: str) -> Iterator[Person]:
    """A person in each of the four views, with a finger where it is narrow."""
    size, scheme = view.split("-")
    context = browser.new_context(
        viewport=WIDE if size == "wide" else NARROW,
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
        has_touch=size == "narrow",
    )
    someone = Person(context, site)
    yield someone
    context.close()
    assert someone.complaints == []
