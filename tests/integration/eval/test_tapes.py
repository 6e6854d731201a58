"""What was recorded from a provider replays through the same client path, without a network."""

from collections.abc import Sequence
from pathlib import Path

import httpx
import pytest
import respx

from commandbar.actions.base import Registry, Resolution
from commandbar.actions.create_project.model_reader import CreateProjectReader
from commandbar.errors import LlmUnavailable
from commandbar.extract.llm import LlmSettings
from commandbar.plan import Outcome
from eval.cases import Case, Prediction, case_of
from eval.predicting import predict_all, record
from eval.recordings import About, Recordings
from eval.tapes import Recorder, Replay, Tape
from tests.integration.llm.conftest import KEY
from tests.integration.llm.replies import URL, reply

READER = CreateProjectReader()
LIVE = LlmSettings(model="m", api_key=KEY, base_url="http://llm.test/v1")
PROMPT = "Create a $50,000 project called Brand Redesign for Acme Corp: Strategy $15,000"


class _ReadByModel:
    """An action that only a model reads; the resolution tells what it got."""

    name = "create_project"
    model_reader = READER

    def read(self, *_: object) -> None:
        return None

    def resolve(self, *_: object) -> Resolution:
        return Resolution(Outcome.CLARIFY, missing=("client",))


REGISTRY = Registry([_ReadByModel()])  # type: ignore[list-item] # the rest of the seam is not reached


def case(name: str, prompt: str = PROMPT) -> Case:
    workspace = {"currency": "USD", "locale": "en-US", "clients": []}
    return case_of({"id": name, "today": "2026-03-02", "workspace": workspace, "prompt": prompt})


def written(folder: Path) -> str:
    return "".join(path.read_text() for path in folder.iterdir())


async def recorded(store: Recordings, cases: Sequence[Case]) -> None:
    store.describe(About(model="m", model_name="M", server="S", recorded_on="2026-03-02"))
    async for _ in record(cases, READER, LIVE, Recorder(store, READER, LIVE)):
        pass


async def predicted(cases: Sequence[Case], tape: Tape, live: LlmSettings) -> list[Prediction]:
    return [one async for one in predict_all(cases, REGISTRY, "llm", live, tape)]


async def test_replay_gives_what_the_provider_gave(tmp_path: Path) -> None:
    store = Recordings(tmp_path)
    with respx.mock:
        respx.post(URL).mock(side_effect=[reply("broken"), reply(), reply(None, refusal="no")])
        await recorded(store, [case("a"), case("b")])
    replay = Replay(Recordings(tmp_path))
    found = await predicted([case("a"), case("b")], replay, replay.settings())
    assert [(one.outcome, one.attempts, one.error) for one in found] == [
        ("clarify", 2, None),
        ("error", 1, "llm_refused"),
    ]
    assert found[0].prompt_tokens == 200
    assert KEY not in written(tmp_path)


async def test_case_that_was_never_recorded_is_an_error_not_a_call(tmp_path: Path) -> None:
    store = Recordings(tmp_path)
    with respx.mock:
        respx.post(URL).mock(return_value=reply())
        await recorded(store, [case("a")])
    replay = Replay(store)
    (found,) = await predicted([case("z")], replay, replay.settings())
    assert found.error == "llm_unavailable"


async def test_recording_stops_where_nobody_answers_and_keeps_what_it_has(tmp_path: Path) -> None:
    store = Recordings(tmp_path)
    with respx.mock:
        respx.post(URL).mock(side_effect=[reply(), httpx.ConnectError("gone")])
        with pytest.raises(LlmUnavailable):
            await recorded(store, [case("a"), case("b")])
    kept = Recordings(tmp_path)
    assert kept.get("a") is not None
    assert kept.get("b") is None


@pytest.mark.parametrize("prompt", ["", "x" * 10_001])
async def test_prompt_beyond_the_limit_is_a_rejection_that_asks_nobody(prompt: str) -> None:
    (found,) = await predicted([case("a", prompt)], Tape(), LIVE)
    assert found.outcome == "reject"
    assert found.attempts == 0
