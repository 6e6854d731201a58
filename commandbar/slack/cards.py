"""A command as a Slack message: the card to review, the questions, or what became of it.

It renders `CommandView.card`, so every action has a card here without a line about it.
"""

from collections.abc import Callable, Iterator
from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from slack_sdk.models.blocks import Block, ButtonElement

from commandbar.errors import LlmFailure, LlmUnavailable
from commandbar.plan import Card, CardRow, Question
from commandbar.slack import blocks
from commandbar.slack.forms import FORMS
from commandbar.views import CommandView

ROWS_SHOWN = 20
ROWS_IN_A_SECTION = 10
ROW_LENGTH = 290
"""So that ten rows are less than a section's text."""
WARNINGS_SHOWN = 8
QUESTIONS_SHOWN = 5
OPTIONS_SHOWN = 8
PROMPT_SHOWN = 400


class Pressed(BaseModel):
    """A button's value: the command and exactly what of it was shown. An answer is named by its
    place among the questions of that version, not by its words."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    command_id: str = Field(max_length=40)
    version: int
    digest: str | None = None
    question: int | None = Field(default=None, ge=0)
    option: int | None = Field(default=None, ge=0)


class Links:
    """Addresses in the web application."""

    def __init__(self, base_url: str) -> None:
        self._base_url = base_url.rstrip("/")

    @property
    def home(self) -> str:
        return f"{self._base_url}/"

    def command(self, command_id: str) -> str:
        return f"{self._base_url}/commands/{command_id}"

    def outcome(self, view: CommandView) -> str:
        """What an executed command created and nobody has undone, else the command."""
        project_id = (view.result or {}).get("project_id")
        if project_id is not None and view.undone_by is None:
            return f"{self._base_url}/projects/{project_id}"
        return self.command(view.id)


def command_message(view: CommandView, links: Links) -> dict[str, Any]:
    """The whole message for the command as it is now."""
    text, body = _BODIES[view.status]
    return blocks.message(text, list(body(view, links)))


def failure_words(view: CommandView) -> str:
    """Why nothing was staged, for the person who asked."""
    if view.status == "rejected":
        return view.reason or "No supported command was found."
    failure = _FAILURES.get(view.reason or "", LlmUnavailable)
    return f"{failure.detail} {failure.next_step}"


def _staged(view: CommandView, links: Links) -> Iterator[Block]:
    yield from _plan(view, links)
    shown = _pressed(view)
    buttons = [blocks.button("Confirm", "plan_confirm", shown, style="primary")]
    if view.action in FORMS:
        buttons.append(blocks.button("Edit", "plan_edit", shown))
    yield blocks.actions([*buttons, *_way_out(view, links)])


def _asking(view: CommandView, links: Links) -> Iterator[Block]:
    yield from _plan(view, links)
    for place, question in enumerate(view.questions[:QUESTIONS_SHOWN]):
        yield blocks.section(question.message)
        yield blocks.actions(_answers(view, place, question))
    yield blocks.actions(_way_out(view, links))


def _executed(view: CommandView, links: Links) -> Iterator[Block]:
    yield blocks.header(_title(view))
    who = view.executed_by.name if view.executed_by is not None else ""
    label = view.card.confirm_label if view.card is not None else "Done"
    yield blocks.section(f"Done: {label[:1].lower()}{label[1:]}.")
    yield blocks.footnote(f"Confirmed by {who}", view.executed_at)
    if view.undone_by is not None:
        yield blocks.footnote(f"Undone by {view.undone_by.name}", view.undone_at)
    yield blocks.actions([blocks.link_button("Open in app", links.outcome(view))])


def _discarded(view: CommandView, links: Links) -> Iterator[Block]:
    yield from _closed(view, links, "Discarded. Nothing was created.")
    yield blocks.footnote(f"Discarded by {view.changed_by.name}", view.changed_at)


def _expired(view: CommandView, links: Links) -> Iterator[Block]:
    yield from _closed(view, links, "This plan is more than a day old. Nothing was created.")
    yield blocks.footnote("Expired", view.expires_at)


def _failed(view: CommandView, links: Links) -> Iterator[Block]:
    yield from _closed(view, links, failure_words(view))


def _closed(view: CommandView, links: Links, words: str) -> Iterator[Block]:
    yield blocks.header(_title(view))
    yield blocks.section(words)
    yield blocks.footnote(_asked_by(view), view.created_at)
    yield blocks.actions([blocks.link_button("Open in app", links.command(view.id))])


_Body = Callable[[CommandView, Links], Iterator[Block]]

_BODIES: dict[str, tuple[str, _Body]] = {
    "staged": ("A plan is ready for review.", _staged),
    "needs_clarification": ("A plan needs an answer.", _asking),
    "executed": ("The plan was confirmed.", _executed),
    "discarded": ("The plan was discarded.", _discarded),
    "expired": ("The plan has expired.", _expired),
    "rejected": ("Nothing was staged.", _failed),
    "failed": ("Nothing was staged.", _failed),
}

_FAILURES: dict[str, type[LlmFailure]] = {f.code: f for f in LlmFailure.__subclasses__()}


def _plan(view: CommandView, links: Links) -> Iterator[Block]:
    """What there is of a plan: title, fields, rows, sum, notes, warnings, and who asked."""
    yield blocks.header(_title(view))
    if view.card is not None:
        yield from _card(view.card, links, view.id)
    yield from _warnings(view)
    yield blocks.footnote(_asked_by(view), view.created_at)
    if view.version > 1:
        edited = f"Version {view.version}, by {view.changed_by.name}"
        yield blocks.footnote(edited, view.changed_at)


def _card(card: Card, links: Links, command_id: str) -> Iterator[Block]:
    yield from blocks.fields([(_label(f.label, f.tone), f.value) for f in card.fields])
    lines = [_line(number, row) for number, row in enumerate(card.rows[:ROWS_SHOWN], start=1)]
    for start in range(0, len(lines), ROWS_IN_A_SECTION):
        yield blocks.section("\n".join(lines[start : start + ROWS_IN_A_SECTION]))
    hidden = len(card.rows) - ROWS_SHOWN
    if hidden > 0:
        yield blocks.section(f"and {hidden} more, all of them in the app:")
        all_rows = blocks.link_button(f"All {len(card.rows)} milestones", links.command(command_id))
        yield blocks.actions([all_rows])
    if card.sum_line:
        yield blocks.section(card.sum_line)
    if card.notes:
        yield blocks.footnote("\n".join(card.notes))


def _warnings(view: CommandView) -> Iterator[Block]:
    for warning in view.warnings[:WARNINGS_SHOWN]:
        yield blocks.section(f"Warning: {warning.message}")
    more = len(view.warnings) - WARNINGS_SHOWN
    if more > 0:
        yield blocks.section(f"and {more} more warnings, all of them in the app.")
    if view.unused:
        yield blocks.section("Not used: " + ", ".join(unused.text for unused in view.unused))


def _answers(view: CommandView, place: int, question: Question) -> list[ButtonElement]:
    """The ready answers; and where there are none, or not all fit, words of one's own."""
    buttons = [
        blocks.button(
            option.label,
            f"plan_answer_{place}_{number}",
            _pressed(view, question=place, option=number),
        )
        for number, option in enumerate(question.options[:OPTIONS_SHOWN])
    ]
    own = blocks.button("Answer in words", f"plan_reply_{place}", _pressed(view, question=place))
    return [*buttons, own]


def _way_out(view: CommandView, links: Links) -> list[ButtonElement]:
    return [
        blocks.button("Discard", "plan_discard", _pressed(view)),
        blocks.link_button("Open in app", links.command(view.id)),
    ]


def _pressed(view: CommandView, *, question: int | None = None, option: int | None = None) -> str:
    pressed = Pressed(
        command_id=view.id,
        version=view.version,
        digest=view.digest,
        question=question,
        option=option,
    )
    return pressed.model_dump_json(exclude_none=True)


def _title(view: CommandView) -> str:
    return view.card.title if view.card is not None else blocks.clip(view.prompt, 100)


def _asked_by(view: CommandView) -> str:
    return f"{view.created_by.name}: {blocks.clip(view.prompt, PROMPT_SHOWN)}"


def _label(label: str, tone: str | None) -> str:
    return label if tone is None else f"{label} ({tone})"


def _line(number: int, row: CardRow) -> str:
    due = f" · due {row.due_date}" if row.due_date else ""
    amount = f" · {row.amount}{due}"
    return f"{number}. {blocks.clip(row.name, ROW_LENGTH - 60)}{amount}"
