"""The bar while one types and reads: tints, chips, words, recall, slash words, the palette."""

import re
import threading

import pytest
from anyio import to_thread
from playwright.sync_api import Locator, Page, expect

from billing_core.drafts import ClientChanges, ClientDetails
from billing_core.unit_of_work import Via
from billing_core.usecases import clients
from commandbar.actions.base import ModelReader
from commandbar.errors import LlmUnavailable
from commandbar.extraction import Extraction
from commandbar.hearing import listener
from commandbar.plan import Usage
from tests.bench.page import WEIGHT
from tests.browser.conftest import Person
from tests.browser.scenes import owner_of
from tests.integration.api import SEED

FINISHED = re.compile(r"/commands/cmd_\w+")


def stage(page: Page, words: str = SEED) -> Locator:
    page.get_by_test_id("command-input").fill(words)
    page.keyboard.press("Enter")
    card = page.get_by_test_id("plan-card")
    card.wait_for()
    return card


def test_what_is_typed_is_tinted_and_named(person: Person) -> None:
    page = person.sign_in()
    page.get_by_test_id("command-input").press_sequentially("For Globex, $24,000 by 10 April 2027")
    tints = page.locator(".tint")
    expect(tints).to_have_text(["Globex", "$24,000", "10 April 2027"])
    expect(tints.nth(0)).to_have_class(re.compile("tint-client"))
    chips = page.locator(".chip")
    expect(chips.nth(2)).to_have_attribute("title", "10 April 2027: Apr 10, 2027")
    expect(chips.nth(2)).to_contain_text("Apr 10, 2027")
    expect(page.locator("[data-tint]")).to_have_text("For Globex, $24,000 by 10 April 2027")
    person.picture("typing")


def test_a_tinted_word_says_what_it_means_under_the_pointer(person: Person) -> None:
    page = person.sign_in()
    box = page.get_by_test_id("command-input")
    box.fill("Website for Acme, 50k by end of March")
    place = page.locator(".tint-amount").bounding_box()
    assert place is not None
    page.mouse.move(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
    expect(box).to_have_attribute("title", "$50,000")
    page.mouse.move(place["x"] + 300, place["y"] + place["height"] / 2)
    expect(box).to_have_attribute("title", "")


def test_tints_keep_their_place_while_one_goes_on_typing(person: Person) -> None:
    page = person.sign_in()
    box = page.get_by_test_id("command-input")
    box.fill("For Globex, $24,000")
    expect(page.locator(".tint")).to_have_count(2)
    box.press("End")
    box.press_sequentially(" by May")
    expect(page.locator(".tint").first).to_have_text("Globex")
    box.fill("")
    expect(page.locator(".tint")).to_have_count(0)
    expect(page.locator("[data-chips]")).to_be_hidden()


def test_a_field_lights_the_words_that_made_it_by_pointer_and_by_focus(person: Person) -> None:
    page = person.sign_in()
    card = stage(page)
    lit = page.locator(".word-lit")
    card.get_by_text("$20,000.00").hover()
    expect(lit).to_have_text(["$20,000"])
    card.get_by_text("Acme Corp").first.focus()
    expect(lit).to_have_text(["Acme Corp"])
    page.locator(".word", has_text="Delivery").hover()
    expect(card.locator(".value-lit")).to_have_text(["Delivery"])


def test_arrow_up_brings_back_what_one_said(person: Person) -> None:
    page = person.sign_in()
    for name in ("First Labs", "Second Labs"):
        stage(page, f"new client: {name}")
        person.open("/")
    box = page.get_by_test_id("command-input")
    expect(box).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(box).to_have_value("new client: Second Labs")
    page.keyboard.press("ArrowUp")
    expect(box).to_have_value("new client: First Labs")
    page.keyboard.press("ArrowUp")
    expect(box).to_have_value("new client: First Labs")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(box).to_have_value("")


def test_slash_words_are_offered_and_begin_a_command(person: Person) -> None:
    page = person.sign_in()
    box = page.get_by_test_id("command-input")
    box.press_sequentially("/")
    offers = page.locator(".slash-word:visible")
    expect(offers).to_have_count(2)
    box.press_sequentially("cl")
    expect(offers).to_have_count(1)
    page.keyboard.press("Enter")
    expect(box).to_have_value("/client ")
    expect(offers).to_have_count(0)
    page.keyboard.type("Acme Labs")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("plan-card")).to_contain_text("Acme Labs")


def test_enter_while_an_input_method_composes_sends_nothing(person: Person) -> None:
    page = person.sign_in()
    box = page.get_by_test_id("command-input")
    box.fill(SEED)
    page.evaluate(
        """() => document.querySelector("[data-input]").dispatchEvent(
            new KeyboardEvent("keydown", {key: "Enter", isComposing: true, bubbles: true}))"""
    )
    box.fill("new client: Acme Labs")
    box.press("Enter")
    expect(page.get_by_test_id("plan-card")).to_contain_text("Acme Labs")
    expect(page.locator(".bubble")).to_have_count(1)


def test_shift_enter_makes_a_line_and_a_list_is_read(person: Person) -> None:
    page = person.sign_in()
    box = page.get_by_test_id("command-input")
    for line in ("Fixed price project Rollout for Globex:", "- Build $8,000", "- Train $2,000"):
        box.press_sequentially(line)
        box.press("Shift+Enter")
    expect(box).to_have_value(re.compile("\n- Build"))
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("milestone-row")).to_have_count(2)


@pytest.mark.parametrize("keys", ["Control+k", "Meta+k"])
def test_the_palette_opens_anywhere_and_ends_on_the_new_project(person: Person, keys: str) -> None:
    page = person.sign_in()
    person.open("/settings")
    page.keyboard.press(keys)
    box = page.get_by_test_id("command-input")
    expect(box).to_be_focused()
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    page.keyboard.press(keys)
    expect(box).to_be_focused()
    stage(page)
    person.picture("palette")
    person.check_accessibility()
    page.get_by_test_id("plan-confirm").click()
    page.wait_for_url(re.compile("/projects/prj_"))


def test_on_the_start_page_the_palette_is_the_bar_itself(person: Person) -> None:
    page = person.sign_in()
    page.get_by_role("link", name="Projects").focus()
    page.keyboard.press("Control+k")
    expect(page.get_by_test_id("command-input")).to_be_focused()
    expect(page.locator("dialog")).to_have_count(0)


def test_a_plan_that_arrives_is_announced_and_kept_at_its_address(person: Person) -> None:
    page = person.sign_in()
    stage(page)
    expect(page.locator("[data-announcer]")).to_contain_text("Plan ready for review")
    expect(page).to_have_url(FINISHED)
    page.reload()
    expect(page.get_by_test_id("plan-card")).to_contain_text("Brand Redesign")


def test_a_question_is_answered_by_a_button(person: Person) -> None:
    page = person.sign_in()
    owner = owner_of(person.site)
    person.site.database.transact(
        owner, Via.API, lambda uow: clients.create_client(uow, ClientDetails("Acme Labs"))
    )
    page.get_by_test_id("command-input").fill(SEED.replace("Acme Corp", "Acme"))
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Acme Labs").click()
    expect(page.get_by_test_id("plan-confirm")).to_be_visible()
    expect(page.get_by_test_id("plan-card")).to_contain_text("Acme Labs")


def test_a_correction_in_words_is_taken_in_the_conversation(person: Person) -> None:
    page = person.sign_in()
    stage(page)
    page.get_by_test_id("command-input").fill("make Design 25k instead")
    page.get_by_test_id("command-submit").click()
    expect(page.locator(".changes").first).to_contain_text("$25,000")
    expect(page.get_by_test_id("plan-warning")).to_contain_text("$5,000 above the budget")


def test_a_fix_is_one_key_away(person: Person) -> None:
    page = person.sign_in()
    stage(page, SEED.replace("$50,000", "$60,000"))
    expect(page.get_by_test_id("plan-warning")).to_have_count(1)
    fix = page.get_by_test_id("plan-warning").get_by_role("button").first
    expect(fix).to_contain_text("15,000 + 20,000 + 15,000 + 10,000 = 60,000 of 60,000")
    expect(fix.locator("kbd")).to_have_text("Alt 1")
    page.keyboard.press("Alt+1")
    expect(page.get_by_test_id("milestone-row")).to_have_count(4)
    expect(page.get_by_test_id("plan-warning")).to_have_count(0)
    expect(page.get_by_test_id("plan-total")).to_contain_text("60,000 of 60,000")


def test_a_stale_plan_shows_the_difference_before_it_can_run(person: Person) -> None:
    page = person.sign_in()
    stage(page)
    owner, database = owner_of(person.site), person.site.database
    names = database.query(owner, Via.API, clients.list_names)
    client_id = next(i for i, name in names if name == "Acme Corp")
    renamed = ClientChanges(name="Acme Holding")
    database.transact(owner, Via.API, lambda uow: clients.update_client(uow, client_id, renamed))
    page.get_by_test_id("plan-confirm").click()
    notice = page.get_by_role("alert")
    expect(notice).to_contain_text("The plan is out of date")
    person.forgive_refusal(409)
    page.goto(page.url.removesuffix("/confirm"))  # it is told before one confirms, too
    expect(page.get_by_text("You may confirm this")).to_have_count(0)
    expect(notice).to_contain_text("The plan is out of date")
    expect(notice.locator("del")).to_have_text("Acme Corp")
    expect(notice.locator("ins")).to_have_text("Acme Holding")
    person.picture("stale")
    notice.get_by_role("button").click()
    expect(page.get_by_test_id("plan-card")).to_contain_text("Acme Holding")
    expect(page.get_by_text("You may confirm this as Owner.")).to_be_visible()
    page.get_by_test_id("plan-confirm").click()
    page.wait_for_url(re.compile("/projects/prj_"))


def test_when_the_server_does_not_answer_the_words_stay(person: Person) -> None:
    page = person.sign_in()
    page.context.set_offline(True)
    page.get_by_test_id("command-input").fill(SEED)
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Your words are still here")
    expect(page.get_by_test_id("command-input")).to_have_value(SEED)
    page.context.set_offline(False)
    stage(page)
    person.complaints = [c for c in person.complaints if "ERR_INTERNET_DISCONNECTED" not in c]


def test_when_the_session_has_ended_the_words_stay(person: Person) -> None:
    page = person.sign_in()
    page.get_by_test_id("command-input").fill(SEED)
    expect(page.locator(".chip").first).to_be_visible()
    page.context.clear_cookies()
    page.get_by_test_id("command-submit").click()
    expect(page.get_by_role("alert")).to_contain_text("You are signed out")
    expect(page.get_by_test_id("command-input")).to_have_value(SEED)
    person.forgive_refusal(401)


def test_two_presses_of_confirm_make_one_project(person: Person) -> None:
    page = person.sign_in()
    stage(page)
    page.get_by_test_id("plan-confirm").dblclick()
    page.wait_for_url(re.compile("/projects/prj_"))
    person.open("/projects")
    expect(page.get_by_text("Brand Redesign")).to_have_count(1)


def test_a_name_with_html_is_shown_as_it_is_typed(person: Person) -> None:
    page = person.sign_in()
    name = "<img src=x onerror=alert(1)> & <b>Co</b>"
    card = stage(page, f"new client: {name}")
    expect(card.get_by_role("heading")).to_contain_text(name)
    expect(page.locator(".bubble")).to_contain_text(name)
    expect(page.locator(".tint").first).to_have_count(0)
    assert page.locator("main img").count() == 0


def test_the_page_is_small_and_comes_from_one_place(person: Person) -> None:
    page = person.sign_in()
    page.reload(wait_until="networkidle")
    loaded = page.evaluate(WEIGHT)
    assert 20 * 1024 < loaded < 150 * 1024


class SlowModel:
    """Says two names, then fails once it may."""

    def __init__(self) -> None:
        self.may_end = threading.Event()

    async def extract(self, _reader: ModelReader, _text: str) -> tuple[Extraction, Usage]:
        hear = listener.get()
        assert hear is not None
        for name in ("Acme Corp", "Brand Redesign"):
            hear(name)
        await to_thread.run_sync(self.may_end.wait, 20)
        raise LlmUnavailable("timeout")


def test_names_appear_while_a_model_reads_and_its_failure_keeps_the_words(person: Person) -> None:
    bar, model = person.site.services.bar, SlowModel()
    bar.model, bar.mode = model, "llm"
    page = person.sign_in()
    box = page.get_by_test_id("command-input")
    box.fill(SEED)
    page.keyboard.press("Enter")
    expect(page.locator("[data-heard] li")).to_have_text(["Acme Corp", "Brand Redesign"])
    person.picture("model-reading")
    model.may_end.set()
    expect(page.get_by_text("The language model does not answer")).to_be_visible()
    expect(box).to_have_value(SEED)
    expect(page.locator("[data-heard]")).to_be_hidden()
    person.picture("model-failed")
    page.get_by_role("link", name="Fill in the form instead").click()
    expect(page.get_by_test_id("project-name")).to_have_value("Brand Redesign")
