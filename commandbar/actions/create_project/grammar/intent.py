"""Whether a sentence asks for a new project: it needs no verb, but it must not ask otherwise."""

import re

from commandbar.actions.create_project.grammar.atoms import Sentence
from commandbar.language.tokens import fold

_DEFINITE = frozenset(("the", "de", "het", "das", "der", "die", "le", "la", "el", "our", "ons"))
_SKIPPED = r"[w~,.:\n(*A-]*"

_ANOTHER_VERB = re.compile(rf"^{_SKIPPED}[NS]")
_OTHERWISE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^{_SKIPPED}Q",
        _ANOTHER_VERB.pattern,
        rf"^{_SKIPPED}K[wLT]*[GRMnJ](?!.*[XYW])",
        r"V[wxL]*N[^J]*$",
        r"^[^JXYW]*V[w]*[nx]?M(?!.*J)",
        r"^[^JXYW]*V[w]*C[^JXYW]*$",
        r"H[wL]*V",
        r"V[w]*[nx]?M.*[TF][w]*J",
    )
)
"""Questions, other verbs first, other things to create, "don't create"."""

_ORDERS_SOMETHING_ELSE = re.compile(r"^[w~,]*x[w]*J[wL]*[nq][^VOXYWGRahn:]*$")
"""An unknown word first, a project, and nothing that a new one needs: "Lösch das Projekt X"."""

_ASKING = tuple(
    re.compile(pattern, re.DOTALL)
    for pattern in (
        r"[VO].*J",
        r"J.*[VO]",
        r"[XYW].*[ahnqk]",
        r"[ahnqk].*[XYW]",
        r"^[w~]*[XYW]+[w]*J",
        r"[XYW].*c.*[,:|/>-].*x",
        r"c.*[,:|/>-].*x.*[XYW]",
        r"V.*FC?w*[con]",
        r"c.*a.*a",
        r"[nx]F[w]*c.*k.*a",
        r"^[w]*c[,:|/>-][w]*[nqx][,:|/>-].*[ahpe]",
        r"J[wL:,]*[nqx].*[ach]",
        r"[ach].*J[wL:,]*[nq]",
        r"[JZ][:w]*[nqx].*C",
        r"J.*Z",
        r"O.*[ah]",
        r"^[wF]*c[,:;|/>\n-]+.*h",
    )
)
"""A verb and a project, a billing type with who or how much, a client and a list of amounts."""


def orders_another_action(sentence: Sentence) -> bool:
    """ "Delete the fixed price project ...": whatever a model makes of the rest."""
    return _ANOTHER_VERB.search(sentence.shape) is not None


def asks_for_a_project(sentence: Sentence) -> bool:
    """Whether a new project is wanted: no question, no other action, none that is there already."""
    shape = sentence.shape
    if any(pattern.search(shape) for pattern in _OTHERWISE):
        return False
    if _speaks_of_a_known_one(sentence) or _ORDERS_SOMETHING_ELSE.search(shape):
        return False
    if sentence.text.rstrip().endswith("?") and not re.search(r"V|O|[XYW].*a", shape):
        return False
    return any(pattern.search(shape) for pattern in _ASKING)


def _speaks_of_a_known_one(sentence: Sentence) -> bool:
    """ "The fixed price project for Hooli ..." is there already."""
    first = fold(sentence.text.strip()).partition(" ")[0]
    return first in _DEFINITE and re.match(r"w[XYW]*J[^.,:;]*$", sentence.shape) is not None
