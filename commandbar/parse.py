"""Prompt to plan: extract, ground, resolve. Writes nothing and knows no database.

Two extractors give the same Extraction: the builtin grammar (no key, no network) and the
language model. What happens to an Extraction afterwards is the same code for both.
"""

from collections.abc import Awaitable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, Protocol

from anyio import to_thread
from pydantic import BaseModel

from commandbar.actions.base import Action, ModelReader, Registry, Resolution, Workspace
from commandbar.extraction import Extraction, grounded
from commandbar.plan import Agreement, Option, Outcome, Question, Usage
from commandbar.prompt import Prompt
from commandbar.settings import ParserMode

ParserName = Literal["builtin", "llm"]
Read = tuple[Action, Extraction]
"""What the grammar of an action found."""

NO_USAGE = Usage()

NO_COMMAND = "No supported command was found. Say which project to create, for whom, and its money."


class Model(Protocol):
    """A language model, as parsing sees it (`extract/llm.py`)."""

    def extract(self, reader: ModelReader, text: str) -> Awaitable[tuple[Extraction, Usage]]:
        """The words and their roles; raises an LlmFailure with a stable code."""


@dataclass(frozen=True, slots=True)
class ParseResult:
    """What a prompt came to, by which extractor, and what that cost."""

    action: str | None
    resolution: Resolution
    parser: ParserName
    usage: Usage = NO_USAGE


async def parse(
    prompt: Prompt,
    workspace: Workspace,
    registry: Registry,
    *,
    mode: ParserMode = "auto",
    model: Model | None = None,
) -> ParseResult:
    """Read the prompt with the grammar, or with the model where the grammar is not sure.

    `mode` "builtin" never asks the model, "llm" always does; "auto" asks the model only when
    there is one and the grammar does not account for every word that matters.

    Raises:
        LlmFailure: the model was asked and gave nothing that can be used.
    """
    # A thread: the first prompt loads the grammar's books, and no other request waits for that.
    read = await to_thread.run_sync(_read, prompt, workspace, registry)
    action = read[0] if read is not None else registry.for_model()
    is_sure = mode != "llm" and read is not None and read[1].sure
    if not is_sure and mode != "builtin" and model is not None and action.model_reader is not None:
        return await _ask(model, action, prompt, workspace, read)
    if read is None:
        return _rejected("builtin")
    result = _resolved(*read, prompt, workspace, "builtin")
    return result if read[1].sure else _asking_back(result)


def _read(prompt: Prompt, workspace: Workspace, registry: Registry) -> Read | None:
    """The first action whose grammar recognises the text; one that is sure goes before others."""
    readings = [(action, action.read(prompt.text, workspace)) for action in registry]
    found = [(action, extraction) for action, extraction in readings if extraction is not None]
    found.sort(key=lambda pair: not pair[1].sure)
    return found[0] if found else None


async def _ask(
    model: Model, action: Action, prompt: Prompt, workspace: Workspace, read: Read | None
) -> ParseResult:
    reader = action.model_reader
    assert reader is not None  # only such an action is asked about
    found, usage = await model.extract(reader, prompt.text)
    extraction = reader.join(prompt.text, found, workspace)
    if extraction.action is None:
        return replace(_refused(prompt, workspace, read), usage=usage)
    result = _resolved(action, extraction, prompt, workspace, "llm")
    alone = [
        _resolved(action, one, prompt, workspace, "llm").resolution.plan
        for one in (read[1] if read is not None else None, found)
        if one is not None and one.action is not None
    ]
    result = _compared(action, result, alone)
    if not extraction.sure:
        result = _asking_back(result)
    return replace(result, usage=usage)


def _compared(
    action: Action, result: ParseResult, alone: Sequence[BaseModel | None]
) -> ParseResult:
    """The result with what each reader, on its own, made of the same words.

    Only complete plans are held against what is shown: who knows less does not contradict.
    """
    if len(alone) < 2:
        return result
    agreement = Agreement.EQUAL if alone[0] == alone[1] else Agreement.DIFFERENT
    shown, reader = result.resolution.plan, action.model_reader
    others = alone[: 1 if agreement is Agreement.EQUAL else 2]
    asked = [
        warning
        for other in others
        if reader is not None and {type(shown), type(other)} == {action.plan_model}
        for warning in reader.differences(shown, other)
    ]
    warnings = (*result.resolution.warnings, *asked)
    resolution = replace(result.resolution, agreement=agreement, warnings=warnings)
    return replace(result, resolution=resolution)


def _refused(prompt: Prompt, workspace: Workspace, read: Read | None) -> ParseResult:
    """The model finds no command: rejected, unless the grammar found one; then it is asked."""
    if read is None:
        return _rejected("llm")
    return _asking_back(_resolved(*read, prompt, workspace, "llm"))


def _resolved(
    action: Action,
    extraction: Extraction,
    prompt: Prompt,
    workspace: Workspace,
    parser: ParserName,
) -> ParseResult:
    slots = grounded(prompt.text, extraction.slots)
    resolution = action.resolve(prompt, replace(extraction, slots=slots), workspace)
    return ParseResult(action.name, resolution, parser)


def _asking_back(result: ParseResult) -> ParseResult:
    """A plan that its reader is not sure of is shown with a question, never staged."""
    resolution = result.resolution
    if resolution.outcome is not Outcome.STAGE:
        return result
    question = Question(
        field="plan",
        message="Some words did not fit. Is this what you mean?",
        options=(Option(label="Yes, exactly this", value="yes"),),
    )
    return replace(
        result,
        resolution=replace(
            resolution,
            outcome=Outcome.CLARIFY,
            questions=(*resolution.questions, question),
        ),
    )


def _rejected(parser: ParserName) -> ParseResult:
    return ParseResult(None, Resolution(Outcome.REJECT, reason=NO_COMMAND), parser)
