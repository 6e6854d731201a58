"""The builtin grammar: which words of a sentence say what of a new project, without a model.

A text becomes a sentence of atoms, one letter each; patterns over the letters claim atoms for
roles; what nothing claims is a doubt.

scan        text to atoms. What is no part of it: noise, mails, remarks, references, asides,
              list_marks.
              lexer     to pieces: readings, clients, quotes, phrases (words), signs
              names     pieces to atoms: name_starts, name_ends, and the context of each
              clients   misspelled and longer names of clients; rows and mentions of milestones
              longer_names   names that words of structure cut
intent      whether the sentence asks for a new project
roles       atoms to slots, on a board where each is claimed once
              head      terms that a word beside them names; left_over: those that none does
              lists     milestones: pairs of name and value, then details, a date each
              corrections, rivals, statements   what takes back or replaces what stands before
doubts      what no role accounts for; name_doubts and value_doubts: what may be read otherwise;
              wholeness: whether the list is one
answers     messages about a plan: answers, orders, and changes by their skeleton
"""

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
