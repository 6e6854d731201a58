"""How pages hold what people put into them: long words, other scripts, errors, paper."""

from playwright.sync_api import Locator, ViewportSize, expect

from billing_core.drafts import ClientDetails, MilestoneDraft, ProjectDraft
from billing_core.kinds import BillingType
from billing_core.unit_of_work import UnitOfWork, Via
from billing_core.usecases import clients, projects
from billing_core.views import ProjectView
from tests.browser.conftest import Person
from tests.browser.scenes import a_project_under_way, owner_of

PHONE: ViewportSize = {"width": 320, "height": 640}
LONG = "Donaudampfschifffahrtsgesellschaft" * 4
HEBREW = "תכנון, שלב 2."

IS_RIGHT_TO_LEFT = """(name) => {
  const at = (offset) => {
    const range = document.createRange();
    range.setStart(name.firstChild, offset);
    range.setEnd(name.firstChild, offset + 1);
    return range.getBoundingClientRect().left;
  };
  return at(name.textContent.trimEnd().length - 1) < at(0);
}"""
"""Whether the last character of a name stands left of its first."""


def a_project_called(person: Person, name: str, milestone: str) -> ProjectView:
    def make(uow: UnitOfWork) -> ProjectView:
        client = clients.create_client(uow, ClientDetails(name))
        first = (MilestoneDraft(milestone, 123_456_789_012, None, name),)
        draft = ProjectDraft(name, client.id, BillingType.FIXED_PRICE, milestones=first)
        return projects.create_project(uow, draft)

    return person.site.database.transact(owner_of(person.site), Via.API, make)


def top_of(part: Locator) -> float:
    box = part.bounding_box()
    assert box is not None
    return box["y"]


def test_a_long_word_widens_no_page(person: Person) -> None:
    person.page.set_viewport_size(PHONE)
    page = person.sign_in()
    project = a_project_called(person, LONG, LONG)
    page.get_by_test_id("command-input").fill(f"new client: {LONG}s")
    page.get_by_test_id("command-submit").click()
    page.get_by_test_id("plan-card").wait_for()
    here = page.url.removeprefix(person.site.url)
    at_project = f"/projects/{project.id}"
    for path in (here, "/", "/commands", "/projects", at_project, f"{at_project}/edit", "/clients"):
        person.open(path)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= PHONE["width"], f"{path} is {wide} pixels wide"


def test_a_name_reads_in_its_own_direction(person: Person) -> None:
    person.sign_in()
    page = person.open(f"/projects/{a_project_called(person, 'Globex BV', HEBREW).id}")
    assert page.locator(".milestone-name").evaluate(IS_RIGHT_TO_LEFT)
    assert not page.get_by_role("heading", level=1).evaluate(IS_RIGHT_TO_LEFT)


def test_an_error_below_one_field_of_a_row_leaves_the_others_beside_it(person: Person) -> None:
    person.sign_in()
    page = person.open(f"/projects/{a_project_under_way(person.site).id}/edit")
    name = page.get_by_test_id("milestone-name").first
    amount = page.get_by_test_id("milestone-amount").first
    amount.fill("much")
    page.get_by_test_id("project-save").click()
    expect(page.locator(".build-row .field-error")).to_have_count(1)
    person.forgive_refusal(422)
    assert top_of(amount) == top_of(name)


def test_what_opens_details_closes_them_where_it_stands(person: Person) -> None:
    person.sign_in()
    page = person.open("/audit")
    toggle = page.get_by_text("Details").first
    seal = page.get_by_text("Seal", exact=True).first
    before = toggle.bounding_box()
    toggle.click()
    expect(seal).to_be_visible()
    assert toggle.bounding_box() == before
    toggle.click()
    expect(seal).to_be_hidden()


def test_a_form_that_is_closed_to_somebody_offers_nothing_to_press(person: Person) -> None:
    page = person.sign_in("member")
    person.open("/settings")
    expect(page.get_by_test_id("settings-tax-rate")).to_be_disabled()
    expect(page.get_by_role("button", name="Save")).to_have_count(0)


def test_paper_has_nothing_to_press_on_it(person: Person) -> None:
    person.sign_in()
    page = person.open(f"/projects/{a_project_under_way(person.site).id}")
    page.emulate_media(media="print")
    expect(page.get_by_test_id("milestone-row").first).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)
    expect(page.get_by_role("navigation")).to_have_count(0)
    person.picture("paper")


def test_what_was_kept_is_said_until_one_goes_on(person: Person) -> None:
    page = person.sign_in()
    person.open("/settings")
    expect(page.get_by_text("Saved")).to_have_count(2)
    expect(page.get_by_text("Saved").first).to_be_hidden()
    page.get_by_test_id("settings-save").click()
    expect(page.get_by_text("Saved").first).to_be_visible()
    expect(page.get_by_text("Saved").last).to_be_hidden()
