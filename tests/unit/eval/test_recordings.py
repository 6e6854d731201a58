"""Recordings know what shaped them, and a check says which are still worth something."""

from dataclasses import replace
from pathlib import Path

import pytest

from commandbar.actions.create_project.model_reader import CreateProjectReader
from commandbar.extract.llm import LlmSettings
from eval.cases import Case, case_of
from eval.recordings import About, Exchange, Finding, Recording, Recordings, State, fingerprint

READER = CreateProjectReader()
SETTINGS = LlmSettings(model="local", api_key="sk-secret-canary")


def case(name: str, prompt: str = "p") -> Case:
    workspace = {"currency": "USD", "locale": "en-US", "clients": []}
    return case_of({"id": name, "today": "2026-03-02", "workspace": workspace, "prompt": prompt})


def recording(of: Case, body: str = "{}") -> Recording:
    exchange = Exchange(status=200, content_type="application/json", body=body, seconds=1.5)
    parts = fingerprint(of, READER, SETTINGS)
    return Recording(case=of.id, fingerprint=parts, exchanges=(exchange,))


@pytest.fixture
def store(tmp_path: Path) -> Recordings:
    recordings = Recordings(tmp_path)
    recordings.keep(recording(case("b")))
    recordings.keep(recording(case("a")))
    return recordings


def states(store: Recordings, *cases: Case, settings: LlmSettings = SETTINGS) -> dict[str, Finding]:
    reopened = Recordings(store.folder)
    return {finding.case: finding for finding in reopened.check(cases, READER, settings)}


def test_kept_recording_is_fresh_and_in_order_on_disk(store: Recordings) -> None:
    found = states(store, case("a"), case("b"))
    assert {finding.state for finding in found.values()} == {State.FRESH}
    lines = (store.folder / "recordings.jsonl").read_text().splitlines()
    assert [Recording.model_validate_json(line).case for line in lines] == ["a", "b"]


def test_case_without_a_recording_is_missing(store: Recordings) -> None:
    assert states(store, case("a"), case("b"), case("c"))["c"].state is State.MISSING


def test_recording_without_a_case_is_an_orphan(store: Recordings) -> None:
    assert states(store, case("a"))["b"] == Finding("b", State.ORPHAN)


def test_stale_recording_names_the_part_that_changed(store: Recordings) -> None:
    found = states(
        store, case("a", "another prompt"), case("b"), settings=replace(SETTINGS, model="other")
    )
    assert found["a"] == Finding("a", State.STALE, ("prompt", "model"))
    assert found["b"] == Finding("b", State.STALE, ("model",))


@pytest.mark.parametrize("part", ["template", "answer schema", "sampling", "openai", "instructor"])
def test_every_part_of_the_fingerprint_counts(part: str, tmp_path: Path) -> None:
    now = recording(case("a"))
    then = now.model_copy(update={"fingerprint": {**now.fingerprint, part: "another"}})
    store = Recordings(tmp_path)
    store.keep(then)
    assert states(store, case("a"))["a"] == Finding("a", State.STALE, (part,))


def test_hand_edit_of_an_answer_is_seen(store: Recordings) -> None:
    path = store.folder / "recordings.jsonl"
    path.write_text(path.read_text().replace('"body":"{}"', '"body":"{ }"', 1))
    assert states(store, case("a"), case("b"))["a"].state is State.EDITED


def test_new_recording_takes_the_place_of_the_old(store: Recordings) -> None:
    store.keep(recording(case("a"), "[]"))
    kept = Recordings(store.folder).get("a")
    assert kept is not None
    assert kept.exchanges[0].body == "[]"


def test_no_key_is_kept(store: Recordings) -> None:
    store.describe(About(model="local", model_name="M", server="S", recorded_on="2026-03-02"))
    kept = "".join(path.read_text() for path in store.folder.iterdir())
    assert "canary" not in kept
    assert store.settings().model == "local"
