"""Sets of single words and short messages, of all languages together."""

from collections.abc import Mapping
from typing import Final

from commandbar.language.vocabulary import words


def _phrases(text: str) -> frozenset[str]:
    return frozenset(text.split("|"))


NAME_JOINERS: Final = words(
    "of de del du des la le les el los las van von der den het di da do & d l the zum zur en a"
    " aux au z dos das della dei"
)
"""Small words within a name: "Vitrine de Noël", "House of Cards"."""

NAME_WORDS: Final = words(
    "first second third fourth fifth final last new all one both quick big small little initial"
    " ready delivery delivered target scope notes note description planned planning team studio"
    " model go charge type billing pricing price today now agreed detail details current run done"
    " after over up out off next great equal cool simply still quickly under set plan put based"
    " phase stage step part payment deliverable tranche date deadline handover entrega"
    " yesterday gestern heute gisteren vandaag ayer hoy"
    " livraison oplevering cut split divide spread carve can no nr right"
)
"""Known words that, in capitals, begin or end a name as well: "Final Delivery"."""

ARTICLES: Final = words(
    "a an one the een de het ein eine einen der die das den un une le la l el una los las"
)

WORDS_OF_PAYING: Final = words(
    "have got spend pay paying given gave put set aside available pot kitty earmarked reserved"
    " allocated approved agreed hebben hebt over beschikbaar uitgegeven besteden betalen"
    " haben hat ausgeben zahlen topf verfugbar bereit ont payer paient paie depenser disponibles"
    " disponible caisse tienen pagan pagar gastar"
)
"""Words, folded, that say of an amount that a client has it for something, or pays it."""

ALL: Final = words(
    "all both everything each alle alles beide allebei allemaal alles beides samtliche"
    " tout tous toutes chacun chacune todo todos todas ambos ambas cada"
)
"""Words, folded, that say something of every milestone: "both by June 1"."""

CORRECTION_NOUNS: Final = words(
    "correction corrections update updates korrektur verbesserung correctie herstel wijziging"
    " correccion erratum revise"
)
"""Words of correction, folded, that name a piece of work as well."""

CLOSINGS: Final = words(
    "thanks thx cheers regards gracias saludos merci cordialement danke grusse gruss"
    " bedankt groet groeten grazie saluti obrigado obrigada pozdrawiam"
)
"""Last words of a mail, folded."""

APOLOGIES: Final = words(
    "sorry apologies oops whoops pardon excuus sorry entschuldigung desole desolee perdon perdona"
    " disculpa scusa scusate desculpa desculpe przepraszam oeps oups ups"
)
"""Words that take something back, folded, and as often only ask to be excused."""

TIMES_OF_PAYMENT: Final = _phrases(
    "upfront|up front|advance|signing|signature|start|delivery|completion|handover|acceptance"
    "|approval|the end|end|finish|vooraf|vooruit|start|begin|levering|oplevering|afronding|einde"
    "|vorab|voraus|beginn|auftrag|lieferung|abnahme|abschluss|fertigstellung|ende"
    "|commande|signature|debut|livraison|reception|fin|avance|firma|inicio|entrega|final"
)
"""When a share is paid, folded; beside named milestones these name none."""

SAID_OF_PRICES: Final = words(
    "quoted offered proposed estimated discussed mentioned asked agreed paid said statt anstatt"
    " instead geoffreerd genoemd aangeboden besproken kostte betaald angeboten genannt besprochen"
    " kostete kosteten gekostet bezahlt propose proposes prevu prevus evoque convenu paye"
    " coute ofrecido propuesto acordado pagado costo costaba"
)
"""Words, folded, that say of a price what became of it; no milestone is called by one."""

VERBS_IN_NAMES: Final = words(
    "open start add new make draft record stage book plan enter begin register client"
)
"""Words of creating, folded, that begin the names of companies as well."""

INSTEAD: Final = _phrases(
    "instead|stattdessen|in plaats daarvan|au lieu de cela|à la place|en vez de eso|en su lugar"
)
"""Words that take back from behind: "call it Harbor instead."."""

NO_NOUNS: Final = words(
    "need want make create give do set get has have let like wants needs ordered accepted takes"
    " add new include wil willen nodig heeft neemt vraagt maak zet doe voeg nieuw graag hebben"
    " hat will wollen braucht brauchen mochte mochten nimmt bekommt mach mache neu fuge lege"
    " veut veulent demande souhaite fait mets ajoute nouveau nouvelle"
    " quiere quieren necesita pide pon haz quiero queremos nuevo nueva anade"
)
"""Words of ordering and creating, folded, that name no piece of work."""

MILESTONE_NOUNS: Final = words(
    "milestone phase stage step part payment instalment installment deliverable mijlpaal fase"
    " termijn stap deel betaling meilenstein etappe rate schritt teil jalon étape échéance tranche"
    " hito etapa pago plazo parte"
)
PLACES: Final[Mapping[str, int]] = {
    **dict.fromkeys(("first", "1st", "eerste", "erste", "ersten", "premier", "première", "primero",
                     "primera", "primer"), 1),
    **dict.fromkeys(("second", "2nd", "tweede", "zweite", "zweiten", "deuxième", "second",
                     "seconde", "segundo", "segunda"), 2),
    **dict.fromkeys(("third", "3rd", "derde", "dritte", "dritten", "troisième", "tercero",
                     "tercera", "tercer"), 3),
    **dict.fromkeys(("fourth", "4th", "vierde", "vierte", "vierten", "quatrième", "cuarto",
                     "cuarta"), 4),
    **dict.fromkeys(("fifth", "5th", "vijfde", "fünfte", "fünften", "cinquième", "quinto",
                     "quinta"), 5),
    **dict.fromkeys(("last", "final", "laatste", "letzte", "letzten", "dernier", "dernière",
                     "último", "última"), -1),
}  # fmt: skip
"""Which milestone a word means by its place; -1 is the last."""

OFTEN_MISSPELLED: Final = words(
    "project projects client customer fixed price hourly mixed budget total create please called"
    " named milestone milestones payments phases payment deliverables equally invoice rate"
    " klant vaste prijs mijlpaal mijlpalen genaamd totaal uurtarief project aanmaken nieuw nieuwe"
    " projekt kunde festpreis meilenstein meilensteine stundensatz namens genannt neues gesamt"
    " projet forfait etape etapes jalon jalons appele nomme nouveau proyecto cliente precio"
    " presupuesto hitos llamado tarifa nuevo milestone"
)
"""Words that are mended when a letter is wrong, folded. Others are too near to names."""

AGREEMENTS: Final = _phrases(
    "yes|y|yep|yeah|yes please|yes exactly this|exactly|correct|right|that's right|ok|okay|sure"
    "|looks good|go ahead|ja|ja graag|klopt|prima|akkoord|akkoord zo|genau|stimmt|passt|richtig"
    "|oui|c'est ça|exact|d'accord|parfait|sí|si|correcto|exacto|de acuerdo|vale|perfecto"
)
"""Messages that say yes and nothing else."""

LEAVE_OUT: Final = _phrases(
    "leave it out|ignore it|ignore that|ignore|nothing|skip it|drop it|not needed|laat weg|negeer"
    "|niets|weglassen|ignorieren|nichts|ignore le|rien|laisse tomber|ignóralo|nada"
)
"""Answers to what some words are for: for nothing."""
