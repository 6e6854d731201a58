"""Answers and corrections in words: each changes just what it names, and keeps all the rest."""

import re
from collections.abc import Sequence
from dataclasses import replace

from commandbar.actions.base import Resolution, Revision, Workspace
from commandbar.actions.create_project import grammar
from commandbar.actions.create_project.findings import Findings
from commandbar.actions.create_project.resolve import resolve
from commandbar.actions.create_project.revise.changes import (
    Turn,
    said_in,
    take_milestones,
    take_terms,
)
from commandbar.actions.create_project.revise.orders import with_replacements
from commandbar.actions.create_project.revise.state import State, put_together
from commandbar.actions.create_project.values import Values
from commandbar.actions.create_project.vocabulary.single_words import AGREEMENTS, LEAVE_OUT
from commandbar.extraction import Extraction
from commandbar.plan import Evidence
from commandbar.prompt import Prompt

_NO_WORDS = Extraction("create_project")
_ABOUT = {"budget": "budget ", "hourly_rate": "rate "}
_NUMBER = re.compile(r"\s*[0-9][0-9.,]*\s*")


def revise(revision: Revision, text: str, workspace: Workspace) -> Resolution | None:
    """The plan after the message; None when the message is not understood as one about it.

    New evidence points into the message. What the message leaves alone, a reviewer's own edits
    included, stays; questions that it does not answer stay open.
    """
    asked = [question.field for question in revision.questions]
    context = _context(text, asked)
    resolution = _revised(revision, Prompt(context + text), asked, workspace)
    if resolution is None:
        return None
    moved = (_moved(e, revision.message_number, len(context)) for e in resolution.evidence)
    return replace(resolution, evidence=tuple(moved))


def _context(text: str, asked: Sequence[str]) -> str:
    """A bare number answers the one question about money: "95" to "what is the rate"."""
    words = [_ABOUT[name] for name in asked if name in _ABOUT]
    return words[0] if len(words) == 1 and _NUMBER.fullmatch(text) else ""


def _moved(evidence: Evidence, message: int, by: int) -> Evidence:
    if not by or evidence.message != message or evidence.start is None or evidence.end is None:
        return evidence
    return evidence.model_copy(update={"start": evidence.start - by, "end": evidence.end - by})


def _revised(
    revision: Revision, message: Prompt, asked: Sequence[str], workspace: Workspace
) -> Resolution | None:
    said = " ".join(message.text.casefold().split()).strip(" .!,")
    if said in AGREEMENTS:
        return _settled(revision, workspace, "plan") if list(asked) == ["plan"] else None
    if said in LEAVE_OUT:
        return _settled(revision, workspace, "milestones") if "milestones" in asked else None
    return _changed(revision, message, asked, workspace)


def _changed(
    revision: Revision, message: Prompt, asked: Sequence[str], workspace: Workspace
) -> Resolution | None:
    """The plan with what the message says of its terms and milestones."""
    state = State.of(revision)
    names = [str(row["name"]) for row in state.rows]
    extraction = grammar.answer(message.text, workspace, asked, names)
    if extraction is None:
        return _read_anew(revision, message, workspace)
    extraction = with_replacements(extraction, Values(message, extraction, workspace), state)
    if extraction is None:
        return None
    findings = Findings(Values(message, extraction, workspace), workspace)
    findings.settled = frozenset(o.value for q in revision.questions for o in q.options)
    turn = Turn(state, findings, revision)
    take_terms(turn)
    take_milestones(turn)
    kept = [q for q in revision.questions if q.field not in state.touched | {"plan"}]
    return put_together(state, turn.findings, revision, kept)


def _settled(revision: Revision, workspace: Workspace, field: str) -> Resolution:
    """The plan as it stands, with the question about `field` answered."""
    findings = Findings(Values(revision.prompt, _NO_WORDS, workspace), workspace)
    kept = [question for question in revision.questions if question.field != field]
    return put_together(State.of(revision), findings, revision, kept)


def _read_anew(revision: Revision, message: Prompt, workspace: Workspace) -> Resolution | None:
    """A whole request as the message, while the plan is not complete."""
    extraction = grammar.read(message.text, workspace) if revision.questions else None
    if extraction is None or not extraction.sure:
        return None
    resolution = resolve(message, extraction, workspace)
    evidence = tuple(said_in(e, revision.message_number) for e in resolution.evidence)
    return replace(resolution, evidence=evidence)
