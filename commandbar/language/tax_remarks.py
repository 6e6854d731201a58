"""Finds what a text says of tax: "plus VAT", "(exclusief 21% BTW)", "1 200 € TTC".

Budgets and milestones are before tax, so a remark that tax comes on top changes nothing; one that
tax is included is worth a warning. A remark never holds an amount: "plus €210 VAT" is none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TaxRemark:
    """`text[start:end]`, brackets of its own included."""

    start: int
    end: int
    is_included: bool


_TAX = (
    r"(?:vat|btw|mwst|ust|mehrwertsteuer|umsatzsteuer|tva|iva|igic|gst|hst|sales[ ]tax(?:es)?"
    r"|tax(?:es)?|steuern?|belasting|impuestos|imp[oô]ts)(?![\w-])"
)
_SHARE = r"(?:(?:at|of|van|von|de|del|à|tegen)[ ])?\(?\d{1,2}(?:[.,]\d{1,2})?[ \u00a0]?%\)?"
_NO_NAME = r"(?![ ](?-i:[A-ZÄÖÜÉ][a-zäöüé]))"
""" "with Tax Filing" goes on as a name."""
_THE = r"(?:(?:the|any|de|het|der|die|gesetzlicher?|gesetzl\.|la|el|l')[ ]?)?"
_NAMED = (
    rf"{_THE}(?:{_SHARE}[ ]?(?:de[ ]|d')?)?{_TAX}(?:\.(?=[ ]?[,)0-9]))?{_NO_NAME}(?:[ ]{_SHARE})?"
)

_WITHOUT = (
    r"(?:plus|\+|(?:not|niet|non|no)[ ](?:including|inclusief|inclus[ea]?|incluyendo)"
    r"|excl(?:uding|usive(?:[ ]of)?|udes?|usief)?\.?|ex\.?|before|without|net[ ]of|zonder"
    r"|vermeerderd[ ]met|zzgl\.?|zuzüglich|ohne|exkl(?:usive)?\.?|vor|hors|sans|avant|m[aá]s|sin"
    r"|antes[ ]de|excluido|excluyendo)"
)
_WITH = (
    r"(?:incl(?:uding|usive(?:[ ]of)?|udes?|usief|uant)?\.?|inkl(?:usive)?\.?|with|met|mit|avec"
    r"|con|incluido|incluyendo|einschließlich)"
)
_IS = r"(?:[ ](?:is|are|ist|sind|wird|est|es|será|komt|wordt|to[ ]be|se|va|kommt))?[ ]"
_ON_TOP = (
    r"(?:not[ ]included|excluded|extra|(?:added[ ])?on[ ]top|exclusive|exempt|reverse[ -]charged?"
    r"|niet[ ]inbegrepen|exclusief|er(?:[ ]nog)?[ ]bij|erbij|verlegd|nicht[ ]enthalten"
    r"|nicht[ ]inbegriffen|hinzu|dazu|exklusive|en[ ]sus|non[ ](?:comprise|incluse|applicable)"
    r"|no[ ]inclu[ií]d[oa]s?|aparte|excluid[oa]s?)"
)
_INSIDE = (
    r"(?:included|inclusive|inbegrepen|inclusief|enthalten|inbegriffen|inklusive|comprises?"
    r"|incluse|inclu[ií]d[oa]s?)"
)
_SHORT_WITHOUT = r"(?:HT|H\.T\.|hors[ ]taxes?|netto|net(?![ ]?\d))(?![\w-])"
_SHORT_WITH = r"(?:TTC|T\.T\.C\.|toutes[ ]taxes[ ]comprises|brutto|gross)(?![\w-])"
_BEHIND_A_PRICE = (
    r"(?:(?<=[\d€$£k][ \u00a0])|(?<=[\d€$£k(])|(?<=euro[ ])|(?<=euros[ ])|(?<=eur[ ])|(?<=prix[ ])"
    r"|(?<=montants[ ])|(?<=preise[ ])|(?<=sich[ ])|(?<=prices[ ])|(?<=amounts[ ]))"
)
_SUBJECT = (
    r"(?:(?:all|both|each|these|prices?|amounts?|figures?|rates?|alles?|beide|bedragen|prijzen"
    r"|preise|beträge|tous|les|ces|montants?|prix|todos|los|importes|precios|are|zijn|sind|sont"
    r"|son|in|verstehen[ ]sich)[ ]){0,4}"
)


def _pattern(remark: str) -> re.Pattern[str]:
    """The remark, alone in its brackets or behind a comma."""
    return re.compile(
        rf"\([ ]?{_SUBJECT}(?:{remark})[ ]?\)|(?:,[ ]?(?=[^,;:\n]*(?:[.,;:\n]|$)))?(?:{remark})",
        re.IGNORECASE,
    )


_REMARKS = (
    (
        False,
        _pattern(
            rf"(?<!\w){_WITHOUT}[ ]?{_NAMED}|(?<!\w){_NAMED}{_IS}{_ON_TOP}(?!\w)"
            rf"|{_BEHIND_A_PRICE}{_SHORT_WITHOUT}"
        ),
    ),
    (
        True,
        _pattern(
            rf"(?<!\w){_WITH}[ ]{_NAMED}(?:[ ]{_INSIDE}(?!\w))?|(?<!\w){_NAMED}{_IS}{_INSIDE}(?!\w)"
            rf"|{_BEHIND_A_PRICE}{_SHORT_WITH}"
        ),
    ),
)


def tax_remarks(text: str) -> list[TaxRemark]:
    """The remarks in reading order, without overlaps; "not included" goes before "included"."""
    found = sorted(_found(text), key=lambda remark: (remark.start, remark.is_included))
    kept: list[TaxRemark] = []
    for remark in found:
        if not kept or remark.start >= kept[-1].end:
            kept.append(remark)
    return kept


def _found(text: str) -> Iterator[TaxRemark]:
    for is_included, pattern in _REMARKS:
        for match in pattern.finditer(text):
            yield TaxRemark(match.start(), match.end(), is_included)
