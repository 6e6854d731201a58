"""What a real model once answered, kept so that the whole client path runs without a network.

A folder holds `about.json` (model, server, settings) and `recordings.jsonl`, one line a case: the
HTTP bodies exactly as they came, the fingerprint of everything that shaped them, and a digest of
the line, so that a hand edit is seen. Requests are not kept, and with them no key.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from commandbar.actions.base import ModelReader
from commandbar.extract.llm import LlmSettings
from commandbar.extract.llm_messages import fixed_text
from eval.cases import Case

_LINES = "recordings.jsonl"
_ABOUT = "about.json"


class State(StrEnum):
    """What a recording is worth to the present code."""

    FRESH = "fresh"
    STALE = "stale"
    MISSING = "missing"
    ORPHAN = "orphan"
    EDITED = "edited"


FAILING = frozenset({State.MISSING, State.ORPHAN, State.EDITED})
"""The states that a check does not accept. A stale recording is only reported, apart."""


class _Kept(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class About(_Kept):
    """Who answered: the model as it is called in requests, and what it is, for people."""

    model: str
    model_name: str
    server: str
    recorded_on: str


class Exchange(_Kept):
    """One provider call: what came back, and after how long."""

    status: int
    content_type: str
    body: str
    seconds: float


class Recording(_Kept):
    case: str
    fingerprint: dict[str, str]
    exchanges: tuple[Exchange, ...]
    digest: str = ""

    def digest_now(self) -> str:
        content = self.model_dump(mode="json", exclude={"digest"})
        return _hash(json.dumps(content, ensure_ascii=False, sort_keys=True))

    def sealed(self) -> "Recording":
        return self.model_copy(update={"digest": self.digest_now()})


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def fingerprint(case: Case, reader: ModelReader, settings: LlmSettings) -> dict[str, str]:
    """Everything that shapes an answer, part by part, so that a stale one can say which."""
    schema = json.dumps(reader.answer.model_json_schema(), sort_keys=True)
    return {
        "prompt": _hash(case.question.prompt),
        "template": _hash(fixed_text(reader.template)),
        "repair": _hash(fixed_text("repair.j2")),
        "answer schema": _hash(schema),
        "mode": "json_schema, strict",
        "model": settings.model,
        "sampling": f"temperature 0, at most {settings.max_answer_tokens} tokens",
        "openai": version("openai").split(".")[0],
        "instructor": version("instructor").split(".")[0],
    }


@dataclass(frozen=True, slots=True)
class Finding:
    """The state of one case's recording; `parts` names what changed where it is stale."""

    case: str
    state: State
    parts: tuple[str, ...] = ()


class Recordings:
    """The recordings of one folder, by case. Saving writes the whole file, sorted by case."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._by_case = {one.case: one for one in self._load()}

    def _load(self) -> Iterable[Recording]:
        path = self.folder / _LINES
        if path.exists():
            for line in path.read_text(encoding="utf-8").splitlines():
                yield Recording.model_validate_json(line)

    def get(self, case: str) -> Recording | None:
        return self._by_case.get(case)

    def keep(self, recording: Recording) -> None:
        """Takes the place of an earlier one of the same case; on disk when this returns."""
        self._by_case[recording.case] = recording.sealed()
        self.folder.mkdir(parents=True, exist_ok=True)
        lines = [self._by_case[case].model_dump_json() + "\n" for case in sorted(self._by_case)]
        self._replace(_LINES, "".join(lines))

    def describe(self, about: About) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        text = about.model_dump_json(indent=2) + "\n"
        self._replace(_ABOUT, text)

    def _replace(self, name: str, text: str) -> None:
        """All or nothing: a run that is stopped in between keeps what it had."""
        part = self.folder / f"{name}.part"
        part.write_text(text, encoding="utf-8")
        part.replace(self.folder / name)

    def about(self) -> About:
        return About.model_validate_json((self.folder / _ABOUT).read_text(encoding="utf-8"))

    def settings(self) -> LlmSettings:
        """The settings that a replay runs with: the recorded model and no key."""
        return LlmSettings(model=self.about().model, api_key="replay")

    def check(
        self, cases: Sequence[Case], reader: ModelReader, settings: LlmSettings
    ) -> list[Finding]:
        """The state of every case's recording, then the orphans."""
        known = {case.id for case in cases}
        found = [self._finding(case, fingerprint(case, reader, settings)) for case in cases]
        orphans = sorted(set(self._by_case) - known)
        return found + [Finding(case, State.ORPHAN) for case in orphans]

    def _finding(self, case: Case, now: dict[str, str]) -> Finding:
        recording = self.get(case.id)
        if recording is None:
            return Finding(case.id, State.MISSING)
        if recording.digest != recording.digest_now():
            return Finding(case.id, State.EDITED)
        then = recording.fingerprint
        parts = tuple(part for part in {**now, **then} if now.get(part) != then.get(part))
        return Finding(case.id, State.STALE if parts else State.FRESH, parts)
