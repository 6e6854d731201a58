"""The bar without scripts: what it shows when things go well, stale, wrong, or not at all."""

import json
import re
from collections.abc import AsyncIterator, Iterator
from html import unescape

import httpx
import pytest
import respx

from billing_core.database import Database
from billing_core.drafts import ClientChanges
from billing_core.unit_of_work import Actor, Via
from billing_core.usecases import clients
from billing_core.usecases import settings as workspace_settings
from billing_core.usecases.workspaces import actor_by_token
from commandbar.actions.base import Registry
from commandbar.actions.catalog import ACTIONS
from commandbar.bar import CommandBar
from commandbar.extract.llm import LanguageModel, LlmSettings
from commandbar.seed import seed_demo
from commandbar.services import Services
from commandbar.settings import Settings
from tests.integration.api import SEED, client_of
from tests.integration.llm.replies import GOOD, URL
from tests.integration.llm.test_hearing import streamed
from tests.integration.web.surfer import Surfer, form_fields, hidden_fields

OVER = SEED.replace("$50,000", "$40,000")


async def staged(surfer: Surfer, words: str = SEED) -> tuple[str, str]:
    """The address of a new command and its page."""
    answer = await surfer.post("/commands", {"prompt": words})
    assert answer.status_code == 303, answer.text
    where = answer.headers["location"]
    return where, (await surfer.get(where)).text


def owner(database: Database) -> Actor:
    with database.read() as session:
        actor = actor_by_token(session, "demo-owner")
    assert actor is not None
    return actor


async def test_the_card_shows_the_plan_and_where_each_value_comes_from(signed_in: Surfer) -> None:
    _, html = await staged(signed_in)
    assert html.count('data-testid="milestone-row"') == 3
    assert "15,000 + 20,000 + 15,000 = 50,000 of 50,000" in html
    assert 'data-fields="milestones[0].amount">$15,000</span>' in html
    assert "(your words: Brand Redesign)" in html


async def test_a_script_gets_the_panel_alone(signed_in: Surfer) -> None:
    answer = await signed_in.post("/commands", {"prompt": SEED}, **{"X-Fragment": "1"})
    assert answer.status_code == 200
    assert answer.text.lstrip().startswith('<div class="panel"')
    assert "Plan ready for review: Brand Redesign. 3 milestones" in answer.text


async def test_a_confirm_goes_to_the_project_and_a_repeat_to_the_same(signed_in: Surfer) -> None:
    where, html = await staged(signed_in)
    fields = hidden_fields(html, f"{where}/confirm")
    first = await signed_in.post(f"{where}/confirm", fields)
    again = await signed_in.post(f"{where}/confirm", fields)
    assert first.status_code == again.status_code == 303
    assert first.headers["location"] == again.headers["location"]
    assert first.headers["location"].startswith("/projects/prj_")
    page = await signed_in.get(where)
    assert "Open what it created" in page.text
    assert "plan-confirm" not in page.text


async def test_a_fix_shows_its_result_and_makes_a_new_version(signed_in: Surfer) -> None:
    where, html = await staged(signed_in, OVER)
    assert "The milestones are $10,000 above the budget." in html
    fix = hidden_fields(html[html.index("fixes") :], f"{where}/plan")
    assert (await signed_in.post(f"{where}/plan", fix)).status_code == 303
    fixed = (await signed_in.get(where)).text
    assert "version 2" in fixed
    assert "plan-warning" not in fixed


async def test_what_was_edited_meanwhile_is_not_confirmed_unseen(signed_in: Surfer) -> None:
    where, html = await staged(signed_in, OVER)
    fix = hidden_fields(html[html.index("fixes") :], f"{where}/plan")
    seen = hidden_fields(html, f"{where}/confirm")
    await signed_in.post(f"{where}/plan", fix)
    answer = await signed_in.post(f"{where}/confirm", seen)
    assert answer.status_code == 409
    assert "The plan was edited after it was shown to you." in answer.text
    assert hidden_fields(answer.text, f"{where}/confirm")["version"] == "2"


async def test_a_stale_plan_says_what_changed_and_can_be_reviewed_again(
    signed_in: Surfer, database: Database
) -> None:
    where, html = await staged(signed_in)
    actor = owner(database)
    names = database.query(actor, Via.API, clients.list_names)
    client_id = next(i for i, name in names if name == "Acme Corp")
    rename = ClientChanges(name="Acme Holding")
    database.transact(actor, Via.API, lambda uow: clients.update_client(uow, client_id, rename))
    answer = await signed_in.post(f"{where}/confirm", hidden_fields(html, f"{where}/confirm"))
    assert answer.status_code == 409
    assert "<del>Acme Corp</del>" in answer.text
    assert "<ins>Acme Holding</ins>" in answer.text
    again = hidden_fields(answer.text, f"{where}/plan")
    assert (await signed_in.post(f"{where}/plan", again)).status_code == 303
    fresh = (await signed_in.get(where)).text
    assert "Acme Holding" in fresh
    done = await signed_in.post(f"{where}/confirm", hidden_fields(fresh, f"{where}/confirm"))
    assert done.status_code == 303


async def test_a_question_is_answered_by_its_button(signed_in: Surfer) -> None:
    await signed_in.post("/clients", {"name": "Acme Labs"})
    where, html = await staged(signed_in, SEED.replace("Acme Corp", "Acme"))
    assert "plan-confirm" not in html
    assert 'value="Acme Labs">Acme Labs</button>' in html or "Acme Labs</button>" in html
    start = html.index('class="option"')
    value = unescape(html[start:].split('value="', 1)[1].split('"', 1)[0])
    answer = await signed_in.post(f"{where}/messages", {"prompt": value})
    assert answer.status_code == 303
    assert "plan-confirm" in (await signed_in.get(where)).text


async def test_a_correction_in_words_shows_what_it_changed(signed_in: Surfer) -> None:
    where, _ = await staged(signed_in)
    await signed_in.post(f"{where}/messages", {"prompt": "make Design 25k instead"})
    html = (await signed_in.get(where)).text
    assert "<del>$20,000</del>" in html
    assert "<ins>$25,000</ins>" in html


async def test_words_that_are_no_command_stay_in_the_bar(signed_in: Surfer) -> None:
    _, html = await staged(signed_in, "What is the weather like?")
    assert "plan-card" not in html
    assert ">What is the weather like?</textarea>" in html
    assert "the form" in html


async def test_an_edit_that_cannot_be_read_keeps_every_word(signed_in: Surfer) -> None:
    where, _ = await staged(signed_in)
    form = (await signed_in.get(f"{where}/edit")).text
    assert form.count('data-testid="milestone-row"') == 3 + 1  # and the blank one in its template
    answer = await signed_in.post(
        f"{where}/edit",
        {
            "version": "1",
            "name": "Rebrand",
            "client": "",
            "new_client": "",
            "billing_type": "fixed_price",
            "currency": "USD",
            "budget": "lots",
            "milestone_id": [""],
            "milestone_name": ["Strategy"],
            "milestone_amount": ["-3"],
            "milestone_due": ["31.3."],
            "milestone_description": [""],
            "milestone_status": ["pending"],
        },
    )
    assert answer.status_code == 422
    for kept in ("Rebrand", "lots", "-3", "31.3.", "Choose a client, or name a new one."):
        assert kept in answer.text


async def test_the_owner_can_switch_the_bar_off_and_every_form_still_works(
    signed_in: Surfer, database: Database
) -> None:
    database.transact(
        owner(database),
        Via.API,
        lambda uow: workspace_settings.update_workspace(uow, ai_enabled=False),
    )
    answer = await signed_in.post("/commands", {"prompt": SEED})
    assert answer.status_code == 403
    assert "switched off" in answer.text
    assert SEED.split(",")[0] in answer.text
    assert (await signed_in.get("/projects/new")).status_code == 200


async def test_another_workspaces_command_does_not_exist(
    signed_in: Surfer, http: httpx.AsyncClient
) -> None:
    where, _ = await staged(signed_in)
    await signed_in.get("/sign-in")
    await signed_in.post("/sign-in", {"token": "other-owner"})
    await signed_in.get("/")
    assert (await signed_in.get(where)).status_code == 404
    for step in ("confirm", "discard", "plan", "edit", "messages", "retry"):
        answer = await signed_in.post(f"{where}/{step}", {"version": "1", "prompt": "x"})
        assert answer.status_code == 404, step


async def test_the_preview_is_json_for_scripts(signed_in: Surfer) -> None:
    answer = await signed_in.post("/preview", {"prompt": "For Globex, $24,000"})
    found = [(span["text"], span["kind"]) for span in answer.json()]
    assert found == [("Globex", "client"), ("$24,000", "amount")]


async def test_own_words_are_the_persons_own_newest_first(signed_in: Surfer) -> None:
    await staged(signed_in, "new client: First Labs")
    await staged(signed_in, "new client: Second Labs")
    await staged(signed_in, "new client: First Labs")
    assert (await signed_in.get("/commands/own-words")).json() == [
        "new client: First Labs",
        "new client: Second Labs",
    ]
    await signed_in.sign_in("member")
    assert (await signed_in.get("/commands/own-words")).json() == []


@pytest.fixture
def provider() -> Iterator[respx.Route]:
    with respx.mock(assert_all_called=False) as router:
        yield router.post(URL)


@pytest.fixture
async def with_model(database: Database) -> AsyncIterator[Surfer]:
    """Signed in where a language model reads everything."""
    seed_demo(database)
    settings = LlmSettings(model="m", api_key="k", base_url="http://llm.test/v1", total_s=0.5)
    model = LanguageModel(settings, jitter=lambda: 0.0)
    bar = CommandBar(database, Registry(ACTIONS), mode="llm", model=model)
    async with client_of(Services(Settings(demo=True, _env_file=None), database, bar)) as http:
        yield await Surfer(http).sign_in()
    await model.aclose()


async def test_a_failed_model_keeps_the_words_and_offers_retry_and_the_form(
    with_model: Surfer, provider: respx.Route
) -> None:
    provider.mock(side_effect=httpx.ConnectError("no"))
    answer = await with_model.post("/commands", {"prompt": SEED})
    assert answer.status_code == 503
    html = unescape(answer.text)
    assert "The language model does not answer" in html
    assert f">{SEED}</textarea>" in html
    assert "Try again" in html
    form = html.split('href="/projects/new?command=')[1].split('"')[0]
    page = (await with_model.get(f"/projects/new?command={form}")).text
    assert 'value="Brand Redesign"' in page
    assert page.count('data-testid="milestone-row"') == 3 + 1
    assert 'value="15,000.00"' in page


async def test_a_retry_that_fails_again_keeps_the_words_again(
    with_model: Surfer, provider: respx.Route
) -> None:
    provider.mock(return_value=httpx.Response(500))
    answer = await with_model.post("/commands", {"prompt": SEED})
    retry = re.findall(r'action="(/commands/\w+/retry)"', answer.text)[0]
    again = await with_model.post(retry)
    assert again.status_code == 503
    assert SEED in unescape(again.text)


async def test_the_page_says_how_to_connect_a_model_only_where_there_is_none(
    signed_in: Surfer,
) -> None:
    assert "OPENAI_API_KEY" in (await signed_in.get("/")).text


async def test_with_a_model_the_page_says_nothing_of_connecting_one(with_model: Surfer) -> None:
    assert "OPENAI_API_KEY" not in (await with_model.get("/")).text


@pytest.mark.parametrize("version", ["", "x", "-1", "99999999999999999999", "\u0661"])
async def test_a_version_that_is_no_number_was_never_shown(signed_in: Surfer, version: str) -> None:
    where, html = await staged(signed_in)
    fields = {**hidden_fields(html, f"{where}/confirm"), "version": version}
    assert (await signed_in.post(f"{where}/confirm", fields)).status_code == 409


@pytest.mark.parametrize("plan", ["", "{", "[]", "null", '{"project_name": "\\u0000"}', "[" * 9000])
async def test_a_plan_that_is_no_plan_is_refused(signed_in: Surfer, plan: str) -> None:
    where, _ = await staged(signed_in)
    answer = await signed_in.post(f"{where}/plan", {"version": "1", "plan": plan})
    assert answer.status_code in {400, 422}


async def test_an_edit_that_changes_nothing_says_so(signed_in: Surfer) -> None:
    where, _ = await staged(signed_in)
    form = (await signed_in.get(f"{where}/edit")).text
    saved = await signed_in.post(f"{where}/edit", form_fields(form, f"{where}/edit"))
    assert saved.status_code == 303
    html = (await signed_in.get(where)).text
    assert "Nothing changed." in html
    assert "version 2" in html


async def confirmed(surfer: Surfer) -> tuple[str, str]:
    """The addresses of an executed command and of its project."""
    where, html = await staged(surfer)
    answer = await surfer.post(f"{where}/confirm", hidden_fields(html, f"{where}/confirm"))
    return where, answer.headers["location"]


async def test_a_project_is_undone_from_its_page_and_its_words_stand_in_the_bar_again(
    signed_in: Surfer,
) -> None:
    where, project = await confirmed(signed_in)
    assert f'action="{where}/undo"' in (await signed_in.get(project)).text
    answer = await signed_in.post(f"{where}/undo")
    assert (answer.status_code, answer.headers["location"]) == (303, where)
    html = (await signed_in.get(where)).text
    assert "Taken back by Olivia Owner" in html
    assert SEED in unescape(html[html.index("<textarea") :])
    assert "plan-undo" not in html
    assert "Taken back" in (await signed_in.get("/commands")).text
    assert (await signed_in.get(project)).status_code == 404


async def test_undo_is_not_offered_once_work_has_begun_and_is_refused_with_the_reason(
    signed_in: Surfer,
) -> None:
    where, project = await confirmed(signed_in)
    step = re.findall(r'action="([^"]+/start)"', (await signed_in.get(project)).text)[0]
    await signed_in.post(step)
    assert "plan-undo" not in (await signed_in.get(project)).text
    answer = await signed_in.post(f"{where}/undo")
    assert answer.status_code == 409
    assert "1 milestone under way" in answer.text


async def test_names_come_line_by_line_and_the_page_at_last(
    with_model: Surfer, provider: respx.Route
) -> None:
    provider.return_value = streamed(GOOD)
    answer = await with_model.post("/commands", {"prompt": SEED}, **{"X-Fragment": "names"})
    *names, page = [json.loads(line) for line in answer.text.splitlines()]
    assert [line["name"] for line in names] == ["Acme Corp", "Brand Redesign", "Strategy"]
    assert page["html"].lstrip().startswith('<div class="panel"')
    assert "Acme Corp" in page["html"]


async def test_a_model_that_fails_is_told_in_the_last_line_with_the_words_kept(
    with_model: Surfer, provider: respx.Route
) -> None:
    provider.return_value = httpx.Response(503)
    answer = await with_model.post("/commands", {"prompt": SEED}, **{"X-Fragment": "names"})
    (page,) = [json.loads(line) for line in answer.text.splitlines()]
    assert "Try again" in page["html"]
    assert SEED in unescape(page["html"])


async def test_words_that_are_no_command_stand_beside_the_form(signed_in: Surfer) -> None:
    _, page = await staged(signed_in, "what is the weather in Paris")
    link = re.search(r'"(/projects/new\?command=cmd_\w+)"', page)
    assert link is not None
    form = (await signed_in.get(link[1])).text
    assert 'class="words-kept">what is the weather in Paris</p>' in form
    assert 'data-testid="project-save"' in form
