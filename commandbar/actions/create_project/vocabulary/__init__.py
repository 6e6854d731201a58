"""The words that structure a request: a table a language, from each mark to its phrases.

The phrases are written as `commandbar.language.phrases` reads them: `[x]` may be left out,
`(x|y)` is a choice; they match without case and accents, and ";" parts them. Where a language
lists a phrase under two marks, the first counts.
"""

from collections.abc import Mapping
from typing import Final

from commandbar.actions.create_project.vocabulary import (
    dutch,
    english,
    french,
    german,
    hindi,
    italian,
    polish,
    portuguese,
    spanish,
)
from commandbar.actions.create_project.vocabulary.marks import Mark

PHRASES: Final[Mapping[str, Mapping[Mark, str]]] = {
    "en": english.PHRASES,
    "nl": dutch.PHRASES,
    "de": german.PHRASES,
    "fr": french.PHRASES,
    "es": spanish.PHRASES,
    "it": italian.PHRASES,
    "pt": portuguese.PHRASES,
    "pl": polish.PHRASES,
    "hi": hindi.PHRASES,
}
"""By language. A phrase of several languages is read in the text's own, else in this order."""

LANGUAGES: Final = tuple(PHRASES)

GUESTS: Final = frozenset(("it", "pt", "pl", "hi"))
"""Languages of which only these words are known: none for days, shares and numbers, so that what
may be one of those is asked about. A text is of such a language only where two of its words are
of no other, and its words mean nothing in a text of another.
"""
