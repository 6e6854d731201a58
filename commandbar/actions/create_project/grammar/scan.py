"""A text to its sentence of atoms: masks, readings, clients, phrases and names, in that order."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from commandbar.actions.base import Workspace
from commandbar.actions.create_project.grammar.atoms import Atom, Sentence
from commandbar.actions.create_project.grammar.clients import with_clients
from commandbar.actions.create_project.grammar.mentions import mentioned
from commandbar.actions.create_project.grammar.names import joined
from commandbar.actions.create_project.grammar.noise import REFERENCE, noise
from commandbar.actions.create_project.grammar.pieces import Span, cut, disjoint, numbering
from commandbar.actions.create_project.vocabulary import Mark
from commandbar.language import find, quoted
from commandbar.language.clients import mentions
from commandbar.language.currencies import agreed, currency_at
from commandbar.language.passage import Passage
from commandbar.language.readings import Kind
from commandbar.language.tokens import TokenKind

LETTERS = {
    Kind.AMOUNT: Mark.AMOUNT,
    Kind.RATE: Mark.RATE_READING,
    Kind.PERCENT: Mark.PERCENT,
    Kind.SHARE: Mark.SHARE,
    Kind.REST: Mark.REST,
    Kind.SPLIT: Mark.SPLIT,
    Kind.COUNT: Mark.COUNT,
    Kind.DATE: Mark.DATE,
}


def scan(text: str, workspace: Workspace, milestones: Sequence[str] = ()) -> Sentence:
    """The atoms of `text`, what is no part of the request marked as noise.

    `milestones` are the names that a message about a plan may mention, in the plan's order.
    """
    spans = disjoint(
        [
            *numbering(text),
            *mentioned(text, milestones),
            *_clients(text, workspace),
            *_quotes(text),
            *_readings(text, workspace),
            *_currencies(text, workspace),
        ]
    )
    pieces, language = cut(text, spans)
    names = [client.name for client in workspace.clients]
    atoms = with_clients(text, joined(text, pieces, language), names)
    stretches = [*noise(text), *((a.start, a.end) for a in atoms if _is_reference(text, a))]
    ignored = tuple(sorted(stretches))
    return Sentence(text, tuple(_without_noise(atoms, ignored)), language, ignored)


def _without_noise(atoms: Sequence[Atom], stretches: Sequence[tuple[int, int]]) -> Iterator[Atom]:
    """Each stretch of noise becomes one atom, but for the clients within it."""
    remaining = list(reversed(stretches))
    is_within = False
    for atom in atoms:
        while remaining and remaining[-1][1] <= atom.start:
            remaining.pop()
            is_within = False
        if not remaining or atom.start < remaining[-1][0]:
            yield atom
        elif atom.letter == Mark.CLIENT:
            yield replace(atom, letter=Mark.SENDER)
            is_within = True
        elif not is_within:
            yield replace(atom, letter=Mark.NOISE)
            is_within = True


_TITLE = re.compile(r"[\"“”„«]\s?(?P<x>[^\W\d_a-z][^\"“”«»\n.!?]{0,70}?)\s?[\"“”»](?!\w)")
"""A title in quotes, which may have a colon: "Delete All Invoices: A Musical"."""


def _is_reference(text: str, atom: Atom) -> bool:
    """Whether a bare number is one of an order, an account, an address: "our PO is 88231"."""
    if atom.letter != Mark.AMOUNT or not text[atom.start : atom.end].isdigit():
        return False
    return REFERENCE.search(text, max(0, atom.start - 40), atom.start) is not None


def _quotes(text: str) -> Iterator[Span]:
    for start, end in quoted(text):
        yield Span(start, end, Mark.QUOTED)
    for match in _TITLE.finditer(text):
        if ":" in match["x"] and not any(c.isdigit() for c in match["x"]):
            yield Span(*match.span("x"), Mark.QUOTED)


def _clients(text: str, workspace: Workspace) -> Iterable[Span]:
    names = [client.name for client in workspace.clients]
    for start, end in sorted({(start, end) for start, end, _ in mentions(text, names)}):
        yield Span(start, end, Mark.CLIENT)


def _readings(text: str, workspace: Workspace) -> Iterator[Span]:
    readings = find(
        text, today=workspace.today, currency=workspace.currency, locale=workspace.locale
    )
    for reading in readings:
        yield Span(reading.start, reading.end, LETTERS[reading.kind], reading)


def _currencies(text: str, workspace: Workspace) -> Iterator[Span]:
    """Words for a currency that stand without an amount: "bill in euros"."""
    passage = Passage.of(text, (), workspace.today, workspace.currency, workspace.locale)
    for at, token in enumerate(passage.tokens):
        if token.kind is TokenKind.WORD:
            found = currency_at(passage, at, behind_number=False)
            if found is not None:
                end = passage.tokens[found[1] - 1].end
                currency, _ = agreed([found[0]], workspace.currency)
                yield Span(token.start, end, Mark.CURRENCY, currency)
