"""The builtin grammar: which words of a sentence say what of a new project, without a model."""

from commandbar.actions.base import Workspace
from commandbar.actions.create_project.grammar.answers import answer
from commandbar.actions.create_project.grammar.intent import asks_for_a_project
from commandbar.actions.create_project.grammar.roles import roles
from commandbar.actions.create_project.grammar.scan import scan
from commandbar.extraction import Extraction

__all__ = ["answer", "read"]


def read(text: str, workspace: Workspace) -> Extraction | None:
    """The words and their roles; None when the text does not ask for a new project.

    `sure` only where every reading, name and word of weight has a role.
    """
    sentence = scan(text, workspace)
    if not asks_for_a_project(sentence):
        return None
    return roles(sentence)
