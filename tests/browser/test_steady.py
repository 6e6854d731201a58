"""What comes by itself moves nothing that one is about to press, however wide the window is."""

from playwright.sync_api import Browser, Page, Route, ViewportSize, expect

from tests.browser.conftest import Person, Site

WORDS = (
    "$50,000 fixed price project called Brand Redesign of the Whole Northern Region for Acme Corp: "
    "Strategy $15,000 by 30 April 2027, Design $20,000, Delivery the rest"
)
SIZES: list[ViewportSize] = [
    {"width": width, "height": height}
    for width, height in ((320, 640), (390, 844), (768, 1024), (1280, 860))
]


def button_of(page: Page) -> object:
    return page.get_by_test_id("command-submit").bounding_box()


def test_a_preview_leaves_the_button_under_the_pointer(person: Person) -> None:
    page = person.sign_in()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/preview", hold)
    for size in SIZES:
        page.set_viewport_size(size)
        with page.expect_request("**/preview"):
            page.get_by_test_id("command-input").fill(f"{WORDS} at {size['width']}")
        before = button_of(page)
        held.pop().continue_()
        expect(page.locator("[data-chips] button")).not_to_have_count(0)
        assert button_of(page) == before
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
        page.reload()


def test_the_button_stands_where_it_stands_without_scripts(
    person: Person, browser: Browser, site: Site
) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = Person(context, site)
    pages = [person.sign_in(), plain.sign_in()]
    for size in SIZES:
        for page in pages:
            page.set_viewport_size(size)
        assert button_of(pages[0]) == button_of(pages[1])
    context.close()


def test_a_page_that_fits_its_window_does_not_scroll(person: Person) -> None:
    page = person.sign_in()
    for path in ("/", "/clients", "/projects"):
        person.open(path)
        height = page.evaluate("document.documentElement.scrollHeight - innerHeight")
        assert height == 0, f"{path} is {height} pixels too high"
