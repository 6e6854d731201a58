"""A text to its sentence of atoms: masks, readings, clients, phrases and names, in that order."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from commandbar.actions.base import Workspace
from commandbar.actions.create_project.grammar.asides import asides
from commandbar.actions.create_project.grammar.atoms import Atom, Sentence
from commandbar.actions.create_project.grammar.clients import is_whole, with_clients
from commandbar.actions.create_project.grammar.lexer import cut
from commandbar.actions.create_project.grammar.list_marks import numbering
from commandbar.actions.create_project.grammar.longer_names import with_longer_names
from commandbar.actions.create_project.grammar.mails import is_addressee, signing_firm
from commandbar.actions.create_project.grammar.mentions import mentioned
from commandbar.actions.create_project.grammar.names import joined
from commandbar.actions.create_project.grammar.noise import (
    merged,
    noise,
    unheeded,
)
from commandbar.actions.create_project.grammar.pieces import Span, disjoint
from commandbar.actions.create_project.grammar.references import (
    counts_things,
    is_of_talk,
    is_reference,
)
from commandbar.actions.create_project.grammar.remarks import remarks
from commandbar.actions.create_project.grammar.rows import with_plain_names
from commandbar.actions.create_project.vocabulary.marks import Mark
from commandbar.language import find, quoted
from commandbar.language.clients import mentions
from commandbar.language.currencies import agreed, currency_at
from commandbar.language.passage import Passage
from commandbar.language.readings import Kind, Reading
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


_HOUR = re.compile(r"/|\b[^\W\d_A-Z]{2,}")
_MOST_AS_PRONOUN = 12


@lru_cache(maxsize=8)  # the grammar's reading and its joining with a model's begin alike
def scan(text: str, workspace: Workspace, milestones: tuple[str, ...] = ()) -> Sentence:
    """The atoms of `text`, what is no part of the request marked as noise.

    `milestones` are the names that a message about a plan may mention, in the plan's order.
    """
    found = list(_readings(text, workspace))
    readings = [span for span in found if not _is_pronoun(text, span.value)]
    pronouns = [(s.start, s.end) for s in found if _is_pronoun(text, s.value)]
    pieces, language = cut(text, _fixed(text, workspace, milestones, readings))
    found_atoms = joined(text, pieces, language)
    in_passing = [(atom.start, atom.end) for atom in found_atoms if atom.letter == Mark.ASIDE]
    spoken = [atom for atom in found_atoms if atom.letter != Mark.ASIDE]
    names = [client.name for client in workspace.clients]
    atoms = with_longer_names(text, with_clients(text, with_plain_names(text, spoken), names))
    has_prices = any(isinstance(a.value, Reading) and a.value.currency for a in atoms)
    references = [(a.start, a.end) for a in atoms if _is_reference(text, a, has_prices)]
    ignored = noise(text)
    said = [atom for atom in atoms if not _is_in(atom, references)]
    others = [*ignored, *references, *remarks(text, said)]
    signed, stretches = _with_signer(text, atoms, merged(sorted(others)))
    return Sentence(
        text=text,
        atoms=tuple(_without_noise(text, signed, stretches)),
        language=language,
        noise=(*stretches, *pronouns, *in_passing),
        doubts=tuple(_prices_in_mail(text, atoms, ignored)),
    )


def _fixed(
    text: str, workspace: Workspace, milestones: tuple[str, ...], readings: Sequence[Span]
) -> list[Span]:
    """What is read as a whole; where two overlap, the kind that is named first stays."""
    spans = disjoint(
        [
            *(m for m in mentioned(text, milestones) if not _is_within(m, readings)),
            *_clients(text, workspace, readings),
            *_quotes(text),
            *asides(text),
            *numbering(text),
            *readings,
            *_currencies(text, workspace),
        ]
    )
    return list(_without_things(text, spans))


def _without_things(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """ "800 sheets": a bare number that counts things, where prices have a currency."""
    has_prices = any(isinstance(s.value, Reading) and s.value.currency for s in spans)
    for span in spans:
        is_amount = has_prices and span.letter == Mark.AMOUNT
        if not (is_amount and counts_things(text, span.start, span.end)):
            yield span


def _is_reference(text: str, atom: Atom, has_prices: bool) -> bool:
    if atom.letter == Mark.DATE:
        return is_of_talk(text, atom.start)
    is_amount = atom.letter == Mark.AMOUNT
    return is_amount and is_reference(text, atom.start, atom.end, has_prices=has_prices)


def _prices_in_mail(
    text: str, atoms: Sequence[Atom], ignored: Sequence[tuple[int, int]]
) -> Iterator[str]:
    """A price in a mail's header or signature may be one that matters."""
    harmless = unheeded(text)
    for atom in atoms:
        is_price = isinstance(atom.value, Reading) and atom.value.currency
        if is_price and _is_in(atom, ignored) and not _is_in(atom, harmless):
            yield f"a price in a header or signature: {text[atom.start : atom.end]!r}"


def _is_in(atom: Atom, stretches: Sequence[tuple[int, int]]) -> bool:
    return any(start <= atom.start < end for start, end in stretches)


def _with_signer(
    text: str, atoms: Sequence[Atom], stretches: Sequence[tuple[int, int]]
) -> tuple[Sequence[Atom], list[tuple[int, int]]]:
    """Both with the sender's firm taken out of the signature, where no client is named."""
    firm = None if any(a.letter == Mark.CLIENT for a in atoms) else signing_firm(text)
    if firm is None:
        return atoms, list(stretches)
    start, end = firm
    outside = [atom for atom in atoms if not start <= atom.start < end]
    signed = sorted([*outside, Atom(Mark.SIGNER, start, end)], key=lambda atom: atom.start)
    parts = [
        (max(a, lower), min(b, upper))
        for a, b in stretches
        for lower, upper in ((0, start), (end, len(text)))
    ]
    return signed, [(a, b) for a, b in parts if a < b]


def _without_noise(
    text: str, atoms: Sequence[Atom], stretches: Sequence[tuple[int, int]]
) -> Iterator[Atom]:
    """Each stretch of noise becomes one atom, but for the clients within it."""
    remaining = list(reversed(stretches))
    is_within = False
    for atom in atoms:
        while remaining and remaining[-1][1] <= atom.start:
            remaining.pop()
            is_within = False
        if not remaining or atom.start < remaining[-1][0]:
            yield atom
        elif atom.letter == Mark.CLIENT and not is_addressee(text, atom.start):
            yield replace(atom, letter=Mark.SENDER)
            is_within = True
        elif not is_within:
            yield replace(atom, letter=Mark.NOISE)
            is_within = True


_TITLE = re.compile(r"[\"“”„«]\s?(?P<x>[^\W\d_a-z][^\"“”«»\n.!?]{0,70}?)\s?[\"“”»](?!\w)")
"""A title in quotes, which may have a colon: "Delete All Invoices: A Musical"."""


def _quotes(text: str) -> Iterator[Span]:
    for start, end in quoted(text):
        yield Span(start, end, Mark.QUOTED)
    for match in _TITLE.finditer(text):
        if ":" in match["x"] and not any(c.isdigit() for c in match["x"]):
            yield Span(*match.span("x"), Mark.QUOTED)


def _clients(text: str, workspace: Workspace, readings: Sequence[Span]) -> Iterable[Span]:
    """Known clients; a short form within a reading is none ("five grand", not Five Guys)."""
    names = [client.name for client in workspace.clients]
    for start, end in sorted({(start, end) for start, end, _ in mentions(text, names)}):
        within = any(
            r.start <= start and end <= r.end and r.end - r.start > end - start for r in readings
        )
        if not within:
            yield Span(start, end, Mark.CLIENT, not is_whole(text[start:end], names))


def _is_within(span: Span, readings: Sequence[Span]) -> bool:
    """ "Two weeks after Design" is a date as a whole."""
    return any(r.start < span.start and span.end <= r.end for r in readings)


def _readings(text: str, workspace: Workspace) -> Iterator[Span]:
    readings = find(
        text, today=workspace.today, currency=workspace.currency, locale=workspace.locale
    )
    has_rate = False
    for reading in readings:
        letter = LETTERS[reading.kind]
        if reading.kind is Kind.RATE:
            says_so = _HOUR.search(text, reading.start, reading.end) is not None
            letter = Mark.AMOUNT if has_rate and not says_so else letter
            has_rate = has_rate or says_so
        yield Span(reading.start, reading.end, letter, reading)


def _is_pronoun(text: str, reading: Reading) -> bool:
    """ "a fixed price one": a small number in words that no currency follows is no money."""
    is_small = isinstance(reading.value, Decimal) and reading.value <= _MOST_AS_PRONOUN
    is_bare = reading.kind is Kind.AMOUNT and reading.currency is None
    return is_bare and is_small and text[reading.start : reading.end].isalpha()


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
