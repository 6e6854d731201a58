"""Dates are read by one documented policy, in five languages; an open one is never guessed.

Day 0 is Monday, 2 March 2026, unless a row says otherwise.
"""

from datetime import date

import pytest

from .spans import seen, spans_and_text, wanted

ENGLISH = [
    ("⟦in the next 10 days⟧", "date 2026-03-12"),
    ("by ⟦mid-April⟧", "date 2026-04-15"),
    ("⟦5/6⟧ and ⟦7/8⟧", "date 2026-05-06; date 2026-07-08"),
    ("by ⟦year's end⟧", "date 2026-12-31"),
    ("by EOD ⟦Friday⟧", "date 2026-03-06"),
    ("⟦end of the 2nd quarter⟧", "date 2026-06-30"),
    ("⟦2 weeks after Phase 1⟧, please", "date + 14d Phase 1"),
    ("⟦two weeks after completion of the Design⟧", "date + 14d Design"),
    ("⟦two weeks after sign-off⟧", "date + 14d sign-off"),
    ("due ⟦10 April⟧/⟦20 April⟧", "date 2026-04-10; date 2026-04-20"),
    ("due ⟦2026-03-31⟧", "date 2026-03-31"),
    ("due ⟦2026/03/31⟧", "date 2026-03-31"),
    ("by ⟦March 20th⟧", "date 2026-03-20"),
    ("by ⟦march 20⟧", "date 2026-03-20"),
    ("by ⟦Mar 20⟧", "date 2026-03-20"),
    ("by ⟦Mar. 20⟧", "date 2026-03-20"),
    ("by ⟦Sept 3⟧ and ⟦Sep. 4⟧", "date 2026-09-03; date 2026-09-04"),
    ("by ⟦10 April⟧", "date 2026-04-10"),
    ("by ⟦10 April 2026⟧.", "date 2026-04-10"),
    ("by ⟦10th April⟧", "date 2026-04-10"),
    ("by ⟦the 10th of April⟧", "date 2026-04-10"),
    ("by ⟦the 3rd of May⟧", "date 2026-05-03"),
    ("by ⟦the first of June⟧", "date 2026-06-01"),
    ("by ⟦1st June⟧", "date 2026-06-01"),
    ("by ⟦June 30, 2026⟧", "date 2026-06-30"),
    ("by ⟦June 30th, 2027⟧", "date 2027-06-30"),
    ("by ⟦June 30 2026⟧", "date 2026-06-30"),
    ("by ⟦June 30⟧, $500", "date 2026-06-30"),
    ("by ⟦June the 30th⟧", "date 2026-06-30"),
    ("by ⟦Jan 5⟧", "date 2027-01-05"),
    ("by ⟦March 1⟧", "date 2027-03-01"),
    ("by ⟦March 2⟧", "date 2026-03-02"),
    ("by ⟦Feb 29⟧", "date 2028-02-29"),
    ("by ⟦Friday, April 10⟧", "date 2026-04-10"),
    ("by ⟦Fri 10 April⟧", "date 2026-04-10"),
    ("by ⟦Friday 10 April 2026⟧", "date 2026-04-10"),
    ("by ⟦Monday, April 10⟧", "date? 2026-04-10"),
    ("⟦May 3⟧ - kickoff", "date 2026-05-03"),
    ("⟦10-Apr-2026⟧", "date 2026-04-10"),
    ("⟦10 Apr '26⟧", "date 2026-04-10"),
    ("⟦in 45 days⟧", "date 2026-04-16"),
    ("⟦in 2 weeks⟧", "date 2026-03-16"),
    ("⟦in two weeks⟧", "date 2026-03-16"),
    ("⟦in a week⟧", "date 2026-03-09"),
    ("⟦in a fortnight⟧", "date 2026-03-16"),
    ("⟦in two weeks' time⟧", "date 2026-03-16"),
    ("⟦in two weeks time⟧", "date 2026-03-16"),
    ("⟦in six weeks⟧", "date 2026-04-13"),
    ("⟦in 3 months⟧", "date 2026-06-02"),
    ("⟦in a month⟧", "date 2026-04-02"),
    ("⟦in one year⟧", "date 2027-03-02"),
    ("⟦within 10 days⟧", "date 2026-03-12"),
    ("⟦a week from today⟧", "date 2026-03-09"),
    ("⟦two weeks from now⟧", "date 2026-03-16"),
    ("⟦3 months from today⟧", "date 2026-06-02"),
    ("⟦ten days from now⟧", "date 2026-03-12"),
    ("due ⟦today⟧", "date 2026-03-02"),
    ("due ⟦tomorrow⟧", "date 2026-03-03"),
    ("due ⟦the day after tomorrow⟧", "date 2026-03-04"),
    ("⟦end of March⟧", "date 2026-03-31"),
    ("by ⟦end of June⟧", "date 2026-06-30"),
    ("by ⟦the end of June⟧", "date 2026-06-30"),
    ("⟦end of February⟧", "date 2027-02-28"),
    ("⟦end of June 2027⟧", "date 2027-06-30"),
    ("⟦end of June, 2027⟧", "date 2027-06-30"),
    ("⟦end June⟧", "date 2026-06-30"),
    ("⟦June end⟧", "date 2026-06-30"),
    ("⟦the end of next month⟧", "date 2026-04-30"),
    ("⟦end of next month⟧", "date 2026-04-30"),
    ("⟦the end of the month⟧", "date 2026-03-31"),
    ("⟦end of this month⟧", "date 2026-03-31"),
    ("⟦month end⟧ and ⟦EOM⟧", "date 2026-03-31; date 2026-03-31"),
    ("⟦the last day of June⟧", "date 2026-06-30"),
    ("⟦mid December⟧", "date 2026-12-15"),
    ("⟦mid-December⟧", "date 2026-12-15"),
    ("⟦the middle of May⟧", "date 2026-05-15"),
    ("⟦mid March⟧", "date 2026-03-15"),
    ("⟦in Q3⟧", "date 2026-09-30"),
    ("⟦end of Q3⟧, ⟦the end of Q2⟧", "date 2026-09-30; date 2026-06-30"),
    ("⟦in Q1 2027⟧", "date 2027-03-31"),
    ("⟦end of the third quarter⟧", "date 2026-09-30"),
    ("⟦the end of the quarter⟧", "date 2026-03-31"),
    ("⟦end of next quarter⟧", "date 2026-06-30"),
    ("⟦year end⟧, ⟦year-end⟧, ⟦EOY⟧", "date 2026-12-31; date 2026-12-31; date 2026-12-31"),
    ("by ⟦the end of the year⟧", "date 2026-12-31"),
    ("⟦end of year⟧", "date 2026-12-31"),
    ("⟦end of 2026⟧", "date 2026-12-31"),
    ("⟦end of next year⟧", "date 2027-12-31"),
    ("⟦this coming Monday⟧", "date 2026-03-09"),
    ("⟦this coming Friday⟧", "date 2026-03-06"),
    ("⟦this Friday⟧", "date 2026-03-06"),
    ("by ⟦Friday⟧", "date 2026-03-06"),
    ("⟦the last Monday of June⟧", "date 2026-06-29"),
    ("⟦the first Friday in May⟧", "date 2026-05-01"),
    ("⟦the second Tuesday of April 2026⟧", "date 2026-04-14"),
    ("⟦last Friday of February⟧", "date 2027-02-26"),
    ("⟦15th of next month⟧", "date 2026-04-15"),
    ("⟦three weeks after that⟧", "date + 21d"),
    ("⟦2 weeks later⟧", "date + 14d"),
    ("⟦a month later⟧", "date + 1m"),
    ("⟦10 days after the previous one⟧", "date + 10d"),
    ("⟦three weeks after the shoot⟧", "date + 21d shoot"),
    ("⟦two weeks after Design⟧, $500", "date + 14d Design"),
    ("⟦two weeks after Final Delivery⟧", "date + 14d Final Delivery"),
    ("⟦two weeks after Design⟧ is done", "date + 14d Design"),
    ("⟦a month after launch⟧", "date + 1m launch"),
    ("due ⟦in two weeks after the shoot⟧", "date + 14d shoot"),
    ("⟦within 10 days of delivery⟧", "date + 10d delivery"),
    ("⟦the day after the shoot⟧", "date + 1d shoot"),
    ("⟦one week after the first draft⟧", "date + 7d first draft"),
    ("due ⟦monthly from 1 June⟧", "date monthly 2026-06-01"),
    ("⟦each month from June 1st⟧", "date monthly 2026-06-01"),
    ("⟦every month starting 1 June 2026⟧", "date monthly 2026-06-01"),
    ("⟦monthly, starting on 1 June⟧", "date monthly 2026-06-01"),
    ("the first on ⟦1 June, and so on each month⟧", "date monthly 2026-06-01"),
    ("the first on ⟦1 June and so on every month⟧", "date monthly 2026-06-01"),
    ("the first on ⟦1 June, then monthly⟧", "date monthly 2026-06-01"),
    (
        "Sprint 1 due ⟦1 June⟧, Sprint 2 a bit later, ⟦and so on each month⟧",
        "date 2026-06-01; date monthly 2026-06-01",
    ),
]

DUTCH = [
    ("⟦twee maanden na de oplevering van Ontwerp⟧", "date + 2m Ontwerp"),
    ("op ⟦10 april⟧", "date 2026-04-10"),
    ("op ⟦10 april 2026⟧", "date 2026-04-10"),
    ("op ⟦vrijdag 10 april⟧", "date 2026-04-10"),
    ("op ⟦1 mrt 2027⟧ of ⟦1 mei⟧", "date 2027-03-01; date 2026-05-01"),
    ("⟦over drie weken⟧", "date 2026-03-23"),
    ("⟦over 2 weken⟧", "date 2026-03-16"),
    ("⟦over een maand⟧", "date 2026-04-02"),
    ("⟦binnen 10 dagen⟧", "date 2026-03-12"),
    ("⟦over een week⟧", "date 2026-03-09"),
    ("⟦morgen⟧ en ⟦overmorgen⟧", "date 2026-03-03; date 2026-03-04"),
    ("⟦eind juni⟧", "date 2026-06-30"),
    ("⟦einde van juni⟧", "date 2026-06-30"),
    ("⟦eind volgende maand⟧", "date 2026-04-30"),
    ("⟦eind van de maand⟧", "date 2026-03-31"),
    ("⟦eind van het jaar⟧ of ⟦eind dit jaar⟧", "date 2026-12-31; date 2026-12-31"),
    ("⟦half juni⟧ en ⟦medio juni⟧", "date 2026-06-15; date 2026-06-15"),
    ("⟦in Q3⟧ of ⟦eind Q3⟧", "date 2026-09-30; date 2026-09-30"),
    ("⟦eind van het derde kwartaal⟧", "date 2026-09-30"),
    ("⟦komende maandag⟧, ⟦aanstaande vrijdag⟧", "date 2026-03-09; date 2026-03-06"),
    ("⟦de laatste maandag van juni⟧", "date 2026-06-29"),
    ("⟦drie weken daarna⟧", "date + 21d"),
    ("⟦drie weken later⟧", "date + 21d"),
    ("⟦twee weken na de shoot⟧", "date + 14d shoot"),
    ("⟦maandelijks vanaf 1 juni⟧", "date monthly 2026-06-01"),
    ("⟦elke maand vanaf 1 juni⟧", "date monthly 2026-06-01"),
]

GERMAN = [
    ("⟦Ende des 2. Quartals⟧, ⟦im 3. Quartal⟧", "date 2026-06-30; date 2026-09-30"),
    ("am ⟦10. April⟧", "date 2026-04-10"),
    ("am ⟦10. April 2026⟧", "date 2026-04-10"),
    ("bis zum ⟦3. März⟧ und ⟦4. Maerz⟧", "date 2026-03-03; date 2026-03-04"),
    ("am ⟦Freitag, den 10. April⟧", "date 2026-04-10"),
    ("am ⟦09.03.2026⟧", "date 2026-03-09"),
    ("am ⟦9.3.26⟧", "date 2026-03-09"),
    ("am ⟦9.3.⟧ fertig", "date 2026-03-09"),
    ("am ⟦1. Dez⟧. fertig", "date 2026-12-01"),
    ("⟦in drei Wochen⟧", "date 2026-03-23"),
    ("⟦in einem Monat⟧, ⟦in einer Woche⟧", "date 2026-04-02; date 2026-03-09"),
    ("⟦innerhalb von 10 Tagen⟧", "date 2026-03-12"),
    ("⟦in 14 Tagen⟧", "date 2026-03-16"),
    ("⟦heute in einer Woche⟧", "date 2026-03-09"),
    ("⟦morgen⟧ oder ⟦übermorgen⟧", "date 2026-03-03; date 2026-03-04"),
    ("⟦Ende Juni⟧", "date 2026-06-30"),
    ("bis ⟦Ende März⟧", "date 2026-03-31"),
    ("⟦Ende nächsten Monats⟧", "date 2026-04-30"),
    ("⟦Ende des Monats⟧, ⟦Monatsende⟧", "date 2026-03-31; date 2026-03-31"),
    ("⟦Ende des Jahres⟧, ⟦Jahresende⟧, ⟦Ende 2026⟧", "date 2026-12-31; date 2026-12-31; date 2026-12-31"),
    ("⟦Mitte Dezember⟧", "date 2026-12-15"),
    ("⟦im dritten Quartal⟧, ⟦Ende Q3⟧", "date 2026-09-30; date 2026-09-30"),
    ("⟦kommenden Montag⟧", "date 2026-03-09"),
    ("⟦diesen Freitag⟧", "date 2026-03-06"),
    ("⟦am letzten Montag im Juni⟧", "date 2026-06-29"),
    ("⟦drei Wochen danach⟧, ⟦zwei Wochen später⟧", "date + 21d; date + 14d"),
    ("⟦zwei Wochen nach dem Dreh⟧", "date + 14d Dreh"),
    ("⟦monatlich ab dem 1. Juni⟧", "date monthly 2026-06-01"),
    ("⟦jeden Monat ab 1. Juni⟧", "date monthly 2026-06-01"),
]  # fmt: skip

FRENCH = [
    ("⟦fin du mois de juin⟧", "date 2026-06-30"),
    ("⟦le 10 avril⟧", "date 2026-04-10"),
    ("pour ⟦le 10 avril 2026⟧", "date 2026-04-10"),
    ("⟦le 1er mai⟧", "date 2026-05-01"),
    ("⟦le vendredi 10 avril⟧", "date 2026-04-10"),
    ("⟦le 3 févr. 2027⟧", "date 2027-02-03"),
    ("⟦le quinze avril⟧", "date 2026-04-15"),
    ("⟦le 3 août⟧ et ⟦le 3 aout⟧", "date 2026-08-03; date 2026-08-03"),
    ("⟦dans trois semaines⟧", "date 2026-03-23"),
    ("⟦d'ici 3 semaines⟧", "date 2026-03-23"),
    ("⟦dans un mois⟧", "date 2026-04-02"),
    ("⟦sous 15 jours⟧", "date 2026-03-17"),
    ("⟦demain⟧ ou ⟦après-demain⟧", "date 2026-03-03; date 2026-03-04"),
    ("⟦fin juin⟧", "date 2026-06-30"),
    ("⟦à la fin de juin⟧", "date 2026-06-30"),
    ("⟦fin du mois⟧, ⟦fin du mois prochain⟧", "date 2026-03-31; date 2026-04-30"),
    ("⟦la fin de l'année⟧, ⟦fin d'année⟧, ⟦fin 2026⟧", "date 2026-12-31; date 2026-12-31; date 2026-12-31"),
    ("⟦mi-décembre⟧, ⟦à la mi-juin⟧", "date 2026-12-15; date 2026-06-15"),
    ("⟦au troisième trimestre⟧, ⟦fin T3⟧", "date 2026-09-30; date 2026-09-30"),
    ("⟦le dernier lundi de juin⟧", "date 2026-06-29"),
    ("⟦trois semaines plus tard⟧, ⟦trois semaines après⟧", "date + 21d; date + 21d"),
    ("⟦deux semaines après le tournage⟧", "date + 14d tournage"),
    ("⟦chaque mois à partir du 1er juin⟧", "date monthly 2026-06-01"),
    ("⟦mensuellement à partir du 1er juin⟧", "date monthly 2026-06-01"),
]  # fmt: skip

SPANISH = [
    ("⟦a finales del mes de junio⟧", "date 2026-06-30"),
    ("⟦el viernes que viene⟧", "date 2026-03-06"),
    ("⟦el 10 de abril⟧", "date 2026-04-10"),
    ("⟦el 1 de junio de 2026⟧", "date 2026-06-01"),
    ("⟦el 1 de junio del 2026⟧", "date 2026-06-01"),
    ("⟦el primero de junio⟧, ⟦el 1º de mayo⟧", "date 2026-06-01; date 2026-05-01"),
    ("⟦el viernes 10 de abril⟧", "date 2026-04-10"),
    ("⟦el quince de abril⟧", "date 2026-04-15"),
    ("⟦en tres semanas⟧", "date 2026-03-23"),
    ("⟦dentro de 3 semanas⟧", "date 2026-03-23"),
    ("⟦en un mes⟧", "date 2026-04-02"),
    ("⟦mañana⟧ o ⟦pasado mañana⟧", "date 2026-03-03; date 2026-03-04"),
    ("⟦a finales de junio⟧", "date 2026-06-30"),
    ("⟦al final de junio⟧, ⟦fin de junio⟧", "date 2026-06-30; date 2026-06-30"),
    ("⟦a fin de mes⟧, ⟦a finales del próximo mes⟧", "date 2026-03-31; date 2026-04-30"),
    ("⟦a final de año⟧, ⟦a finales de año⟧, ⟦fin de año⟧", "date 2026-12-31; date 2026-12-31; date 2026-12-31"),
    ("⟦a mediados de diciembre⟧", "date 2026-12-15"),
    ("⟦en el tercer trimestre⟧, ⟦en el T3⟧", "date 2026-09-30; date 2026-09-30"),
    ("⟦el último lunes de junio⟧", "date 2026-06-29"),
    ("⟦el próximo lunes⟧", "date 2026-03-09"),
    ("⟦tres semanas después⟧, ⟦tres semanas más tarde⟧", "date + 21d; date + 21d"),
    ("⟦tres semanas después del rodaje⟧, ⟦un mes tras el rodaje⟧", "date + 21d rodaje; date + 1m rodaje"),
    ("⟦cada mes a partir del 1 de junio⟧", "date monthly 2026-06-01"),
    ("⟦mensualmente desde el 1 de junio⟧", "date monthly 2026-06-01"),
]  # fmt: skip

OPEN = [
    "⟦June 1⟧-15", "⟦March 3⟧/4", "⟦in 2-3 weeks⟧", "⟦in two or three weeks⟧", "⟦in half a year⟧",
    "⟦in a year and a half⟧", "⟦the 1st of every month from 1 June⟧", "⟦le 1er de chaque mois⟧",
    "⟦el 15 de cada mes⟧", "⟦om de twee weken vanaf 1 juni⟧", "⟦alle zwei Wochen⟧",
    "⟦the first week of May⟧", "⟦by week 12⟧", "⟦Ende KW 20⟧",
    "in ⟦April⟧", "by ⟦April⟧", "in ⟦April 2026⟧", "before ⟦June⟧", "im ⟦April⟧", "en ⟦avril⟧",
    "en ⟦abril⟧", "in ⟦juni⟧", "by ⟦the end of the week⟧", "⟦end of next week⟧", "⟦early May⟧",
    "⟦late June⟧", "⟦beginning of May⟧", "⟦Anfang Mai⟧", "⟦début mai⟧", "⟦a principios de mayo⟧",
    "⟦before summer⟧", "⟦before the summer⟧", "⟦voor de zomer⟧", "⟦vor dem Sommer⟧",
    "⟦avant l'été⟧", "⟦antes del verano⟧", "⟦next week⟧", "⟦next month⟧", "⟦volgende week⟧",
    "⟦nächste Woche⟧", "⟦la semaine prochaine⟧", "⟦la próxima semana⟧", "⟦next Friday⟧",
    "⟦next Tuesday⟧", "⟦in 10 business days⟧", "⟦within 5 working days⟧", "⟦in 5 Werktagen⟧",
    "⟦binnen 5 werkdagen⟧", "⟦sous 10 jours ouvrés⟧", "⟦en 10 días hábiles⟧", "by ⟦the 15th⟧",
    "by ⟦Q3⟧", "⟦every two weeks from 1 June⟧", "⟦weekly from 1 June⟧",
    "⟦two weeks before the launch⟧", "by ⟦Monday⟧", "⟦eind van de week⟧", "⟦Ende der Woche⟧",
    "⟦à la fin de la semaine⟧", "⟦a finales de semana⟧", "⟦two weeks from Friday⟧",
]  # fmt: skip

NUMERIC = [
    ("en-US", "due ⟦3/9⟧", "date 2026-03-09"),
    ("en-US", "due ⟦3/9/2026⟧, ⟦3/9/26⟧", "date 2026-03-09; date 2026-03-09"),
    ("en-US", "due ⟦15/4⟧", "date 2026-04-15"),
    ("en-US", "due ⟦3-9-2026⟧", "date 2026-03-09"),
    ("en-US", "due ⟦09.03.2026⟧", "date 2026-03-09"),
    ("en-US", "Photos (⟦3/20⟧), Copy (⟦4/17⟧)", "date 2026-03-20; date 2026-04-17"),
    ("en-GB", "due ⟦9/3⟧", "date 2026-03-09"),
    ("en-GB", "due ⟦05/06/2026⟧", "date 2026-06-05"),
    ("en-GB", "due ⟦20/03/2026⟧", "date 2026-03-20"),
    ("en-AU", "due ⟦05/06/2026⟧", "date 2026-06-05"),
    ("en-IN", "due ⟦05/06/2026⟧", "date 2026-06-05"),
    ("nl-NL", "op ⟦05-06-2026⟧ en ⟦5/6⟧", "date 2026-06-05; date 2026-06-05"),
    ("de-DE", "am ⟦05.06.2026⟧, ⟦5.6.⟧", "date 2026-06-05; date 2026-06-05"),
    ("fr-FR", "le ⟦05/06/2026⟧", "date 2026-06-05"),
    ("es-ES", "el ⟦5/6/2026⟧", "date 2026-06-05"),
    ("de", "am ⟦05/06/2026⟧", "date 2026-06-05"),
    ("en", "due ⟦05/06/2026⟧", "date? 2026-05-06"),
    ("en", "due ⟦05/05/2026⟧", "date 2026-05-05"),
    ("en", "due ⟦15/06/2026⟧", "date 2026-06-15"),
    ("en-CA", "due ⟦05/06/2026⟧", "date? 2026-05-06"),
    ("en-CA", "due ⟦2026-06-05⟧", "date 2026-06-05"),
    ("en-US", "Phase 1/2", ""),
]

OTHER_DAYS = [
    ("2026-11-20", "due ⟦this coming Monday⟧", "date 2026-11-23"),
    ("2026-11-20", "due ⟦mid December⟧", "date 2026-12-15"),
    ("2026-11-20", "due ⟦next Friday⟧", "date 2026-11-27"),
    ("2026-11-20", "due ⟦nächsten Freitag⟧", "date 2026-11-27"),
    ("2026-11-20", "due ⟦volgende vrijdag⟧", "date 2026-11-27"),
    ("2026-11-20", "due ⟦vendredi prochain⟧", "date 2026-11-27"),
    ("2026-11-20", "due ⟦next Monday⟧", "date 2026-11-23"),
    ("2026-11-20", "due ⟦in Q3⟧", "date 2027-09-30"),
    ("2026-11-20", "due ⟦end of March⟧", "date 2027-03-31"),
    ("2026-11-20", "due ⟦in 3 months⟧", "date 2027-02-20"),
    ("2026-12-31", "due ⟦end of next month⟧", "date 2027-01-31"),
    ("2026-01-31", "due ⟦in a month⟧", "date 2026-02-28"),
    ("2026-12-31", "due ⟦the end of the year⟧", "date 2026-12-31"),
    ("2026-03-31", "due ⟦end of March⟧", "date 2026-03-31"),
    ("2026-12-15", "due ⟦mid December⟧", "date 2026-12-15"),
    ("2026-12-16", "due ⟦mid December⟧", "date 2027-12-15"),
]


@pytest.mark.parametrize(("marked", "meanings"), [*ENGLISH, *DUTCH, *GERMAN, *FRENCH, *SPANISH])
def test_date_is_read_by_the_policy(marked: str, meanings: str) -> None:
    _, text = spans_and_text(marked)
    locale = "de-DE" if (marked, meanings) in GERMAN else "en-US"
    dates = [s for s in seen(text, locale=locale) if s[1].startswith("date")]
    assert dates == wanted(marked, meanings)


@pytest.mark.parametrize("marked", OPEN)
def test_open_date_is_seen_but_not_guessed(marked: str) -> None:
    _, text = spans_and_text(marked)
    assert seen(text) == wanted(marked, "date?")


@pytest.mark.parametrize(("locale", "marked", "meanings"), NUMERIC)
def test_locale_decides_the_order_of_day_and_month(locale: str, marked: str, meanings: str) -> None:
    _, text = spans_and_text(marked)
    assert seen(text, locale=locale) == wanted(marked, meanings)


@pytest.mark.parametrize(("today", "marked", "meanings"), OTHER_DAYS)
def test_relative_date_counts_from_today(today: str, marked: str, meanings: str) -> None:
    _, text = spans_and_text(marked)
    assert seen(text, today=date.fromisoformat(today)) == wanted(marked, meanings)


@pytest.mark.parametrize("today", [date.max, date(9999, 11, 30), date.min, date(1, 12, 31)])
def test_no_date_falls_off_the_calendar(today: date) -> None:
    for marked, _ in (*ENGLISH, *DUTCH, *GERMAN, *FRENCH, *SPANISH):
        _, text = spans_and_text(marked)
        seen(text, today=today)
    for marked in OPEN:
        _, text = spans_and_text(marked)
        seen(text, today=today)
