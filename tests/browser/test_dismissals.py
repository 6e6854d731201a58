"""Every tinted span can be left out, by mouse, by keyboard and by touch, and taken back."""

import re

from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import NARROW, Person, Site

WORDS = "Fixed price project Website for Acme Corp like the $5,137 one, 50k: Design 20k, Build 30k"
FIXES = re.compile(r"^\d+-\d+$")


def typed(person: Person, words: str = WORDS) -> Page:
    page = person.sign_in()
    page.get_by_test_id("command-input").fill(words)
    return page


def chip(page: Page, words: str) -> Locator:
    return page.get_by_role("button", name=f"Leave out {words}")


def amounts(page: Page) -> Locator:
    return page.locator(".tint-amount")


def test_a_dismissed_amount_is_struck_out_and_no_part_of_the_plan(person: Person) -> None:
    page = typed(person)
    expect(amounts(page)).to_have_text(["$5,137", "50k", "20k", "30k"])
    chip(page, "$5,137").click()
    expect(amounts(page)).to_have_text(["50k", "20k", "30k"])
    expect(page.locator(".tint-dismissed")).to_have_text(["$5,137"])
    expect(chip(page, "$5,137")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_test_id("command-input")).to_have_value(WORDS)
    person.picture("dismissed")
    person.check_accessibility()
    page.get_by_test_id("command-submit").click()
    expect(page.get_by_test_id("plan-confirm")).to_be_visible()
    expect(page.get_by_test_id("plan-total")).to_have_text("20,000 + 30,000 = 50,000 of 50,000")
    expect(page.locator(".word-dismissed")).to_have_text("$5,137")


def test_what_is_left_out_can_be_taken_back(person: Person) -> None:
    page = typed(person)
    chip(page, "50k").click()
    expect(amounts(page)).to_have_text(["$5,137", "20k", "30k"])
    chip(page, "50k").click()
    expect(amounts(page)).to_have_text(["$5,137", "50k", "20k", "30k"])
    expect(page.locator("[name=dismissed]")).to_have_value("")


def test_every_tinted_span_has_its_chip_however_many_there_are(person: Person) -> None:
    parts = ", ".join(
        f"Part {letter} $1,000 by {n + 1} May 2027" for n, letter in enumerate("ABCDEFGHIJKL")
    )
    page = typed(person, f"$12,000 fixed price project called Long Haul for Globex: {parts}")
    tints = page.locator(".tint")
    expect(tints).to_have_count(1 + 1 + 1 + 12 * 3)
    expect(page.locator("[data-chips] button")).to_have_count(tints.count())
    person.picture("typing-many")
    last = page.locator("[data-chips] button").last
    last.click()
    expect(last).to_have_attribute("aria-pressed", "true")


def test_the_keyboard_leaves_out_and_goes_on(person: Person) -> None:
    page = typed(person)
    expect(chip(page, "Website")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_test_id("command-submit")).to_be_focused()
    page.keyboard.press("Tab")
    expect(chip(page, "Website")).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(chip(page, "$5,137")).to_be_focused()
    page.keyboard.press("Delete")
    expect(amounts(page)).to_have_text(["50k", "20k", "30k"])
    expect(chip(page, "$5,137")).to_be_focused()
    page.keyboard.press("Enter")
    expect(amounts(page)).to_have_text(["$5,137", "50k", "20k", "30k"])
    page.keyboard.press("Space")
    expect(amounts(page)).to_have_text(["50k", "20k", "30k"])
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_test_id("command-submit")).to_be_focused()


def test_a_finger_leaves_out(browser: Browser, site: Site) -> None:
    context = browser.new_context(viewport=NARROW, has_touch=True, reduced_motion="reduce")
    person = Person(context, site)
    page = typed(person)
    chip(page, "$5,137").tap()
    expect(chip(page, "$5,137")).to_have_attribute("aria-pressed", "true")
    expect(amounts(page)).to_have_text(["50k", "20k", "30k"])
    box = chip(page, "20k").bounding_box()
    assert box is not None
    assert box["height"] >= 44
    person.picture("dismissed-touch")
    context.close()
    assert person.complaints == []


def test_a_dismissal_follows_its_words_and_ends_when_they_change(person: Person) -> None:
    page = typed(person)
    box = page.get_by_test_id("command-input")
    chip(page, "$5,137").click()
    expect(amounts(page)).to_have_count(3)
    box.press("Home")
    box.press_sequentially("Dear you: ")
    expect(page.locator(".tint-dismissed")).to_have_text(["$5,137"])
    box.press("End")
    box.press_sequentially(", thanks")
    expect(page.locator(".tint-dismissed")).to_have_text(["$5,137"])
    expect(page.locator("[name=dismissed]")).to_have_value(FIXES)
    at = box.input_value().index("$5,137") + len("$5,137")
    box.evaluate("(box, at) => box.setSelectionRange(at, at)", at)
    page.keyboard.type("0")
    expect(page.locator(".tint-dismissed")).to_have_count(0)
    expect(page.locator("[name=dismissed]")).to_have_value("")
    expect(amounts(page).first).to_have_text("$5,1370")


def test_words_that_come_back_are_tinted_as_they_were_left(person: Person) -> None:
    page = typed(person, "What is $1,024 about, and $2,048")
    chip(page, "$1,024").click()
    expect(page.locator(".tint-dismissed")).to_have_text(["$1,024"])
    page.get_by_test_id("command-submit").click()
    expect(page.get_by_text("Nothing was staged.")).to_be_visible()
    expect(page.locator(".tint-dismissed")).to_have_text(["$1,024"])
    page.reload()
    expect(page.locator(".tint-dismissed")).to_have_text(["$1,024"])
    expect(amounts(page)).to_have_text(["$2,048"])
