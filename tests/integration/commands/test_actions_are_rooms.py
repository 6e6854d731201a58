"""Adding an action adds a room: staging, executor and doors know only the seam."""

from collections.abc import AsyncIterator
from datetime import date

import pytest

from billing_core.database import Database
from commandbar.actions.base import Action, Registry, Resolution, Workspace
from commandbar.actions.catalog import ACTIONS
from commandbar.actions.create_client import CreateClient
from commandbar.bar import CommandBar
from commandbar.extraction import Extraction
from commandbar.plan import Outcome, Question
from commandbar.prompt import Prompt
from commandbar.seed import seed_demo
from commandbar.services import Services
from commandbar.settings import Settings
from tests.integration.api import Api, client_of, problem

WORDS = "add Acme Labs to my clients"


@pytest.fixture(params=["without", "with"])
def actions(request: pytest.FixtureRequest) -> tuple[Action, ...]:
    """The catalogue without the client action, and with it registered: nothing else differs."""
    others = tuple(action for action in ACTIONS if not isinstance(action, CreateClient))
    return others if request.param == "without" else (*others, CreateClient())


@pytest.fixture
async def owner(database: Database, actions: tuple[Action, ...]) -> AsyncIterator[Api]:
    seed_demo(database)
    bar = CommandBar(database, Registry(actions), mode="builtin")
    async with client_of(Services(Settings(_env_file=None), database, bar)) as http:
        yield Api(http, "demo-owner")


async def test_the_client_action_stages_and_executes_once_it_is_registered(
    owner: Api, actions: tuple[Action, ...]
) -> None:
    command = await owner.stage(WORDS)
    if not any(isinstance(action, CreateClient) for action in actions):
        assert command["status"] == "rejected"
        return
    assert (command["status"], command["action"]) == ("staged", "create_client")
    assert command["card"]["fields"][0]["value"] == "Acme Labs"
    executed = (await owner.confirm(command)).json()
    client = (await owner.get(f"/clients/{executed['result']['client_id']}")).json()
    assert client["name"] == "Acme Labs"


@pytest.mark.parametrize("actions", [ACTIONS], indirect=False)
async def test_an_action_brings_its_own_dependencies(owner: Api) -> None:
    one, two = await owner.stage(WORDS), await owner.stage(WORDS)
    assert (await owner.confirm(one)).status_code == 200
    document = problem(await owner.confirm(two), 409, "plan_stale")
    assert [change["field"] for change in document["changes"]] == ["name"]


class Vague(CreateClient):
    """Asks before it knows anything: the seam lets a plan be None while questions are open."""

    def resolve(self, prompt: Prompt, extraction: Extraction, workspace: Workspace) -> Resolution:
        if prompt.text == WORDS:
            question = Question(field="name", message="Which of them?")
            return Resolution(Outcome.CLARIFY, missing=("name",), questions=(question,))
        return super().resolve(prompt, extraction, workspace)


@pytest.mark.parametrize("actions", [(Vague(),)], indirect=False)
async def test_an_action_may_ask_before_there_is_any_plan(owner: Api) -> None:
    command = await owner.stage(WORDS)
    assert (command["status"], command["plan"]) == ("needs_clarification", None)
    path = f"/commands/{command['id']}/messages"
    answered = (await owner.post(path, {"text": "Acme Labs"})).json()
    assert (answered["status"], answered["plan"]) == ("staged", {"name": "Acme Labs"})
    assert answered["messages"][-1]["text"] == "name: nothing → Acme Labs"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (WORDS, "Acme Labs"),
        ("Please add “Müller & Söhne” to our clients.", "Müller & Söhne"),
        ("new client: Juniper Labs", "Juniper Labs"),
        ("create a client called O'Neill Joinery", "O'Neill Joinery"),
        ("voeg Bakkerij Jansen toe aan mijn klanten", "Bakkerij Jansen"),
    ],
)
def test_its_grammar_reads_the_name(words: str, name: str) -> None:
    action, workspace = CreateClient(), Workspace(date(2026, 3, 2), "USD", "en-US")
    extraction = action.read(words, workspace)
    assert extraction is not None
    plan = action.resolve(Prompt(words), extraction, workspace).plan
    assert plan is not None
    assert plan.model_dump() == {"name": name}


@pytest.mark.parametrize(
    "words",
    [
        "add $500 to my clients",
        "remove Acme from my clients",
        "who are my clients?",
        "add a milestone to the project for my clients",
    ],
)
def test_its_grammar_leaves_other_sentences_alone(words: str) -> None:
    workspace = Workspace(date(2026, 3, 2), "USD", "en-US")
    assert CreateClient().read(words, workspace) is None
