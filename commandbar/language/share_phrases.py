"""The words for shares, the rest, equal splits and counts in five languages (see phrases.py)."""

from fractions import Fraction

from .vocabulary import PARTS

_OTHER = "[the] (last|final|remaining|other|second|another)"
_PARTS = "(" + "|".join(sorted(PARTS)) + ")"
_EQUAL = (
    "(equal|even|identical|equally sized|equal sized|gelijke|even grote|gleiche|gleichen|"
    "gleich grosse|gleich grossen)"
)
_DIVIDED = (
    "divided|split|shared|spread|distributed|cut|verdeeld|gesplitst|aufgeteilt|geteilt|verteilt|"
    "reparti|repartis|divise|repartido|dividido"
)
_EQUAL_BEHIND = "(egales|egaux|iguales)"
_KIND_OF_PART = (
    "(fixed|payment|billing|project|paid|separate|main|big|monthly|quarterly|fixed price|"
    "feste|vaste)"
)

COUNTS = f"""
    <n> [{_KIND_OF_PART}] {_PARTS}
    <one> {_PARTS}
"""
SPLITS = f"""
    [in|into|across|over] <n> {_EQUAL} {_PARTS}
    [en] <n> {_PARTS} {_EQUAL_BEHIND}
    [{_DIVIDED}] (evenly|equally|gleichmassig|gelijkmatig|equitablement|equitativamente)
    [in|into] (equal|even) (parts|shares|portions|pieces|amounts|chunks|steps|splits)
    [in|into] (equal|even) (payments|instalments|installments|milestones|phases|stages)
    (equal|even) split
    the same amount each
    same amount each
    the same for each
    gelijk verdeeld
    (gelijk|evenredig) (verdelen|verdeel|over)
    in gelijke delen
    gelijkelijk
    evenveel
    zu gleichen teilen
    in gleichen teilen
    zu gleichen betragen
    gleich verteilt
    gleichmassig verteilt
    [en|a] parts egales
    a parts egales
    en parties egales
    a partes iguales
    [en|a] partes iguales
    por igual
"""  # fmt: skip
FIXED_SPLITS = (
    (2, """
    (in|into) [equal] halves
    halves :
    in half
    fifty fifty
    50 50
    in two halves
    in tweeen
    [in] (two|2) [equal] ways
    in (de|twee) helften
    in zwei halften
    en deux moities
    en dos mitades
"""),
    (3, """
    [in|into|by] [equal] thirds
    (in|into) three thirds
    in derden
    in drieen
    [in] (three|3) [equal] ways
    in dritteln
    en tiers
    en tercios
"""),
    (4, """
    (in|into) [equal] quarters
    quarters :
    in kwarten
    in vieren
    [in] (four|4) [equal] ways
    in vierteln
    en quarts
    en cuartos
"""),
    (5, """
    (in|into) [equal] fifths
    [in] (five|5) [equal] ways
"""),
)  # fmt: skip

SHARES = (
    (Fraction(1, 2), """
    [a|one|the|another] half
    [de] helft
    een helft
    [die|eine|zur] halfte
    [la|une] moitie
    [la|una] mitad
    ½
"""),
    (Fraction(1, 3), f"""
    (a|one) third
    {_OTHER} third
    [het] (laatste|andere) derde
    [das] (letzte|andere) drittel
    [le] dernier tiers
    [el] (ultimo|otro) tercio
    een derde
    een derde deel
    [ein] drittel
    (un|le) tiers
    (un|el) tercio
    una tercera parte
    ⅓
"""),
    (Fraction(2, 3), """
    two thirds
    twee derde
    twee derden
    zwei drittel
    (deux|les deux) tiers
    dos tercios
    ⅔
"""),
    (Fraction(1, 4), f"""
    (a|one) (quarter|fourth)
    {_OTHER} (quarter|fourth)
    [het] (laatste|andere) kwart
    [das] (letzte|andere) viertel
    [le] dernier quart
    [el] (ultimo|otro) cuarto
    [een] kwart
    [ein] viertel
    (un|le) quart
    (un|el) cuarto
    una cuarta parte
    ¼
"""),
    (Fraction(3, 4), """
    three (quarters|fourths)
    driekwart
    drie kwart
    drei viertel
    dreiviertel
    [les] trois quarts
    tres cuartos
    tres cuartas partes
    ¾
"""),
    (Fraction(1, 5), """
    (a|one) fifth
    een vijfde
    [ein] funftel
    (un|le) cinquieme
    (un|el) quinto
    una quinta parte
"""),
    (Fraction(2, 5), """
    two fifths
    twee vijfde
    zwei funftel
    deux cinquiemes
    dos quintos
"""),
    (Fraction(3, 5), """
    three fifths
    drie vijfde
    drei funftel
    trois cinquiemes
    tres quintos
"""),
    (Fraction(4, 5), """
    four fifths
    vier vijfde
    vier funftel
    quatre cinquiemes
    cuatro quintos
"""),
    (Fraction(1, 6), """
    (a|one) sixth
    een zesde
    [ein] sechstel
    un sixieme
    un sexto
"""),
    (Fraction(1, 8), """
    (an|one) eighth
    een achtste
    [ein] achtel
    un huitieme
    un octavo
"""),
    (Fraction(1, 10), """
    (a|one) tenth
    een tiende
    [ein] zehntel
    un dixieme
    un decimo
    una decima parte
"""),
)  # fmt: skip

_MONEY_LEFT = "(budget|money|amount|balance|sum|funds|part|portion|share|fee|remainder)"
_MONEY_NOUN = "(budget|money|amount|total|sum|price|fee|value|funds|balance|fixed price|project)"
RESTS = f"""
    [the|all the] (rest|remainder|balance|remaining|leftover|leftovers) [of the {_MONEY_NOUN}]
    [the|any] (remaining|outstanding|leftover|residual|unallocated) {_MONEY_LEFT}
    the final (balance|amount|sum)
    (everything|anything) else
    everything that (is left|remains)
    all that (is left|remains)
    (whatever|what) [else] (is|s|' s) left [over]
    (whatever|what) remains
    the others
    (the|de|die|l '|la) (other half|andere helft|andere halfte|autre moitie|otra mitad)
    [de|het] (rest|resterende|overige|restant|overblijfsel) [bedrag|budget|deel] [van het budget]
    wat (overblijft|er overblijft|resteert|over is)
    het saldo
    [der|den|dem|das] (rest|restbetrag|ubrige|restliche|verbleibende) [betrag|budget|teil]
    die restsumme
    was (ubrig bleibt|ubrigbleibt|bleibt)
    [der] verbleibende betrag
    [le] (reste|solde|restant|reliquat) [du budget]
    [le] montant restant
    ce qui reste
    tout le reste
    [el|todo el|lo] (resto|restante|saldo|remanente) [del presupuesto]
    [el] importe restante
    lo que (queda|quede|sobre|sobra)
    lo demas
    todo lo demas
"""  # fmt: skip
