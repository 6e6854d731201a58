"""How people order a change of a plan, in five languages: patterns over a message's skeleton.

<m> is a mention of a milestone (<f> the first, <l> the last one), <c>, <n> and <q> are names,
<a>, <h> and <d> an amount, a rate and a day; all other words stand folded.
"""

import re

_ANY = "<[mfl]>"
_SMALL_WORDS = """
    the a it all any every its to for from in client project milestone milestones of de het alle van
    voor aan klant er der die das dem den an fur von vom zu bei kunde kunden meilenstein
    meilensteine le la les l d du des tous toutes pour au el los las del al todos todas para cliente
    un una une een ein eine is est es ist sont sind zijn are be
"""
_THE = rf"(?:(?:{'|'.join(_SMALL_WORDS.split())})[ ]){{0,6}}"
_NOT = (
    r"(?:(?:and|en|und|et|y) )?(?:not|instead of|rather than|in place of|niet|in plaats van|ipv"
    r"|nicht|statt|anstatt|anstelle|pas|non|au lieu|plutot que|no|en vez|en lugar)"
)
_BUT = r"(?:(?:but|maar|sondern|mais|sino|it's|it is|it|c'est|het is|es ist|es) )?"
_REPLACE = (
    r"(?:replace|change|swap|switch|vervang|verander|wijzig|ersetze|andere|tausche|remplace"
    r"|remplacez|changez|reemplaza|cambia|sustituye)"
)
_BY = r"(?:with|by|to|into|for|door|naar|in|durch|zu|auf|gegen|par|pour|en|por|a)"
_NEW_FOR_OLD = (
    rf"(?:(?P<m>{_ANY})(?: (?!<)\S+){{0,3}}? )?(?P<new>NEW) (?:, )?{_NOT} {_THE}(?P<old>OLD)",
    rf"(?:not|isn't|isnt|niet|nicht|pas|no) {_THE}(?P<old>OLD) (?:, )?{_BUT}{_THE}(?P<new>NEW)",
    rf"(?P<old>OLD) (?:should|must|(?:needs|has|ought) to) (?:be|read|become) {_THE}(?P<new>NEW)",
    rf"(?P<old>OLD) (?:moet|moest|wordt) {_THE}(?P<new>NEW)(?: (?:zijn|worden|wezen))?",
    rf"(?P<old>OLD) (?:soll|sollte|muss) {_THE}(?P<new>NEW)(?: (?:sein|heissen|werden))?",
    rf"(?P<old>OLD) (?:devrait|doit) (?:etre|devenir) {_THE}(?P<new>NEW)",
    rf"(?P<old>OLD) (?:deberia|debe|tiene que) ser {_THE}(?P<new>NEW)",
    rf"{_REPLACE} {_THE}(?:(?P<m>{_ANY}) )?{_THE}(?P<old>OLD) {_BY} {_THE}(?P<new>NEW)",
)
_KINDS = (("<[cnq]>", "<[cnq]>"), (_ANY, "<[nq]>"), ("<[ah]>", "<[ah]>"), ("<d>", "<d>"))
"""What stands for what: names, the name of a milestone, money, days."""


def _whole(pattern: str) -> re.Pattern[str]:
    """Not from within a word."""
    return re.compile(rf"(?<!\S)(?:{pattern})(?!\S)")


REPLACES = tuple(
    _whole(pattern.replace("OLD", old).replace("NEW", new))
    for old, new in _KINDS
    for pattern in _NEW_FOR_OLD
)
"""One value, `new`, in the place of another, `old`, perhaps of the milestone `m`."""

_SWAP = (
    r"(?:swap|switch|exchange|interchange|wissel|verwissel|ruil|vertausche?|tausche?|wechsle"
    r"|inverse[rz]?|echange[rz]?|permute[rz]?|intercambia|cambia el orden|invierte)"
)
_WITH = r"(?:and|with|en|met|und|mit|et|avec|y|con|&|,|for)"
_AROUND = r"(?: (?:around|over|om|places|um))?"
_TWO = r"(?:two|2|twee|zwei|beiden|beide|deux|dos)"
_FIRST = r"(?:<f>|first|eerste|ersten|premiers|premieres|primeros|primeras)"
_LAST = r"(?:<l>|last|laatste|letzten|derniers|dernieres|ultimos|ultimas)"
_THEM = r"(?: (?:milestones|ones|mijlpalen|meilensteine|jalons|etapes|hitos|fases))?"
SWAPS = (
    _whole(rf"{_SWAP} {_THE}(?P<one>{_ANY}) {_WITH} {_THE}(?P<other>{_ANY}){_AROUND}"),
    _whole(
        rf"{_SWAP} {_THE}(?:(?P<first>{_FIRST} {_TWO}|{_TWO} {_FIRST})"
        rf"|(?P<last>{_LAST} {_TWO}|{_TWO} {_LAST})){_THEM}{_AROUND}"
    ),
)
"""Two milestones that change places: `one` and `other`, or the `first` or `last` two."""

_MOVE = (
    r"(?:move|put|place|shift|bring|set|zet|verplaats|schuif|plaats|verschiebe?|setze?|stelle?"
    r"|schiebe?|ziehe?|mets|mettez|deplace[rz]?|place[rz]?|pon|mueve|coloca|pasa)"
)
_GOES = r"(?:goes|comes|should (?:be|come|go)|must (?:be|come)|is|komt|kommt|soll|vient|passe|va)"
_TO_THE_FRONT = (
    r"(?:<f>|(?:to|at|in) (?:the )?(?:front|top|start|beginning)|up front|vooraan|bovenaan"
    r"|naar (?:voren|boven|het begin)|nach (?:vorne?|oben)|an den anfang|zuerst|voran"
    r"|en <f>|au debut|en tete|al (?:principio|inicio|comienzo)|de <f>|en <f> lugar)"
)
_TO_THE_END = (
    r"(?:<l>|(?:to|at) the (?:end|bottom|back)|achteraan|onderaan|naar (?:achteren|onderen"
    r"|het einde)|nach (?:hinten|unten)|ans ende|an das ende|zuletzt|en <l>|a la fin"
    r"|al <l>|al final|de <l>)"
)
_BEFORE = r"(?:before|in front of|ahead of|above|voor|boven|vor|uber|avant|devant|antes)"
_AFTER = r"(?:after|behind|below|na|achter|onder|nach|hinter|unter|apres|derriere|despues|tras)"


MOVES = (
    ("first", _whole(rf"(?:{_MOVE} )?{_THE}(?P<one>{_ANY}) (?:{_GOES} )?{_THE}{_TO_THE_FRONT}")),
    ("last", _whole(rf"(?:{_MOVE} )?{_THE}(?P<one>{_ANY}) (?:{_GOES} )?{_THE}{_TO_THE_END}")),
    ("before", _whole(rf"{_MOVE} {_THE}(?P<one>{_ANY}) {_BEFORE} {_THE}(?P<other>{_ANY})")),
    ("before", _whole(rf"(?P<one>{_ANY}) {_GOES} {_BEFORE} {_THE}(?P<other>{_ANY})")),
    ("after", _whole(rf"{_MOVE} {_THE}(?P<one>{_ANY}) {_AFTER} {_THE}(?P<other>{_ANY})")),
    ("after", _whole(rf"(?P<one>{_ANY}) {_GOES} {_AFTER} {_THE}(?P<other>{_ANY})")),
)
"""Where the milestone `one` goes, perhaps beside the `other`: it takes a verb to say that, since
"Audit after Design" may speak of days."""

_REMOVE = (
    r"(?:remove|drop|delete|clear|no|without|verwijder|schrap|wis|geen|zonder|entferne?|losche?"
    r"|streiche?|kein|keine|ohne|supprime[rz]?|enleve[rz]?|retire[rz]?|efface[rz]?|pas|sans|quita"
    r"|elimina|borra|sin)"
)
_DATES = (
    r"(?:due dates?|dates?|deadlines?|data|datums?|opleverdat(?:um|a)|vervaldat(?:um|a)"
    r"|falligkeit(?:en|sdatum|sdaten)?|termine?|fristen?|daten|echeances?|dates? limites?"
    r"|fechas?(?: limite)?|plazos?|vencimientos?)"
)
NO_DATES = _whole(
    rf"{_REMOVE} {_THE}{_DATES}(?: (?:(?:on|bei|para|pour) )?{_THE}(?P<one>{_ANY})|{_THEM})"
    r"(?: (?:weg|eraf))?"
)
"""Due dates that are taken off, of `one` milestone or of all."""

RENAMES = re.compile(
    r"(?<!\S)(?:rename|retitle|call|title|hernoem|noem|benenne?|nenne?|renomme[rz]?|appelle[rz]?"
    rf"|intitule[rz]?|renombra|llama|titula) {_THE}(?P<one>{_ANY}) "
    r"(?:(?:to|as|into|naar|in|zu|en|a|como|to be) )?(?:: )?(?P<new>[^,.;:!?]+?)(?: um)?"
    r"(?= [.!]|$| ,| (?:and|en|und|et|y) (?!<|\S+$))"
)
"""A `new` name for `one` milestone, up to where another order begins."""
