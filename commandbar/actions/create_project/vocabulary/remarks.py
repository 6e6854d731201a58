"""Words of remarks that are no part of a request, all languages together: each line is one's."""

import re
from typing import Final

_MONEY = (
    r"(?:(?:R\$|[A-Z]{0,2}[$€£¥₹]|[A-Z]{3})\s?[0-9][0-9.,' \u00a0]*\s?(?:k|mil|m)?"
    r"|[0-9][0-9.,' \u00a0]*\s?k?\s?(?:[€£¥₹]|zł|euros?|dollars?|pounds?|[A-Z]{3}\b))"
)


def _any(*alternatives: str) -> str:
    return "(?:" + "|".join(alternatives) + ")"


def _words(*alternatives: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)" + _any(*alternatives) + r"(?!\w)", re.IGNORECASE)


_BEFORE = _any(
    r"last (?:year|time|summer|winter|spring|autumn|season|month|quarter)(?:['’]s)?",
    r"the (?:old|previous|former|last)"
    r" (?:one|version|site|edition|supplier|agency|designer|project)",
    r"(?:a|two|three|some|few) years? ago|back then",
    r"vorig jaar|vorige keer|de vorige(?: \w+)?|het vorige(?: \w+)?|destijds",
    r"letztes jahr|letztes mal|beim letzten mal|im vorjahr|(?:die|der|das) (?:vorige|alte) \w+"
    r"|damals",
    r"l['’]an(?:née)? derni(?:er|ère)|la dernière fois|(?:le|la) (?:précédente?|derni(?:er|ère))"
    r"(?: \w+)?",
    r"el año pasado|la última vez|(?:el|la|lo) anterior",
    r"l['’]anno scorso|l['’]ultima volta",
    r"(?:o|no) ano passado|da última vez",
    r"w zeszłym roku|ostatnim razem",
)
_COST = _any(
    r"came to|cost|was|were|paid|spent|charged|ran to|set us back",
    r"kostte|was|betaalden|betaalde|kwam(?:en)? (?:op|uit op)",
    r"(?:hat|haben)(?!\w)[^!?\n]{0,24}(?<!\w)gekostet"
    r"|kostete|kosteten|war|lag bei|lagen bei|zahlten|bezahlten|waren",
    r"(?:a|avait|ont) coûté|avons payé|était|coûtait|a fait",
    r"costó|costaba|fue|fueron|pagamos|era|salió (?:a|por)",
    r"(?:è|era) costat[oa]|abbiamo pagato|costava",
    r"custou|pagámos|foi|custava",
    r"kosztował[oa]?|zapłaciliśmy",
)
PAST_PRICES: Final = _words(rf"{_BEFORE}(?!\w)[^.!?\n]{{0,40}}?(?<!\w){_COST}")
""" "Last year's came to £6,900"."""

_QUOTED = (
    r"(?:quoted|offered|proposed|estimated|discussed|mentioned|asked for|named|suggested)"
    r"(?: (?:at first|first|before|earlier|originally|initially))?"
)
_AT_FIRST = r"(?:first|originally|initially|previously|once)"
REPLACED_PRICES: Final = _words(
    rf"(?:instead of|rather than|in place of) (?:the )?{_MONEY}[ ]?(?:that |which )?"
    rf"(?:(?:you|we|they|he|she)(?:['’]d| had| have)? )?(?:{_AT_FIRST} )?{_QUOTED}",
    rf"(?:instead of|rather than|in place of) (?:the|your) "
    rf"(?:original|initial|first|earlier|quoted|proposed)(?: (?:quote|offer|price) of)? {_MONEY}",
    r"in plaats van (?:de )?(?:eerder|eerst|oorspronkelijk)e? "
    rf"(?:geoffreerde |genoemde |aangeboden |voorgestelde )?{_MONEY}",
    r"(?:an)?statt (?:der|den) (?:zunächst |zuerst |ursprünglich(?:en)? |anfangs |erst )"
    rf"(?:angebotenen |genannten |veranschlagten |geplanten |besprochenen )?{_MONEY}",
    rf"au lieu (?:de|des|d['’]) ?{_MONEY}[ ]?(?:initialement |d['’]abord )?"
    r"(?:proposés|prévus|annoncés|évoqués|initiaux|du premier devis)",
    rf"en (?:vez|lugar) de (?:los )?{_MONEY}[ ]?"
    r"(?:iniciales|ofrecidos|propuestos|presupuestados|que (?:ofrecisteis|propusisteis|dijisteis))",
    rf"invece dei {_MONEY}[ ]?(?:proposti|previsti|iniziali)",
    rf"em vez dos {_MONEY}[ ]?(?:propostos|previstos|iniciais)",
    rf"zamiast (?:pierwotnych|wcześniejszych) {_MONEY}",
)
""" "Instead of the $20,000 you first quoted"."""

SMALL_COSTS: Final = _words(
    _any(
        r"parking|lunch|coffee|taxis?|trains?|bus|tolls?|hotels?|admission",
        r"parkeren|lunch|koffie|trein",
        r"parken|parkplatz|parkgebühr|mittagessen|bahn",
        r"stationnement|déjeuner|repas|train|hôtel",
        r"aparcamiento|aparcar|comida|tren",
        r"parcheggio|pranzo|treno|estacionamento|almoço|parkowanie",
    )
    + r"(?!\w)[^.!?\n]{0,40}?(?<!\w)"
    + _any(r"is|are|costs?|kost(?:en)?|kostet|est|coûte|es|cuesta|è|costa|é|custa|kosztuje")
)
""" "Parking at the town hall is £4.50 a day": counted only where the price is of a day or the
like."""

EVENTS: Final = _words(
    r"(?:fiscal|financial|tax|school|academic) year (?:closes|ends|starts|begins)",
    r"on (?:annual |parental |maternity |sick )?(?:leave|holidays?|vacation)",
    r"out of (?:the )?office|away (?:from|until|till|on|between)|closed (?:from|on|until|between)",
    r"(?:reserved|booked) for (?:our|the|a) (?:kick-?off|meeting|call|workshop|visit|interview)",
    r"(?:meeting|call|kick-?off|catch-?up|check-in|visit|interview)"
    r" (?:is|will be|takes place|happens)(?: on| at)?",
    r"(?:board|council|committee|trustees) (?:meets|sits)|let['’]s (?:meet|talk|speak|catch up)",
    r"see you on",
    r"boekjaar (?:sluit|eindigt|loopt|begint)|(?:op|met) (?:vakantie|verlof)|afwezig|gesloten",
    r"(?:overleg|vergadering|kick-?off|afspraak) (?:is|staat)|gereserveerd voor",
    r"geschäftsjahr (?:endet|schließt|beginnt|läuft)|(?:im|in) (?:urlaub|elternzeit)",
    r"nicht im büro|abwesend|geschlossen|(?:reserviert|gebucht) für",
    r"(?:besprechung|termin|kick-?off|treffen|telefonat) (?:ist|findet)",
    r"exercice (?:fiscal |comptable )?(?:se termine|clôt|finit|s['’]achève)",
    r"en (?:congés?|vacances|déplacement)|absente?s?|fermée?s?|réservée? pour",
    r"(?:réunion|kick-?off|appel|rendez-vous) (?:est|a lieu|aura lieu)",
    r"(?:año|ejercicio) fiscal (?:cierra|termina|acaba|empieza)|de (?:vacaciones|baja|permiso)",
    r"fuera de la oficina|cerrad[oa]s?|reservad[oa] para",
    r"(?:reunión|llamada|kick-?off|cita) (?:es|será)",
    r"anno fiscale (?:chiude|finisce)|in ferie|chius[oi]|ano fiscal (?:fecha|termina)|de férias",
    r"na urlopie|rok podatkowy",
)
""" "Our fiscal year closes June 30", "Anna is on leave until 14 August"."""

OF_THE_PROJECT: Final = re.compile(
    r"(?<!\w)(?:due|deadline|deliver\w*|by then|before then|ready|finish\w*|launch\w*|complet\w+"
    r"|milestones?|phases?|same|again|keep|like|match\w*|so make|as well|too"
    r"|fällig|liefer\w*|fertig|bis dahin|meilenstein\w*|gleich\w*|wieder|ebenso"
    r"|klaar|oplever\w*|mijlpa\w+|zelfde|opnieuw|weer"
    r"|livr\w+|prête?s?|jalons?|étapes?|même|pareil"
    r"|entreg\w+|list[oa]s?|hitos?|mism[oa]|igual|plazo"
    r"|consegn\w+|pront[oai]|stess[oa]|marcos?|mesm[oa])(?!\w)",
    re.IGNORECASE,
)
"""Words with which such a sentence may be of the project after all."""

_SOME_TIME = (
    r"(?: (?:in|by|next|later|after|this|im|in|nach|volgend|na|au|en|après|à|tras)"
    r"(?: [^\W\d_]+){1,2})?"
)
IN_PASSING: Final = _words(
    rf"(?:there (?:is|will be) )?more (?:to come|to follow|will follow|later){_SOME_TIME}",
    r"nothing (?:else|more)(?: (?:is|was|has been))? (?:agreed|decided|fixed|planned|settled)"
    r"(?: on)?(?: yet| so far| for now)?",
    r"(?:that['’]s|that is) (?:all|it) (?:for now|so far|we have)",
    rf"meer volgt(?: later)?{_SOME_TIME}|verder (?:is )?nog niets (?:afgesproken|besloten)",
    rf"weiteres folgt(?: später)?{_SOME_TIME}|mehr folgt(?: später)?{_SOME_TIME}",
    r"sonst (?:ist )?(?:noch )?nichts (?:vereinbart|besprochen|festgelegt)",
    rf"la suite (?:viendra|suivra)(?: plus tard)?{_SOME_TIME}",
    r"rien d['’]autre (?:n['’]est )?(?:de )?(?:convenu|décidé)(?: pour l['’]instant)?",
    r"habrá más(?: más)?(?: adelante)?|nada más (?:acordado|decidido)(?: todavía| por ahora)?",
    r"altro seguirà|niente altro (?:è )?concordato|nient['’]altro (?:di )?deciso",
    r"mais (?:virá|virão) depois|nada mais (?:está )?(?:acordado|decidido)(?: ainda)?",
)
""" "More to come in spring", "nothing else agreed yet"."""

BEGINS: Final = re.compile(
    r"(?<!\w)(?:starts?|starting|begins?|beginning|(?:runs |running )?from|kick(?:s|ing) off"
    r"|startet|beginnt|ab|von|vom|begint|start|vanaf|van|commence|débute|démarre|du|à partir du"
    r"|dès|empieza|comienza|desde|del|inizia|dal|da|começa|de|od)"
    r"(?: (?:on|op|am|le|el|il|em))?[ ]$",
    re.IGNORECASE,
)
ENDS: Final = re.compile(
    r",?[ ](?:(?:and|und|en|et|y|e|i)[ ])?(?:(?:it|is|are|ist|est|es|è)[ ])*"
    r"(?:due|(?:to be )?delivered|ready|done|finished|ends|until|till|through|to"
    r"|bis|fällig|endet|tot(?: en met)?|klaar|eindigt|jusqu['’]au|au|livrée?|prête?"
    r"|hasta|al|vence|entrega|termina|fino al|até|do)"
    r"(?:[ ](?:on|by|op|am|zum|le|el|il))*[ ]",
    re.IGNORECASE,
)
""" "Starts 1 June and is due 12 June", "vom 1. Juni bis 12. Juni"."""

PERIODS: Final = re.compile(
    r"(?<!\w)(?:until|till|through|from|starting|bis|ab|vom|tot|vanaf|jusqu['’]au|dès|à partir du"
    r"|hasta|desde|fino al|dal|até)(?: (?:on|zum|el|le|the))?[ ]$",
    re.IGNORECASE,
)
"""Words before a day that say how long hourly work goes on."""

STARTS: Final = re.compile(
    r"(?<!\w)(?:starts?|begins?|kicks off|startet|beginnt|begint|start|commence|débute|démarre"
    r"|empieza|comienza|inizia|começa|zaczyna się)(?: (?:on|am|op|le|el|il|em))?[ ]$",
    re.IGNORECASE,
)
"""Words before a day that is none on which something is due."""
