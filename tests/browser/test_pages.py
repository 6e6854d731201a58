"""Every page in four views: nothing serious by axe, nothing sideways, a picture to look at."""

from tests.browser.conftest import Person
from tests.browser.scenes import a_project_under_way


def settle(viewer: Person, name: str, view: str) -> None:
    viewer.picture(f"{name}-{view}")
    viewer.check_accessibility()
    width = viewer.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert width <= 0, f"{name} scrolls sideways by {width}"


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
