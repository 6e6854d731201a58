"""Bare numbers that are no money: of an order, an account, an address; of things counted."""

import re

_NUMBER_OF = (
    r"(?:p\.?o\.?|order|purchase order|invoice|quote|ticket|case|contract|vat|customer|client"
    r"|project|account|phone|fax|job|reference|registration)[ -]?(?:number|no\.?|nr\.?|id|code|#)"
    r"|(?:bestel|order|factuur|klant|project|dossier|offerte)nummer"
    r"|(?:bestell|auftrags|kunden|rechnungs|angebots)nummer"
    r"|numéro de \w+|n[°º]|réf\.?|número de \w+|núm\.?|pedido n\w*\.?"
)
_PLACES = (
    r"po|ref\.?|reference|phone|tel\.?|fax|ext\.?|extension|room|suite|zip|iban|postcode|kvk|siret"
    r"|toestel|durchwahl|poste|extensión"
)
_SURE = re.compile(
    rf"\b(?:{_NUMBER_OF}|{_PLACES})\s?(?:is|are|was|=|:|ist|est|es|#)?\s?$", re.IGNORECASE
)
"""Words right before a bare number that make it no money, whatever the prices look like."""
_LIKELY = re.compile(
    r"\b(?:po|p\.o\.|ref|reference|extension|box|apartment|building|order|ticket|case|account|acct"
    r"|vat|kvk|btw|siret|nif|cif|iban|no|nr|number|id|code|suite|room|fax|phone|tel|ext|zip|postcode"
    r"|bestelling|bestelnummer|bestellnummer|bestellung|auftragsnummer|commande|pedido|referencia"
    r"|presupuesto n)\b[^.,;\n$€£¥₹]{0,25}$"
    r"|\b(?:offer|proposal|estimate|quotation|quote|invoice|contract|factuur|offerte|rechnung|angebot"
    r"|vertrag|facture|devis|contrat|factura|oferta|contrato)(?: (?:is|no|nr|number|nummer|id))?"
    r"[ .:#]{0,3}$",
    re.IGNORECASE,
)
"""Words before a bare number that make it no money, where the prices have a currency. What may
have a price of its own, like an offer, stands right before its number."""
_NEAR = 40
_THINGS = re.compile(
    r" (?!for|on|to|and|at|in|due|by|voor|en|op|für|und|pour|et|para|y|each)[^\W\d_A-Z]{3,}s\b"
)
"""A noun in the plural."""


_TALK = re.compile(
    r"\b(?:calls?|called|meeting|met|spoke|talked|talk|discussed|conversation|visit|visited|phoned"
    r"|quote|quotation|offer|proposal|estimate|letter|mail|e-?mail|message|wrote|sent|dated|invoice"
    r"|chat|discussion|catch-?up"
    r"|gesprek|overleg|offerte|brief|bericht|spraken|belden|afspraak|telefoontje|bezoek"
    r"|Gespräch|Telefonat|Angebot|Schreiben|Treffen|Besprechung|Nachricht|gesprochen|Anruf"
    r"|Rücksprache|Austausch"
    r"|appel|réunion|devis|lettre|courrier|courriel|entretien|proposition|message|échange"
    r"|rendez-vous|visite"
    r"|llamada|reunión|presupuesto|oferta|carta|propuesta|correo|hablamos|charla|conversación"
    r"|visita|telefonata|riunione|preventivo|colloquio|conversa|reunião|orçamento|ligação"
    r"|rozmow\w+|spotkani\w+)\b"
    r"(?:[ ](?!is\b|was\b|due\b|by\b|ist\b|est\b|es\b)[\w’']{1,12}){0,3}[ ]?[(,]?$"
)
"""Words before a date that say when people spoke or wrote, not when something is due."""


def is_of_talk(text: str, start: int) -> bool:
    """ "Your offer of 20 February", "following our call on 3 March"."""
    return _TALK.search(text, max(0, start - 2 * _NEAR), start) is not None


def is_reference(text: str, start: int, end: int, *, has_prices: bool) -> bool:
    """ "our PO is 88231": `has_prices` says that the money of the text carries a currency."""
    patterns = (_SURE, _LIKELY) if has_prices else (_SURE,)
    before = max(0, start - _NEAR)
    return text[start:end].isdigit() and any(p.search(text, before, start) for p in patterns)


def is_likely_only(text: str, start: int, end: int) -> bool:
    """A bare number taken for a reference, which by its words may be a price as well."""
    before = max(0, start - _NEAR)
    is_sure = _SURE.search(text, before, start) is not None
    return text[start:end].isdigit() and not is_sure and bool(_LIKELY.search(text, before, start))


def follows_a_reference(text: str, start: int) -> bool:
    """ "Quote ref. 2026-118"."""
    return _SURE.search(text, max(0, start - _NEAR), start) is not None


def counts_things(text: str, start: int, end: int) -> bool:
    """ "800 sheets"."""
    return text[start:end].isdigit() and _THINGS.match(text, end) is not None
