"""The builtin grammar: which words of a sentence say what of a new project, without a model."""

from commandbar.actions.base import Workspace
from commandbar.actions.create_project.grammar.answers import answer
from commandbar.actions.create_project.grammar.intent import asks_for_a_project
from commandbar.actions.create_project.grammar.roles import read_roles
from commandbar.actions.create_project.grammar.scan import scan
from commandbar.extraction import Extraction
from commandbar.prompt import MAX_PROMPT_CHARACTERS

__all__ = ["answer", "read"]


def read(text: str, workspace: Workspace) -> Extraction | None:
    """The words and their roles; None when the text does not ask for a new project.

    A text longer than a prompt may be is none. `sure` only where every reading, name and word of
    weight has a role.
    """
    if len(text) > MAX_PROMPT_CHARACTERS:
        return None
    sentence = scan(text, workspace)
    if not asks_for_a_project(sentence):
        return None
    return read_roles(text, workspace)
