"""Every page in four views: nothing serious by axe, nothing sideways, a picture to look at."""

from playwright.sync_api import ViewportSize

from tests.browser.conftest import NARROW, Person
from tests.browser.scenes import a_project_under_way, with_billing_details
from tests.integration.api import SEED

ZOOMED: ViewportSize = {"width": 320, "height": 256}
"""What 400 % leaves of a window of 1280 by 1024."""

TOO_LOW = """() => [...document.querySelectorAll("a, button, input, select, textarea, summary")]
  .filter((part) => part.checkVisibility() && !part.closest(".visually-hidden, .skip, dialog:not([open])"))
  .map((part) => (/checkbox|radio/.test(part.type) ? part.labels[0] : part))
  .filter((part) => part.matches("a") ? getComputedStyle(part).display !== "inline" : true)
  .filter((part) => part.getBoundingClientRect().height < 43.9)
  .map((part) => part.outerHTML.slice(0, 120))"""
"""What a finger could miss: lower than 44 pixels, and no link within a text."""


def settle(viewer: Person, name: str, view: str) -> None:
    viewer.picture(f"{name}-{view}")
    viewer.check_accessibility()
    assert sideways(viewer) <= 0, f"{name} scrolls sideways"
    if view.startswith("narrow"):
        assert viewer.page.evaluate(TOO_LOW) == [], f"{name} is hard to press"
    if view == "narrow-light":
        viewer.page.set_viewport_size(ZOOMED)
        assert sideways(viewer) <= 0, f"{name} scrolls sideways at 400 % zoom"
        viewer.picture(f"{name}-zoomed")
        viewer.page.set_viewport_size(NARROW)


def sideways(viewer: Person) -> int:
    """How many pixels the page is wider than its window."""
    return int(viewer.page.evaluate("document.documentElement.scrollWidth - innerWidth"))


def test_sign_in_page(viewer: Person, view: str) -> None:
    viewer.open("/")
    settle(viewer, "sign-in", view)


def test_start_page(viewer: Person, view: str) -> None:
    viewer.sign_in()
    settle(viewer, "start", view)


def test_review_card(viewer: Person, view: str) -> None:
    page = viewer.sign_in()
    page.get_by_test_id("command-input").fill("Add Acme Labs to my clients")
    page.get_by_test_id("command-submit").click()
    page.get_by_test_id("plan-card").wait_for()
    settle(viewer, "card-client", view)


def test_projects(viewer: Person, view: str) -> None:
    page = viewer.sign_in()
    viewer.open("/projects")
    settle(viewer, "projects-empty", view)
    a_project_under_way(viewer.site)
    viewer.open("/projects")
    settle(viewer, "projects", view)
    page.get_by_text("Brand Redesign").click()
    settle(viewer, "project", view)
    page.get_by_role("link", name="Time").click()
    settle(viewer, "project-time", view)
    page.get_by_role("link", name="Invoices", exact=True).last.click()
    settle(viewer, "project-invoices", view)
    page.get_by_role("link", name="Edit project").click()
    settle(viewer, "project-edit", view)
    viewer.open("/projects/new")
    page.get_by_test_id("project-billing-type").select_option("fixed_price")
    settle(viewer, "project-new", view)


def test_invoices(viewer: Person, view: str) -> None:
    page = viewer.sign_in()
    project = a_project_under_way(viewer.site)
    viewer.open("/invoices")
    settle(viewer, "invoices", view)
    page.get_by_text("Acme Corp").click()
    settle(viewer, "invoice-draft", view)
    page.get_by_test_id("invoice-send").click()
    settle(viewer, "invoice-refused", view)
    viewer.forgive_refusal(409)
    with_billing_details(viewer.site, project.client.id)
    page.get_by_test_id("invoice-send").click()
    page.get_by_text("Void this invoice").click()
    settle(viewer, "invoice-sent", view)


def test_clients_settings_audit_history(viewer: Person, view: str) -> None:
    page = viewer.sign_in()
    project = a_project_under_way(viewer.site)
    viewer.open("/clients")
    settle(viewer, "clients", view)
    viewer.open(f"/clients/{project.client.id}")
    settle(viewer, "client", view)
    page.get_by_test_id("portal-make").click()
    settle(viewer, "client-link", view)
    link = page.get_by_test_id("portal-url").inner_text()
    viewer.open("/settings")
    settle(viewer, "settings", view)
    viewer.open("/audit")
    page.get_by_text("Details").first.click()
    settle(viewer, "audit", view)
    viewer.open("/commands")
    settle(viewer, "history", view)
    viewer.open(link[link.index("/portal/") :])
    settle(viewer, "portal", view)


def test_what_is_not_there(viewer: Person, view: str) -> None:
    page = viewer.sign_in()
    viewer.open("/projects/none")
    viewer.forgive_refusal(404)
    settle(viewer, "not-found", view)
    page.keyboard.press("Control+k")
    page.get_by_role("dialog").get_by_test_id("command-input").wait_for()
    page.keyboard.press("Escape")
    page.get_by_role("link", name="All projects").click()
    page.wait_for_url(viewer.site.url + "/projects")


OVER_BUDGET = (
    "Create a $40,000 fixed price project called Brand Redesign for Juniper Labs: "
    "Strategy $15,000 in two weeks, Design $20,000 by end of March (identity and web), "
    "Delivery $15,000"
)


def test_plans(viewer: Person, view: str) -> None:
    page = viewer.sign_in()
    say(viewer, SEED)
    page.get_by_test_id("plan-card").wait_for()
    settle(viewer, "plan", view)

    page.get_by_test_id("plan-edit").click()
    page.get_by_test_id("project-save").wait_for()
    settle(viewer, "plan-edit", view)
    viewer.open("/")
    say(viewer, OVER_BUDGET)
    page.get_by_test_id("plan-card").wait_for()
    settle(viewer, "plan-warned", view)
    viewer.open("/")
    say(viewer, "Fixed price project for Acme Corp, 50k")
    page.locator(".answer, .card").first.wait_for()
    settle(viewer, "plan-asked", view)


def say(viewer: Person, words: str) -> None:
    viewer.page.get_by_test_id("command-input").fill(words)
    viewer.page.get_by_test_id("command-submit").click()
