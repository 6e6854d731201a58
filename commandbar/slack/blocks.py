"""A person's words in Block Kit: plain text only, cut to Slack's limits, never markup."""

from datetime import datetime
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ContextBlock,
    HeaderBlock,
    MarkdownTextObject,
    PlainTextObject,
    SectionBlock,
)

MAX_BLOCKS = 50
MAX_TEXT = 3_000
MAX_FIELDS = 10
MAX_FIELD_TEXT = 2_000
MAX_HEADER = 150
MAX_BUTTON_TEXT = 75


def clip(text: str, limit: int) -> str:
    """At most `limit` characters, with an ellipsis where some are missing."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def plain(text: str, limit: int = MAX_TEXT) -> PlainTextObject:
    """The words literally: no markup, no mention, no :emoji:. Slack takes no empty text."""
    return PlainTextObject(text=clip(text, limit) or " ", emoji=False)


def escape(text: str) -> str:
    """For a message's `text`, which has no plain form: what Slack reads as control characters."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def header(text: str) -> Block:
    return HeaderBlock(text=plain(text, MAX_HEADER))


def section(text: str) -> Block:
    return SectionBlock(text=plain(text))


def fields(pairs: list[tuple[str, str]]) -> list[Block]:
    """Label over value, two beside each other, as many sections as they need."""
    texts = [plain(f"{label}\n{value}", MAX_FIELD_TEXT) for label, value in pairs]
    groups = [texts[i : i + MAX_FIELDS] for i in range(0, len(texts), MAX_FIELDS)]
    return [SectionBlock(fields=list(group)) for group in groups]


def footnote(text: str, at: datetime | None = None) -> Block:
    """Small words, and an instant in the reader's own time zone."""
    elements: list[PlainTextObject | MarkdownTextObject] = [plain(text)]
    if at is not None:
        fallback = f"{at:%Y-%m-%d %H:%M} UTC"
        moment = f"<!date^{int(at.timestamp())}^{{date_short_pretty}} {{time}}|{fallback}>"
        elements.append(MarkdownTextObject(text=moment))
    return ContextBlock(elements=list(elements))


def button(
    text: str, action_id: str, value: str | None = None, *, style: str | None = None
) -> ButtonElement:
    label = plain(text, MAX_BUTTON_TEXT)
    return ButtonElement(text=label, action_id=action_id, value=value, style=style)


def link_button(text: str, url: str) -> ButtonElement:
    """Opens the address; Slack sends its press all the same, which is only acknowledged."""
    return ButtonElement(text=plain(text, MAX_BUTTON_TEXT), action_id="plan_open", url=url)


def actions(buttons: list[ButtonElement]) -> Block:
    return ActionsBlock(elements=list(buttons))


def message(text: str, blocks: list[Block]) -> dict[str, Any]:
    """`text` is what a notification shows; it is ours or escaped, and marked as no markup."""
    shown = [block.to_dict() for block in blocks[:MAX_BLOCKS]]
    return {"text": clip(text, MAX_TEXT), "mrkdwn": False, "blocks": shown}


def notice(text: str, buttons: list[ButtonElement] | None = None) -> dict[str, Any]:
    """A few words for one person alone; the message they pressed in stays as it is."""
    blocks = [section(text), *([actions(buttons)] if buttons else [])]
    return {
        "response_type": "ephemeral",
        "replace_original": False,
        **message(escape(text), blocks),
    }
