"""The marks that number a list, which are no part of its names: "1.", "b)", "Phase 2:", "ms1:"."""

import re
from collections import Counter
from collections.abc import Iterator

from commandbar.actions.create_project.grammar.pieces import Span, is_pictograph
from commandbar.actions.create_project.vocabulary.single_words import MILESTONE_NOUNS

_AT_LINE_START = re.compile(r"(?m)^[ \t]*\(?(?:[0-9]{1,2}|[a-h])[.)](?=[ \t]|[A-Z])[ \t]*")
_KEYCAP = re.compile(r"(?m)^[ \t]*[0-9]\uFE0F?\u20E3[ \t]*")
_SIGN_AT_LINE_START = re.compile(
    r"(?m)^[ \t]*(?P<sign>[^\w\s][\uFE0F\U0001F3FB-\U0001F3FF]?)[ \t]+"
)
_IN_LINE = re.compile(r"(?<![\w$€£¥₹.,-])\(?(?P<n>[0-9]{1,2})[.)](?=\s+[^\W\d])")
_NOUNS = "|".join(sorted({*MILESTONE_NOUNS, "ms", "m", "p"}, key=len, reverse=True))
_LABEL = re.compile(
    rf"(?<![\w-])(?:{_NOUNS})[ ]?[#№]?(?P<n>[0-9]{{1,2}})"
    r"(?:[ ]?[:.)=]|[ ][-–—>→])[ \t]+(?=[^\W\d_])",
    re.IGNORECASE,
)


def numbering(text: str) -> Iterator[Span]:
    """Each mark as a bullet. Within a line they count only where they run 1, 2, ...

    A sign before a line is a mark where another line begins with the same; else it is part of the
    name ("🚀 Launch").
    """
    for pattern in (_AT_LINE_START, _KEYCAP):
        for match in pattern.finditer(text):
            yield Span(match.start(), match.end(), "*")
    signs = [m for m in _SIGN_AT_LINE_START.finditer(text) if is_pictograph(m["sign"][0])]
    many = Counter(match["sign"] for match in signs)
    for match in signs:
        if many[match["sign"]] > 1:
            yield Span(match.start(), match.end(), "*")
    for pattern in (_IN_LINE, _LABEL):
        marks = list(pattern.finditer(text))
        if [int(mark["n"]) for mark in marks[:2]] == [1, 2]:
            for mark in marks:
                yield Span(mark.start(), mark.end(), "*")
