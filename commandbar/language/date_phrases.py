"""The words of dates in five languages: which phrase follows which rule of date_meanings.py.

Patterns are those of phrases.py. Classes: `<count>` a number or an article ("a week"), `<unit>`
days to years, `<day>` 1 to 31 (with or without ordinal ending), `<month>`, `<year>`, `<weekday>`,
`<wd>` also abbreviated, `<nth>` first to fourth and last, `<quarter>`, `<anchor>` the words that
name a milestone, `<date>` a whole date, and the wordings below.
"""

WORDINGS = {
    "end_of": """
    [the] end [of] [the] [month of]
    [het] (eind|einde) [van] [de|het]
    [am|das] ende [des|der|von] [monats]
    [la|a la|d ' ici] fin [de|du|d '] [l '] [mois (de|d ')]
    [a|al|el] (final|finales|fin|fines) (de|del) [mes de]
    """,
    "mid": """
    (mid|middle of|the middle of)
    [in] medio
    (midden|mitte)
    [a la] mi
    [a] mediados de
    """,
    "about": """
    (early|late|[the] (beginning|start) of|beginning)
    (begin|vroeg in|anfang)
    [au|a] debut [de|d ']
    [a] (principios|comienzos|inicios|primeros) de
    """,
    "in": "(in|within|binnen|innerhalb von|dans|d ' ici|sous|dentro de)",
    "within": "(in|within|binnen|innerhalb von|dans|sous|en|dentro de)",
    "in_quarter": "(in|during|im|in het|in de|au|en|en el|within)",
    "after": "(after|following|of|na|nach|apres|despues de|despues del|tras|from)",
    "done": """
    (completion|delivery|approval|acceptance|sign off|end) of
    (oplevering|afronding|goedkeuring|afloop|einde) van
    (abnahme|abschluss|fertigstellung|lieferung|ende) (von|der|des)
    (livraison|fin|validation|recette) (de|du|d ')
    (entrega|fin|aprobacion|cierre) (de|del)
    """,
    "the": "(the|de|het|der|dem|die|den|das|le|la|les|l '|el|los|las)",
    "quarter_word": "(quarter|kwartaal|quartal|quartals|trimestre)",
    "each_month": """
    (monthly|each month|every month|once a month)
    (maandelijks|elke maand|iedere maand)
    (monatlich|jeden monat)
    (mensuellement|chaque mois|tous les mois)
    (mensualmente|cada mes|todos los meses)
    """,
    "starting": """
    [starting|beginning] (from|on|in)
    (starting|beginning|from)
    [beginnend] (vanaf|op|ab|am) [dem|den]
    (a partir|a compter) (de|du|del) [le|el]
    desde [el]
    """,
    "and_so_on": """
    [and] so on
    (en zo verder|enzovoort)
    (und so weiter|usw) [.]
    [et] ainsi de suite
    [y] asi [sucesivamente]
    """,
}  # fmt: skip
"""Classes that are wordings themselves, by name."""

CALENDAR_DAY = """
    [the|de|le|el] [<wd> [.] [,]] [the|den|dem|der|de|le|el] <day> [of|de|d '] <month> [<year>]
    [<wd> [.] [,]] [den|dem|der] <day> . <month> [<year>]
    [<wd> [.] [,]] <month> [.] [the] <day> [<year>]
"""
DAY_OF_NEXT_MONTH = """
    [the] <day> of next month
    de <day> van volgende maand
    <day> . des nachsten monats
    le <day> du mois prochain
    el <day> del (proximo mes|mes que viene|mes proximo)
"""  # fmt: skip
DAY_OF_THIS_MONTH = """
    the <day> of (this|the) month
    le <day> du mois
    el <day> de este mes
"""
BARE_DAY = """
    (the|de) <ordinal>
    el dia <day>
"""

FROM_TODAY = """
    <in> <count> <unit>
    (in|within|over) the (next|coming) <count> <unit>
    (in|binnen) de (komende|volgende) <count> <unit>
    in den nachsten <count> <unit>
    dans les <count> prochains <unit>
    en los proximos <count> <unit>
    over <count> <unit_nl>
    en <count> <unit_es>
    in <count> <unit> ' [s] time
    in <count> <unit> time
    <count> <unit> (from|after) (now|today)
    <count> <unit> hence
    <count> <unit> (vanaf|na) (nu|vandaag)
    <count> <unit> (ab|von) (heute|jetzt)
    <count> <unit> a partir d ' aujourd ' hui
    <count> <unit> a partir de (hoy|ahora)
    heute in <count> <unit>
    (vandaag|nu) over <count> <unit>
"""  # fmt: skip
TODAY = "(today|vandaag|heute|aujourd ' hui|hoy)"
TOMORROW = "(tomorrow|morgen|demain|manana)"
DAY_AFTER_TOMORROW = """
    [the] day after tomorrow
    (overmorgen|ubermorgen|apres demain|pasado manana)
"""  # fmt: skip

END_OF_MONTH_NAMED = """
    <end_of> <month> [<year>]
    <month> end
"""
END_OF_NEXT_MONTH = """
    [the] end of [the] next month
    next month end
    [het] (eind|einde) [van] [de] volgende maand
    [am] ende [des] (nachsten|kommenden) monats
    (ende|end) nachsten monats
    [la] fin [du] mois prochain
    [a|al] (final|finales|fin|fines) del (proximo mes|mes que viene|mes proximo)
"""  # fmt: skip
END_OF_THIS_MONTH = """
    [the] end of (the|this) month
    (month end|eom|end of month|monatsende|ultimo)
    [het] (eind|einde) [van] (de|deze) maand
    [am] ende (des|dieses) monats
    [zum] monatsende
    [la] fin (du|de ce) mois
    [a|al] (final|finales|fin|fines) (de|del|de este) mes
"""  # fmt: skip
END_OF_YEAR = """
    [the] (year ' s|years) end
    [the] end of (the|this) year
    ([the] year end|eoy|end of year|jahresende|jaareinde)
    [het] (eind|einde) [van] (het|dit) jaar
    eind (dit|van dit) jaar
    [am] ende (des|dieses) jahres
    [zum] jahresende
    ende (dieses|des) jahres
    [la] fin (de l '|de cette|d ') annee
    [a|al] (final|finales|fin|fines) (de|del|de este) ano
"""  # fmt: skip
END_OF_NEXT_YEAR = """
    [the] end of next year
    [het] (eind|einde) [van] volgend jaar
    ende nachsten jahres
    [la] fin [de] l ' annee prochaine
    [a|al] (final|finales|fin|fines) del (proximo ano|ano que viene)
"""  # fmt: skip
END_OF_YEAR_NAMED = "<end_of> <year>"
MID_MONTH = "<mid> <month> [<year>]"
DUTCH_MID_MONTH = "half <month> [<year>]"

QUARTER = """
    (<in_quarter>|<end_of>) <quarter> [<year>]
    (<in_quarter>|<end_of>) [the|het|de|au|le|el] <nth> <quarter_word> [<year>]
    (<in_quarter>|<end_of>) [the|het|de|au|le|el] <ordinal> <quarter_word> [<year>]
    (<in_quarter>|<end_of>) <day> . <quarter_word> [<year>]
"""
END_OF_THIS_QUARTER = """
    [the] end of (the|this) quarter
    (quarter end|eoq|quartalsende)
    [het] (eind|einde) van (het|dit) kwartaal
    [am] ende (des|dieses) quartals
    [la] fin (du|de ce) trimestre
    [a|al] (final|finales|fin|fines) (del|de este) trimestre
"""  # fmt: skip
END_OF_NEXT_QUARTER = """
    [the] end of [the] next quarter
    [het] (eind|einde) van het volgende kwartaal
    ende [des] nachsten quartals
    [la] fin du trimestre prochain
    [a|al] (final|finales|fin|fines) del proximo trimestre
"""  # fmt: skip

COMING_WEEKDAY = """
    (this coming|the coming|coming|aanstaande|komende|kommenden|kommender) <weekday>
    (el proximo|este proximo) <weekday>
    [el] <weekday> que viene
"""
THIS_WEEKDAY = "(this|deze|diesen|dieser|ce|este) <weekday>"
BARE_WEEKDAY = "<weekday>"
NEXT_WEEKDAY = """
    [the] next <weekday>
    volgende <weekday>
    [am] (nachsten|nachster|nachste) <weekday>
    <weekday> next week
    <weekday> volgende week
    <weekday> nachste woche
    <weekday> prochain
"""  # fmt: skip
NTH_WEEKDAY = """
    [the|on the] <nth> <weekday> (of|in) <month> [<year>]
    [de] <nth> <weekday> (van|in) <month> [<year>]
    [am|der|den|dem] <nth> <weekday> (im|des|in|vom) <month> [<year>]
    [le] <nth> <weekday> (de|du mois de|d ') <month> [<year>]
    [el] <nth> <weekday> de <month> [<year>]
"""  # fmt: skip
LAST_DAY_OF_MONTH = """
    [the] last [calendar] day (of|in) <month> [<year>]
    [de] laatste dag van <month> [<year>]
    [am|der|den] letzten tag (im|des) <month> [<year>]
    [le] dernier jour (de|d ') <month> [<year>]
    [el] ultimo dia de <month> [<year>]
"""  # fmt: skip
LAST_DAY_OF_NEXT_MONTH = """
    [the] last day of next month
    de laatste dag van volgende maand
"""
LAST_DAY_OF_THIS_MONTH = """
    [the] last day of (the|this) month
    de laatste dag van deze maand
"""
LAST_DAY_OF_YEAR = "[the] last day of (the|this) year"

AFTER_PREVIOUS = """
    <count> <unit> (later|thereafter|afterwards|afterward)
    [<within>] <count> <unit> after (that|this|it)
    [<within>] <count> <unit> after the (previous|last|prior) (one|milestone|phase|stage|step)
    <count> <unit> (daarna|later|erna|nadien)
    <count> <unit> (danach|spater|darauf)
    <count> <unit> (plus tard|apres cela|apres ca|ensuite)
    <count> <unit> apres
    <count> <unit> (despues|mas tarde|luego)
"""  # fmt: skip
AFTER_MILESTONE = """
    [<within>] <count> <unit> <after> [<the>] [<done> [<the>]] <anchor>
    [the] <unit> after [<the>] <anchor>
"""

MONTHLY_FROM = "<each_month> [,] [<starting>] <date>"
MONTHLY_AFTER_DATE = """
    [,] [and|then|and then] <each_month> [after that|thereafter|from there|afterwards|from then on]
    [,] <and_so_on> [,] [<each_month>]
"""
AND_SO_ON = "<and_so_on> [,] <each_month>"

BARE_MONTH = """
    <month> [<year>]
"""
BARE_QUARTER = "<quarter> [<year>]"
UNCLEAR = """
    <about> <month> [<year>]
    <about> (next|this) (week|month|year)
    <about> <quarter>
    (early|late|mid) <quarter>
    [the] end of (the|this|next) week
    (eow|end of week|wochenende|next week|next month|next year)
    [het] (eind|einde) [van] (de|deze|volgende) week
    [am] ende (der|dieser|nachster) woche
    (volgende (week|maand)|volgend jaar|nachste woche|nachsten monat|nachstes jahr)
    [la|a la] fin de (la|cette) semaine
    la semaine prochaine
    le mois prochain
    l ' annee prochaine
    [a] (final|finales|fin|fines) de [la|esta] semana
    (la proxima semana|la semana que viene|el proximo mes|el mes que viene|el proximo ano)
    (before|by|in|this|next|over the) [the] (summer|autumn|fall|winter|spring|christmas|easter)
    (voor|in) de (zomer|herfst|winter|lente|kerst|vakantie)
    (vor|im|bis) [dem|zum] (sommer|herbst|winter|fruhling)
    (avant|pour|en|cet) [l '|le] (ete|automne|hiver|printemps)
    (antes del|en|este) (verano|otono|invierno)
    [<within>] <count> <business> [<unit>]
    [<within>] <count> <unit> <business>
    [every|each] <count> <unit> (from|starting|beginning) [from] <date>
    (every|om de|alle|toutes les|tous les|cada) <count> <unit> [[,] [<starting>] <date>]
    [the] <nth> week (of|in) <month> [<year>]
    [de] <nth> week van <month> [<year>]
    (die|in der) <nth> woche (im|des) <month> [<year>]
    [la] <nth> (semaine|semana) de <month> [<year>]
    (in|by|end of|eind|ende|en) (week|kw|semaine|la semana) <count>
    weekly from <date>
    every week from <date>
    <count> <unit> before [<the>] <anchor>
    <count> <unit> (voor|vor|avant|antes de) [<the>] <anchor>
    (by|in|within) a (couple|few) [of] <unit>
    <within> <count> [to|or|bis|oder|tot|of|a|ou|o] <count> <unit>
    <within> (half a|een half|einem halben) <unit>
    <within> <count> <unit> (and a half|et demi|et demie|y medio|y media)
    <within> <count> and a half <unit>
    [the] <day> of (each|every) month [[,] [<starting>] <date>]
    [de] <day> van elke maand
    <day> . jeden monats
    [le] <day> de chaque mois
    [el] <day> de cada mes
    (each|every) <day> of the month [[,] [<starting>] <date>]
    in (several|some) <unit>
    a <unit> on <weekday>
    <weekday> week
    a week from <weekday>
    <count> <unit> (from|after) <weekday>
    the following (week|month|<weekday>)
"""  # fmt: skip
