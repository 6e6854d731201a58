"""A model that fails costs a person nothing: a code, the words kept, another try, the form."""

from collections.abc import AsyncIterator, Iterator

import httpx
import pytest
import respx

from billing_core.database import Database
from commandbar.actions.base import Registry
from commandbar.actions.catalog import ACTIONS
from commandbar.bar import CommandBar
from commandbar.extract.llm import LanguageModel, LlmSettings
from commandbar.seed import seed_demo
from commandbar.services import Services
from commandbar.settings import Settings
from tests.integration.api import SEED, Api, client_of, problem
from tests.integration.llm.replies import BAD_REPLIES, URL, reply

KEY = "sk-secret-canary"
DOORS = {"llm_unavailable": 503, "llm_refused": 422, "llm_incomplete": 502, "llm_bad_output": 502}
ONE_OF_EACH = [
    bad
    for bad in BAD_REPLIES
    if bad[0]
    in {"refusal", "content filter", "length", "plain words", "a tool nobody offered", "429", "500"}
]


@pytest.fixture
def provider() -> Iterator[respx.Route]:
    with respx.mock(assert_all_called=False) as router:
        yield router.post(URL)


@pytest.fixture
async def owner(database: Database) -> AsyncIterator[Api]:
    seed_demo(database)
    settings = LlmSettings(model="m", api_key=KEY, base_url="http://llm.test/v1", total_s=20)
    model = LanguageModel(settings, jitter=lambda: 0.0)
    bar = CommandBar(database, Registry(ACTIONS), mode="llm", model=model)
    async with client_of(Services(Settings(_env_file=None), database, bar)) as http:
        yield Api(http, "demo-owner")
    await model.aclose()


@pytest.mark.parametrize(("bad", "code"), [(b[1], b[2]) for b in ONE_OF_EACH], ids=lambda _: "")
async def test_a_failure_has_its_code_and_keeps_the_words(
    owner: Api, provider: respx.Route, bad: httpx.Response, code: str
) -> None:
    provider.mock(return_value=bad)
    document = problem(await owner.post("/commands", {"prompt": SEED}), DOORS[code], code)
    assert "form" in document["next"]
    assert "canary" not in str(document)
    kept = (await owner.get(f"/commands/{document['command_id']}")).json()
    assert (kept["status"], kept["reason"], kept["prompt"]) == ("failed", code, SEED)
    assert kept["usage"]["attempts"] in {1, 2}


async def test_a_provider_out_of_reach_is_unavailable(owner: Api, provider: respx.Route) -> None:
    provider.mock(side_effect=httpx.ReadTimeout("canary"))
    problem(await owner.post("/commands", {"prompt": SEED}), 503, "llm_unavailable")


async def test_failed_words_are_tried_again(owner: Api, provider: respx.Route) -> None:
    provider.mock(return_value=httpx.Response(500))
    failed = (await owner.post("/commands", {"prompt": SEED})).json()["command_id"]
    provider.mock(return_value=reply())
    again = (await owner.post(f"/commands/{failed}/retry")).json()
    assert (again["prompt"], again["parser"]) == (SEED, "llm")
    assert (await owner.get(f"/commands/{failed}")).json()["status"] == "discarded"


async def test_a_failed_command_cannot_be_confirmed(owner: Api, provider: respx.Route) -> None:
    provider.mock(return_value=httpx.Response(500))
    failed = (await owner.post("/commands", {"prompt": SEED})).json()["command_id"]
    shown = {"version": 1, "digest": "sha256:0"}
    problem(await owner.post(f"/commands/{failed}/confirm", shown), 409, "not_staged")


async def test_no_word_of_the_workspace_goes_to_the_model(
    owner: Api, provider: respx.Route
) -> None:
    await owner.post("/clients", {"name": "Canary Client Ltd"})
    provider.mock(return_value=reply())
    await owner.post("/commands", {"prompt": SEED})
    sent = provider.calls.last.request
    for secret in (b"Canary Client", b"Globex", b"Demo Studio", b"Olivia", b"demo-owner"):
        assert secret not in sent.content
    assert KEY.encode() not in sent.content
