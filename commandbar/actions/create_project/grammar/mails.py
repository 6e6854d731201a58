"""Who a pasted mail is from and to, as far as its words tell."""

import re

from commandbar.actions.create_project.grammar.noise import CLOSING, signature_end

_TO = re.compile(r"[> \t\"'“]*(?:to|cc|bcc|aan|an|à|para)[ \t]{0,3}:", re.IGNORECASE)
_QUOTE = " \t>\"'“”*"
_NO_FIRM = re.compile(
    r"[0-9@:/|]|\b(?:manager|director|head|owner|ceo|cfo|cto|coo|founder|partner|officer|lead"
    r"|assistant|coordinator|president|sent|verzonden|gesendet|envoyé|enviado|directeur|eigenaar"
    r"|leiter|leiterin|geschäftsführer\w*|inhaber\w*|responsable|gérante?|directrice|directora?"
    r"|jefe|jefa)\b",
    re.IGNORECASE,
)
"""What a line of a signature has that is no company's name: numbers, addresses, a job."""


def is_addressee(text: str, start: int) -> bool:
    """Whether the words at `start` stand in a mail's "To:" line, so that they send nothing."""
    return _TO.match(text, text.rfind("\n", 0, start) + 1, start) is not None


def signing_firm(text: str) -> tuple[int, int] | None:
    """The company's line below the sender's name: of a signature, the one that can be none else."""
    for closing in CLOSING.finditer(text):
        lines = _lines(text, closing.end(), signature_end(text, closing.end()))
        firms = [(a, b) for a, b in lines[1:] if _may_be_a_firm(text[a:b])]
        if len(lines) > 1 and len(firms) == 1 and firms[0] == lines[1]:
            return firms[0]
    return None


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The lines that say something, without blanks and marks of quoting around them."""
    found = []
    for match in re.finditer(r"[^\n]+", text[start:end]):
        line = match.group()
        words = line.strip(_QUOTE)
        if words:
            at = start + match.start() + line.index(words)
            found.append((at, at + len(words)))
    return found


def _may_be_a_firm(line: str) -> bool:
    words = line.split()
    return 1 < len(words) < 7 and words[0][0].isupper() and not _NO_FIRM.search(line)
