"""The seed's story, as people live it: by mouse, by keyboard alone, and without scripts."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import WIDE, Person, Site
from tests.integration.api import SEED

PROJECT = re.compile(r"/projects/prj_\w+")


def test_a_sentence_becomes_a_reviewed_confirmed_project(person: Person) -> None:
    page = person.sign_in()
    page.get_by_test_id("command-input").fill(SEED)
    page.get_by_test_id("command-submit").click()
    card = page.get_by_test_id("plan-card")
    expect(card.get_by_test_id("milestone-row")).to_have_count(3)
    expect(card).to_contain_text("Brand Redesign")
    expect(card).to_contain_text("Acme Corp")
    expect(card.get_by_test_id("plan-total")).to_have_text(
        "15,000 + 20,000 + 15,000 = 50,000 of 50,000"
    )
    expect(page.get_by_test_id("plan-warning")).to_have_count(0)
    page.get_by_test_id("plan-confirm").click()
    page.wait_for_url(PROJECT)
    expect(page.get_by_role("heading", level=1)).to_have_text("Brand Redesign")
    expect(page.get_by_test_id("card-milestones")).to_contain_text("0 of 3 complete")
    expect(page.get_by_test_id("card-budget")).to_contain_text("$0 of $50,000")
    bill_the_first_milestone(page)


def bill_the_first_milestone(page: Page) -> None:
    row = page.get_by_test_id("milestone-row").first
    row.get_by_test_id("milestone-start").click()
    expect(row).to_contain_text("In progress")
    row.get_by_test_id("milestone-complete").click()
    expect(row).to_contain_text("Completed")
    row.get_by_test_id("milestone-invoice").click()
    expect(row).to_contain_text("Invoiced")
    expect(page.get_by_test_id("card-budget")).to_contain_text("30%")
    expect(page.get_by_test_id("card-budget")).to_contain_text("$15,000 of $50,000")
    row.get_by_test_id("milestone-invoice-link").click()
    expect(page.get_by_test_id("invoice-total")).to_have_text("$18,150.00")


def test_the_keyboard_alone_does_all_of_it(person: Person) -> None:
    page = person.open("/")
    tab_to(page, "sign-in-owner")
    page.keyboard.press("Enter")
    page.wait_for_url(person.site.url + "/")
    expect(page.get_by_test_id("command-input")).to_be_focused()
    page.keyboard.type(SEED)
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("plan-card")).to_be_focused()
    tab_to(page, "plan-edit")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("plan-editor")).to_be_focused()
    tab_to(page, "milestone-name")
    page.keyboard.press("Alt+ArrowDown")
    names = page.get_by_test_id("milestone-name")
    expect(names.nth(0)).to_have_value("Design")
    page.keyboard.press("Alt+ArrowUp")
    expect(names.nth(0)).to_have_value("Strategy")
    page.keyboard.press("Control+a")
    page.keyboard.type("Research")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("plan-card")).to_be_focused()
    expect(page.get_by_test_id("plan-card")).to_contain_text("Research")
    page.keyboard.press("Control+Enter")
    page.wait_for_url(PROJECT)
    steps = {
        "milestone-start": "In progress",
        "milestone-complete": "Completed",
        "milestone-invoice": "Invoiced",
    }
    for hook, status in steps.items():
        tab_to(page, hook)
        page.keyboard.press("Enter")
        expect(page.get_by_test_id("milestone-row").first).to_contain_text(status)


def test_an_undone_project_is_gone_and_its_words_are_in_the_bar(person: Person) -> None:
    page = person.sign_in()
    page.get_by_test_id("command-input").fill(SEED)
    page.get_by_test_id("command-submit").click()
    page.get_by_test_id("plan-confirm").click()
    page.wait_for_url(PROJECT)
    person.picture("project-fresh")
    page.get_by_role("link", name="from a sentence").click()
    page.get_by_test_id("plan-undo").click()
    expect(page.locator(".outcome")).to_contain_text("Taken back by Olivia Owner")
    expect(page.locator("[data-announcer]")).to_have_text("Taken back. Nothing of it is left.")
    expect(page.get_by_test_id("command-input")).to_have_value(SEED)
    person.picture("undone")
    person.check_accessibility()
    person.open("/projects")
    expect(page.get_by_text("No project yet.")).to_be_visible()


def tab_to(page: Page, hook: str) -> None:
    """Press Tab until the first element with this hook has the focus, as far as a page goes."""
    page.get_by_test_id(hook).first.wait_for()
    for _ in range(80):
        if page.evaluate("document.activeElement?.dataset.testid") == hook:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never reaches {hook}")


def test_it_all_works_without_scripts(browser: Browser, site: Site) -> None:
    context = browser.new_context(viewport=WIDE, java_script_enabled=False)
    person = Person(context, site)
    page = person.sign_in()
    page.get_by_test_id("command-input").fill(SEED)
    page.get_by_test_id("command-submit").click()
    page.get_by_test_id("plan-edit").click()
    page.get_by_test_id("milestone-add").click()
    row = page.get_by_test_id("milestone-row").nth(3)
    row.get_by_test_id("milestone-name").fill("Care")
    row.get_by_test_id("milestone-amount").fill("1,000.50")
    row.get_by_role("button", name="up").click()
    expect(page.get_by_test_id("milestone-name").nth(2)).to_have_value("Care")
    expect(page.get_by_test_id("budget-warning")).to_contain_text("$1,000.50")
    page.get_by_test_id("project-save").click()
    page.get_by_test_id("plan-warning").get_by_role("button").first.click()
    expect(page.get_by_test_id("plan-warning")).to_have_count(0)
    page.get_by_test_id("plan-confirm").click()
    page.wait_for_url(PROJECT)
    expect(page.get_by_test_id("card-budget")).to_contain_text("$51,000.50")
    bill_the_first_milestone_without_total(page)
    context.close()
    assert person.complaints == []


def bill_the_first_milestone_without_total(page: Page) -> None:
    for hook in ("milestone-start", "milestone-complete", "milestone-invoice"):
        page.get_by_test_id(hook).first.click()
    expect(page.get_by_test_id("milestone-row").first).to_contain_text("Invoiced")


def test_a_discarded_plan_never_runs_and_leaves_no_project(person: Person) -> None:
    page = person.sign_in()
    page.get_by_test_id("command-input").fill(SEED)
    page.get_by_test_id("command-submit").click()
    page.get_by_test_id("plan-discard").click()
    expect(page.locator(".outcome")).to_contain_text("Discarded. Nothing was created.")
    expect(page.get_by_test_id("plan-confirm")).to_have_count(0)
    person.open("/projects")
    expect(page.get_by_text("No project yet.")).to_be_visible()
