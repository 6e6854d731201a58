"""The milestone builder by hand: totals, warning, adding, removing, reordering, locks."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Person
from tests.browser.scenes import a_project_under_way
from tests.unit.web.amounts import TYPED


def open_form(person: Person) -> Page:
    page = person.sign_in()
    person.open("/projects/new")
    page.get_by_test_id("project-name").fill("Brand Redesign")
    page.get_by_test_id("project-client").select_option(label="Acme Corp")
    page.get_by_test_id("project-billing-type").select_option("fixed_price")
    page.get_by_test_id("project-budget").fill("50,000")
    return page


def add(page: Page, index: int, name: str, amount: str) -> None:
    if index:
        page.get_by_test_id("milestone-add").click()
    row = page.get_by_test_id("milestone-row").nth(index)
    row.get_by_test_id("milestone-name").fill(name)
    row.get_by_test_id("milestone-amount").fill(amount)


def names(page: Page) -> list[str]:
    return [cell.input_value() for cell in page.get_by_test_id("milestone-name").all()]


def test_the_builder_shows_for_billing_types_with_milestones_only(person: Person) -> None:
    page = open_form(person)
    kind = page.get_by_test_id("project-billing-type")
    for value, builder, rate in (
        ("hourly", False, True),
        ("fixed_price", True, False),
        ("mixed", True, True),
    ):
        kind.select_option(value)
        expect(page.get_by_test_id("milestone-add")).to_be_visible(visible=builder)
        expect(page.get_by_test_id("project-hourly-rate")).to_be_visible(visible=rate)


def test_the_running_total_follows_what_is_typed_and_warns_above_the_budget(
    person: Person,
) -> None:
    page = open_form(person)
    total, warning = page.get_by_test_id("running-total"), page.get_by_test_id("budget-warning")
    add(page, 0, "Strategy", "15,000")
    expect(total).to_have_text("$15,000 of $50,000 · $35,000 left")
    add(page, 1, "Design", "20.000,50")
    expect(total).to_have_text("$35,000.50 of $50,000 · $14,999.50 left")
    expect(warning).to_be_hidden()
    add(page, 2, "Delivery", "$15,000")
    expect(total).to_have_text("$50,000.50 of $50,000")
    expect(warning).to_be_visible()
    expect(warning).to_contain_text("exceed the budget by $0.50")
    page.get_by_test_id("milestone-amount").nth(2).fill("14,999.50")
    expect(total).to_have_text("$50,000 of $50,000")
    expect(warning).to_be_hidden()
    page.get_by_test_id("milestone-amount").nth(2).fill("$15,000")
    expect(warning).to_be_visible()
    page.get_by_test_id("project-budget").fill("")
    expect(total).to_have_text("$50,000.50")
    expect(warning).to_be_hidden()
    page.get_by_test_id("project-budget").fill("50,000")
    page.get_by_role("button", name="Remove Design").click()
    assert names(page) == ["Strategy", "Delivery"]
    expect(total).to_have_text("$30,000 of $50,000 · $20,000 left")


def test_rows_move_by_button_by_key_and_by_dragging(person: Person) -> None:
    page = open_form(person)
    for index, name in enumerate(("One", "Two", "Three")):
        add(page, index, name, "10")
    rows = page.get_by_test_id("milestone-row")
    rows.nth(0).locator("[data-move='1']").click()
    assert names(page) == ["Two", "One", "Three"]
    expect(page.locator("[data-announcer]")).to_have_text("One is now number 2.")
    rows.nth(2).get_by_test_id("milestone-amount").press("Alt+ArrowUp")
    assert names(page) == ["Two", "Three", "One"]
    expect(rows.nth(1).get_by_test_id("milestone-amount")).to_be_focused()
    rows.nth(2).locator("[data-grip]").hover()
    page.mouse.down()
    box = rows.nth(0).bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 10, box["y"] + 4, steps=8)
    page.mouse.up()
    assert names(page) == ["One", "Two", "Three"]
    page.get_by_test_id("project-save").click()
    shown = page.get_by_test_id("milestone-row")
    expect(shown.nth(0)).to_contain_text("One")
    expect(shown.nth(2)).to_contain_text("Three")


def test_a_saved_form_is_a_project_and_a_refused_one_keeps_everything(person: Person) -> None:
    page = open_form(person)
    add(page, 0, "Strategy", "a lot")
    page.get_by_test_id("project-save").click()
    expect(page.get_by_role("alert")).to_contain_text("Milestone 1, amount")
    expect(page.get_by_test_id("milestone-amount")).to_have_value("a lot")
    person.forgive_refusal(422)
    page.get_by_test_id("milestone-amount").fill("15,000")
    page.get_by_test_id("project-save").click()
    expect(page.get_by_test_id("milestone-row")).to_contain_text("$15,000")


def test_locked_rows_offer_nothing_and_stay(person: Person) -> None:
    page = person.sign_in()
    project = a_project_under_way(person.site)
    person.open(f"/projects/{project.id}/edit")
    locked = page.locator("[data-locked]")
    expect(locked).to_have_count(2)
    expect(locked.get_by_role("button")).to_have_count(0)
    expect(locked.first).to_contain_text("Locked")
    in_progress = page.get_by_test_id("milestone-row").nth(2)
    expect(in_progress.locator("[data-remove]")).to_have_count(0)
    in_progress.get_by_test_id("milestone-name").fill("Identity")
    page.get_by_test_id("project-save").click()
    expect(page.get_by_test_id("milestone-row").nth(2)).to_contain_text("Identity")


def test_the_browser_reads_amounts_as_the_server_does(person: Person) -> None:
    page = person.sign_in()
    module = page.locator("script[type=module]").get_attribute("src")
    assert module is not None
    read = page.evaluate(
        """async ([path, cases]) => {
            const { currencyOf, readAmount } = await import(path);
            return cases.map(([text, code, locale]) =>
                readAmount(text, currencyOf(code, locale))?.toString() ?? null);
        }""",
        [module.replace("main.js", "money.js"), [case[:3] for case in TYPED]],
    )
    wrong = [
        (text, got)
        for (text, _, _, minor), got in zip(TYPED, read, strict=True)
        if got != (None if minor is None else str(minor))
    ]
    assert wrong == []
