"""Words and signs that are part of no sentence: remarks on tax and on hours, emoticons."""

import re
from collections.abc import Iterator

from commandbar.actions.create_project.grammar.pieces import Span
from commandbar.actions.create_project.vocabulary.marks import Mark
from commandbar.language.tax_remarks import tax_remarks

_EMOTICON = re.compile(r"(?<=\s)[:;=]['’]?-?[)(DPp](?=\s|$)")
_ABOUT = (
    r"(?:roughly|about|around|approximately|approx\.?|circa|ca\.?|some|maybe|up to|an estimated"
    r"|max\.?"
    r"|ongeveer|zo['’]n|rond de|maximaal|etwa|rund|ungefähr|maximal|höchstens|bis zu|environ"
    r"|à peu près"
    r"|unas|aproximadamente|alrededor de|hasta)"
)
_HOURS = (
    r"[0-9]{1,3}(?:[ ]?(?:-|–|to|tot|bis|à|a)[ ]?[0-9]{1,3})?[ ]"
    r"(?:hours?|hrs?|uur|uren|stunden|std\.?|heures?|horas?)"
)
_A_PERIOD = (
    r"[ ](?:a|an|per|each|every|pro|par|im|in[ ]der|al|a[ ]la|por)[ ]"
    r"(?:day|week|month|year|dag|maand|jaar|tag|woche|monat|jahr|jour|semaine|mois|an|día|semana|mes"
    r"|año)"
)
_EFFORT = re.compile(
    rf"(?<![\w$€£])(?:{_ABOUT}[ ])?{_HOURS}{_A_PERIOD}(?!\w)"
    rf"|(?<![\w$€£]){_ABOUT}[ ]{_HOURS}"
    r"(?:[ ](?:in total|in all|in totaal|insgesamt|au total|en total))?(?!\w)",
    re.IGNORECASE,
)
"""How much work is expected, which is neither a price nor a limit: "roughly 20 hours a month"."""


def asides(text: str) -> Iterator[Span]:
    """Remarks and signs that are part of no sentence; a remark on tax is the span's value."""
    for remark in tax_remarks(text):
        yield Span(remark.start, remark.end, Mark.ASIDE, remark)
    for pattern in (_EMOTICON, _EFFORT):
        for match in pattern.finditer(text):
            yield Span(*match.span(), Mark.ASIDE, match.group())
