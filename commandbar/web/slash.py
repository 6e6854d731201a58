"""Slash words: a short way to begin a command. What is staged is the sentence they stand for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SlashWord:
    """`word` as typed, what it does in words, and the sentence's beginning that it stands for."""

    word: str
    meaning: str
    opening: str


SLASH_WORDS = (
    SlashWord("/project", "Create a project with its milestones", "Create a project called "),
    SlashWord("/client", "Add a client by name", "New client: "),
)


def expanded(text: str) -> str:
    """The sentence that the text stands for: "/client Acme Labs" is "New client: Acme Labs"."""
    word, *rest = text.split(maxsplit=1)[:2] or [""]
    for slash in SLASH_WORDS:
        if rest and word.casefold() == slash.word:
            return slash.opening + rest[0]
    return text
