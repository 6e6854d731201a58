"""Words that are no part of the request: mail headers, greetings, signatures, attacks on a reader.

A pasted mail is data. Its amounts and dates outside of what it orders are never values, and text
that gives orders to a machine is not obeyed; both are listed as unused. A client's name within
them still names the client: the sender's firm.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from commandbar.language import quoted
from commandbar.language.masking import masked

_WORDS = r"(?:[ \t]{1,3}[\w.’'-]{1,30})"

_HEADER = re.compile(
    r"^[> \t\"'“]*(?:from|to|cc|bcc|sent|date|subject|re|fw|fwd|reply-to|received"
    r"|van|aan|verzonden|datum|onderwerp|von|an|gesendet|datum|betreff|de|à|a|envoyé|objet"
    r"|para|asunto|enviado|fecha)[ \t]{0,3}:.*$",
    re.IGNORECASE | re.MULTILINE,
)
_SURE_HEADER = re.compile(
    r"^[> \t\"'“]*(?:from|subject|onderwerp|betreff|objet|asunto|van|von|sent|gesendet|verzonden)"
    r"[ \t]{0,3}:",
    re.IGNORECASE | re.MULTILINE,
)
_FORWARDED = re.compile(
    r"^(?:[> \t]*-{2,}.*(?:message|bericht|nachricht|mensaje|forwarded|doorgestuurd).*"
    r"|[> \t]*(?:on|op|am|le|el)\b.{0,80}\b(?:wrote|schreef|schrieb|écrit|escribió)\b.*)$",
    re.IGNORECASE | re.MULTILINE,
)
_GREETING = re.compile(
    r"(?:(?<=^)|(?<=[\"'“:\n]))[ \t>]*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)"
    r"|morning|beste|hallo|hoi|geachte|goedemorgen|goedemiddag|liebe[rs]?|sehr geehrte[rs]?"
    r"|guten (?:tag|morgen)|moin|bonjour|salut|chère?s?|hola|buenos d[ií]as"
    r"|buenas(?: tardes)?|estimad[oa]s?|querid[oa]s?"
    r"|oi|olá|bom dia|boa tarde|ciao|buongiorno|gentile|cześć|dzień dobry)\b"
    rf"{_WORDS}{{0,4}}?[ \t]{{0,3}}(?:[,!]|[ \t][-–—][ \t]|(?=\n))",
    re.IGNORECASE,
)
_CLOSING_WORDS = (
    r"(?:(?:best|kind(?:est)?|warm) )?regards|best wishes|best|cheers|thanks(?: again| so much"
    r"| a lot)?|thank you(?: very much| so much)?|many thanks|thx|sincerely|yours(?: truly"
    r"| sincerely)?|talk soon|speak soon|all the best|groet(?:en|jes)?|hartelijke groet(?:en)?"
    r"|(?:met )?vriendelijke groet(?:en)?|mvg|alvast bedankt|bedankt|dank je wel"
    r"|(?:viele |beste |liebe |schöne |freundliche |herzliche )?grüße|gruß|beste(?:n|r)? gruß"
    r"|mit freundlichen grüßen|mfg|vg|lg|danke|vielen dank|cordialement"
    r"|bien (?:à vous|cordialement)"
    r"|merci(?: d'avance)?|à bientôt|salutations|saludos(?: cordiales)?|un (?:cordial )?saludo"
    r"|atentamente|gracias|muchas gracias|un abrazo|abs(?=[,.])|abraços?|obrigad[oa]|atenciosamente"
    r"|cordiali saluti|saluti|grazie|pozdrawiam|z poważaniem"
)
CLOSING = re.compile(
    rf"^[> \t]*(?:{_CLOSING_WORDS})\b[^\n\d$€£¥₹]{{0,40}}"
    r"(?:\b(?:ext|extension|tel|phone|mobile|mob|t|m)[.:]{0,2} ?[+(]?\d[\d ()/.-]{2,20})?$",
    re.IGNORECASE | re.MULTILINE,
)
_CLOSING_IN_LINE = re.compile(
    rf"(?<=[.!?] )(?:{_CLOSING_WORDS}),?(?:,?[ \t]{{1,3}}[^\W\d_]{{1,30}}){{0,5}}"
    r"\.?[\"'”’]?[ \t]{0,3}(?=\n|$)",
    re.IGNORECASE,
)
_POSTSCRIPT = re.compile(r"^[> \t]*p\.?[ ]?s\b\.?:?", re.IGNORECASE | re.MULTILINE)
_ORDER = re.compile(
    r"^\W*(?:create|add|make|set up|please|can you|could you|turn|open|start|new|from|use|project"
    r"|maak|zet|kun je|graag|voeg|bitte|leg|erstell|richte|kannst|crée|créer|peux|ajoute|crea"
    r"|puedes|añade|this|that|these|\^|>>|=>|client|name|budget|milestones)",
    re.IGNORECASE,
)
_SENDER_NAME = re.compile(
    r"^[> \t]*(?:from|van|von|de)[ \t]{0,3}:[ \t]*(?P<a>[^\W\d_][\w.’'-]*(?: [\w.’'-]+){0,3})"
    r"|(?P<b>[^\W\d_][\w.’'-]*(?: [\w.’'-]+){1,3}) <[^<>\s]+@[^<>\s]+>",
    re.IGNORECASE | re.MULTILINE,
)
_CHAT_LINE = re.compile(
    r"^[> \t]*(?:\[?\(?[0-9]{1,2}[:.][0-9]{2}(?::[0-9]{2})?(?: ?[ap]m)?[\])]?[ \t]*[-–,]?[ \t]*"
    r"[^\W\d_][\w.’'-]*(?: [\w.’'-]+)?[ \t]?[:>]"
    r"|[^\W\d_][\w.’'-]*(?: [\w.’'-]+)? [\[(][0-9]{1,2}[:.][0-9]{2}(?: ?[ap]m)?[\])][ \t]?:?)",
    re.IGNORECASE | re.MULTILINE,
)
"""Who spoke, and when: "[09:12] Tom:"."""
_ADDRESS = re.compile(
    r"\b(?:(?:delivery|postal|billing|street|visiting) )?"
    r"(?:address|adres|anschrift|adresse|dirección|lieferadresse)"
    r"[ ]?:[^.\n$€£¥₹%]{0,90}(?=[.\n]|$)",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"\b[0-9]{1,5}[a-z]?,?[ ](?:[A-Z][\w.’'-]{1,20}[ ]){1,3}"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Boulevard|Blvd|Way|Square|Court|Place|Quay|Row|Terrace|Highway|Parkway)\b\.?"
    r"|\b[A-ZÄÖÜ][\w-]{2,30}(?:straat|weg|laan|plein|gracht|kade|singel"
    r"|straße|strasse|platz|allee|gasse)[ ][0-9]{1,4}\w?\b"
    r"|\b[0-9]{1,4},?[ ](?:bis[ ])?(?:rue|avenue|boulevard|place|quai|chemin)\b[^,.;\n0-9]{2,40}"
    r"|\b(?:[Cc]alle|[Aa]venida|[Pp]laza|[Pp]aseo|C/)[ ][^,.;\n0-9]{2,30},?[ ][0-9]{1,4}\b"
)
_TERMS = re.compile(
    r"\b(?:payments?|payable|invoices?|terms|betaling|betaaltermijn|facturen|zahlung|zahlbar|zahlungsziel"
    r"|rechnungen|paiement|factures?|pago|pagos|facturas)\b[^.;\n$€£¥₹%0-9]{0,30}"
    r"\b[0-9]{1,3}[ ](?:days?|dagen|tagen?|jours|días)\b[^.;\n$€£¥₹%0-9]{0,30}"
    r"|\b(?:we|they)[ ](?:will[ ])?(?:pay|settle)[ ](?:within[ ]|in[ ])?[0-9]{1,3}[ ]days\b"
    r"(?:[ ](?:after|from|of)[ ](?:the[ ])?(?:invoice|receipt|delivery of the invoice)\b)?"
    r"|\bwe[ ]betalen[ ](?:binnen[ ])?[0-9]{1,3}[ ]dagen(?:[ ]na[ ](?:factuur|ontvangst)\w*)?"
    r"|\bwir[ ]zahlen[ ](?:innerhalb[ ]von[ ])?[0-9]{1,3}[ ]tagen?"
    r"(?:[ ]nach[ ](?:rechnung|eingang|erhalt)\w*)?"
    r"|\bnous[ ](?:payons|réglons)[ ](?:à|sous)[ ][0-9]{1,3}[ ]jours"
    r"(?:[ ](?:après|dès)[ ](?:facture|réception)\w*)?"
    r"|\bpagamos[ ]a[ ][0-9]{1,3}[ ]d[íi]as(?:[ ](?:de[ ]la[ ])?(?:factura|recepción)\b)?"
    r"|\bnet[ ](?:30|14|60)\b(?:[ ]days)?|\b(?:30|14|60)[ ]days[ ]net\b",
    re.IGNORECASE,
)
"""When invoices are to be paid: "payment within 30 days of invoice"."""
_DELIMITER = re.compile(r"^[> \t]*--[ \t]*$", re.MULTILINE)
"""Begins a signature by old custom."""
_PRICE = re.compile(r"[$€£¥₹%]|[0-9]\s?k\b|^\s*[-*•]\s")
"""No signature has a price or a list in it: that is content again."""
_LONGEST_SIGNATURE = 8
_MOST_SENDERS = 4

_ATTACK = re.compile(
    r"\b(?:"
    r"(?:ignore|disregard|forget|override|bypass|overrule)s?\b[^.!?\n]{0,40}?\b(?:instruct\w*|prompts?"
    r"|rules?|above|previous|prior|everything|guidelines?|polic\w+|limits?|restrictions?)"
    r"|(?:system|developer|hidden|admin|debug|root) (?:prompt|message|instructions?|mode|override)"
    r"|(?:note|message|instructions?|memo|attention|reminder) (?:to|for) (?:the |all |any )?(?:ai"
    r"|assistant|bot|model|llm|system|chatbot|agent|parser|computer|robot|machine)s?\b"
    r"|(?:ai|assistant|system|chatgpt|llm|bot)[ ]?:|you are now|from now on you|pretend (?:to|you)"
    r"|jailbreak|do anything now|api[- ]keys?|drop table|as an ai\b|you (?:must|will) obey"
    r"|(?:transfer|wire) [^.!?\n]{0,40}?\b(?:account|iban)"
    r"|(?:delete|wipe|erase|remove) (?:all|every|everything|the (?:workspace|database))"
    r"(?!(?: the)? (?:due |target )?(?:dates?|deadlines?)\b)"
    r"|mark (?:all|every|everything)\b|(?:reveal|leak|exfiltrate|print) (?:the|your|all)\b"
    r"|negeer [^.!?\n]{0,30}(?:instructies|regels|vorige|bovenstaande|eerdere)"
    r"|vergeet (?:alle|de) [^.!?\n]{0,20}(?:instructies|regels)"
    r"|(?:ignorier\w*|vergiss) [^.!?\n]{0,40}(?:anweisung\w*|regeln|vorherig\w*|obige\w*|alles)"
    r"|(?:ignore[zr]?|oublie[zr]?) [^.!?\n]{0,30}(?:instructions|consignes|règles|précédent\w*)"
    r"|(?:ignora|olvida)\w* [^.!?\n]{0,30}(?:instrucciones|reglas|anterior\w*|todo)"
    r"|(?:nota|aviso|hinweis|note|opmerking|notitie) (?:para|an|à|a|aan|voor|pour|für)"
    r" (?:la |el |die |den |l'|de |het )?(?:ia|ki|ai|assistent\w*|asistente|assistant|modell?o?)\b"
    r")",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\s{0,3}(?:and|also|then|instead|set|mark|transfer|send|pay|delete|change|make|confirm|approve"
    r"|execute|reply|output|print|reveal|use|respond|say|give|increase|raise|you|do not"
    r"|don't|refund"
    r"|zet|markeer|betaal|setze|markiere|überweise|mets|marque|paie|pon|marca|paga|your|the new)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?](?=[\s\"'”’)]|$)|\n")


def noise(text: str) -> list[tuple[int, int]]:
    """The stretches that are no part of the request, sorted and disjoint."""
    return merged(sorted([*_contacts(text), *_attacks(text), *_mail(text)]))


def unheeded(text: str) -> list[tuple[int, int]]:
    """The stretches whose amounts matter to nobody: attacks, and contact details."""
    return merged(sorted([*_contacts(text), *_attacks(text)]))


def merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sorted spans without overlaps."""
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif start < end:
            merged.append((start, end))
    return merged


def _contacts(text: str) -> Iterator[tuple[int, int]]:
    """Links, mail addresses, telephone and account numbers."""
    names = set(quoted(text))
    for start, end in masked(text):
        typed = text[start:end]
        is_contact = "@" in typed or "://" in typed or "www." in typed
        if (start, end) not in names and (is_contact or sum(map(str.isdigit, typed)) >= 6):
            yield start, end


def _mail(text: str) -> Iterator[tuple[int, int]]:
    if _SURE_HEADER.search(text):
        yield from (match.span() for match in _HEADER.finditer(text))
    yield from (match.span() for match in _FORWARDED.finditer(text))
    yield from (match.span() for match in _POSTSCRIPT.finditer(text))
    yield from (match.span() for match in _GREETING.finditer(text))
    yield from (match.span() for match in _CHAT_LINE.finditer(text))
    yield from (match.span() for match in _ADDRESS.finditer(text))
    yield from (match.span() for match in _STREET.finditer(text))
    yield from (match.span() for match in _TERMS.finditer(text))
    yield from _signed(text)
    yield from (match.span() for match in _CLOSING_IN_LINE.finditer(text))
    for match in (*CLOSING.finditer(text), *_DELIMITER.finditer(text)):
        yield match.start(), signature_end(text, match.end())


def _signed(text: str) -> Iterator[tuple[int, int]]:
    """The lines from the sender's own name on, where no closing stands before it."""
    for match in islice(_SENDER_NAME.finditer(text), _MOST_SENDERS):
        name = match["a"] or match["b"]
        signature = re.compile(rf"^[> \t]*{re.escape(name)}\b[^\n:]*$", re.MULTILINE)
        for line in signature.finditer(text, match.end()):
            if not _PRICE.search(line.group()):
                yield line.start(), signature_end(text, line.end())


def signature_end(text: str, start: int) -> int:
    """Behind the signature that follows a closing: until an order, at most eight lines."""
    end = start
    for line in text[start:].splitlines(keepends=True)[: _LONGEST_SIGNATURE + 1]:
        is_content = _ORDER.match(line) or _POSTSCRIPT.match(line) or _PRICE.search(line)
        if line.strip() and is_content:
            break
        end += len(line)
    return end


def _attacks(text: str) -> Iterator[tuple[int, int]]:
    """Sentences that give orders to a machine, with the sentences that carry them on."""
    names = quoted(text)
    reached = 0
    for match in _ATTACK.finditer(text):
        is_name = any(start <= match.start() < end for start, end in names)
        if match.start() < reached or is_name or _is_title(match.group()):
            continue
        start = _sentence_start(text, match.start())
        reached = _sentence_end(text, match.end())
        while reached < len(text) and _GOES_ON.match(text, reached):
            reached = _sentence_end(text, reached + 1)
        yield start, reached


def _is_title(words: str) -> bool:
    """ "Ignore All Rules" in capitals is a name, in small or only capital letters it is not."""
    return not words.isupper() and all(w[0].isupper() for w in words.split() if w[0].isalpha())


def _sentence_start(text: str, at: int) -> int:
    ends = [match.end() for match in _SENTENCE_END.finditer(text, max(0, at - 400), at)]
    return ends[-1] if ends else max(0, at - 400)


def _sentence_end(text: str, at: int) -> int:
    match = _SENTENCE_END.search(text, at)
    return match.end() if match else len(text)
