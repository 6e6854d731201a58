"""The words around numbers, in five languages, folded (no case, no accents)."""

from decimal import Decimal
from typing import TypeVar

T = TypeVar("T")


def words(table: str) -> frozenset[str]:
    """The words of a table, folded ones, blanks and line ends between them."""
    return frozenset(table.split())


def meanings(*rows: tuple[T, str]) -> dict[str, T]:
    """Each word of each row's table -> the row's meaning."""
    return {word: meaning for meaning, table in rows for word in table.split()}


_THOUSAND, _MILLION, _BILLION = Decimal(10) ** 3, Decimal(10) ** 6, Decimal(10) ** 9
_LAKH, _CRORE = Decimal(10) ** 5, Decimal(10) ** 7

INDIAN_MAGNITUDES = frozenset((_LAKH, _CRORE))

GLUED_MAGNITUDES = meanings((_THOUSAND, "k tsd"), (_MILLION, "m mn mio mln"), (_BILLION, "bn mrd"))
"""Letters that hang on a number: "15k", "1.2m"."""

PRICED_MAGNITUDES = meanings(
    (_THOUSAND, "t"), (_LAKH, "l"), (_CRORE, "cr"), (_MILLION, "mm"), (_BILLION, "b")
)
"""Letters that hang on a number only where a currency stands with it: "₹5L", "15 T€"."""

MAGNITUDE_WORDS = meanings(
    (Decimal(100), "hundred honderd hundert"),
    (_THOUSAND, "thousand thousands grand k duizend tausend tsd mille mil"),
    (_LAKH, "lakh lakhs lac lacs"),
    (_MILLION, "million millions mio mn mln miljoen millionen millones millon"),
    (_CRORE, "crore crores"),
    (_BILLION, "billion billions bn mrd milliard milliards milliarde milliarden miljard"),
)

REFERENCES = words(
    """
    n no nr num number nummer numero nro ref reference invoice ticket issue order po account acct
    acc konto rekening cuenta compte iban tel phone mobile fax zip plz facture factuur rechnung
    factura kvk btw vat siret iso rfc id model modell modele modelo series serie mk rtx gtx
    lokaal kamer zaal zimmer raum saal salle chambre sala aula habitacion vorgang dossiernummer
    """
)
"""Words whose number is a reference, also behind a colon: "invoice 10023", "Ref: 4711"."""

ORDERS = words(
    """
    bestelling klant dossier kunde kundin bestellung auftrag commande dossier client pedido cliente
    expediente customer offer offerte angebot devis
    """
)
"""Words whose number is a reference where it is as long as references are: "Pedido 88210"."""

LABELS = words(
    """
    project projekt projet proyecto
    phase sprint milestone top step part stage section chapter version volume vol release level
    tier round batch lot module unit room suite floor building flight route track episode season
    etape jalon phase fase etapa hito etappe meilenstein mijlpaal partie parte teil deel stap
    schritt article art page seite pagina box gate line linie ligne linea area zone windows office
    studio boeing airbus rev revision iteration wave option variant plan a4 week wk semaine woche
    semana kw day q
    """
)
"""Words whose number is a part of a name: "Phase 2", "Sprint 10", "Top 10"."""

THINGS = words(
    """
    users user people persons person pages page words word hours hour hrs hr days day weeks week
    months month years year minutes minute mins min seconds items item photos photo images image
    videos video products product screens screen units unit seats seat licenses licences copies
    copy pieces employees staff members followers subscribers clients customers guests attendees
    participants stores shops sites locations rooms tables chairs cars km kg cm mm m2 m² sqm sqft
    ft gb mb tb px dpi fps run race ride walk marathon challenge club mile miles questions slides
    posts articles emails tickets interviews sessions workshops rounds revisions points pts st uur
    uren dagen weken maanden jaar paginas woorden gebruikers mensen personen stuks stunden tage
    wochen monate jahre seiten worter benutzer leute stuck uhr heures jours semaines mois ans
    annees utilisateurs personnes mots pieces horas dias semanas meses anos paginas palabras
    usuarios personas piezas meter meters metres metre metros minuten minutos
    """
)
"""What is counted but is no money: "300 pages"."""

PRICE_WORDS = words(
    """
    budget price cost costs fee total amount worth value prijs bedrag totaal kosten preis betrag
    gesamt prix montant cout total precio importe coste costo presupuesto
    """
)
"""Words that make a small number behind them money: "budget 90"."""

PRICE_GLUE = words(": = of is at is ist von van de du a - ( est es")
"""What may stand between such a word and its number."""

VAGUE = words(
    """
    few several some couple paar einige mehrere quelques plusieurs unos unas varios
    """
)
"""Words before "thousand" and the like that leave the number open: "a few thousand"."""

DATE_PREPOSITIONS = words(
    """
    due by on until till before around during deadline eod eob cob close
    op per uiterlijk voor tegen vanaf am bis zum vor ab le pour avant au el para antes fecha
    """
)
"""Words that make a weekday behind them a date: "by Friday"."""

BEFORE_A_MONTH = words(
    """
    in by before until till around during im bis vor voor tegen en avant pour courant para
    """
)
"""Words that make a month behind them a date, though an open one: "in April"."""

MILESTONES = words(
    """
    milestone milestones phase phases stage stages payment payments instalment instalments
    installment installments steps deliverable deliverables tranche tranches sprints
    mijlpaal mijlpalen fase fasen fases termijnen betalingen stappen deelbetalingen
    meilenstein meilensteine meilensteinen phasen etappe etappen raten teilzahlung teilzahlungen
    zahlungen schritte schritten abschlage abschlagszahlungen
    jalon jalons etape etapes versement versements paiement paiements echeances
    hito hitos etapa etapas pago pagos plazos entregas cuotas
    """
)
"""What a project's payments are called."""

PARTS = MILESTONES | words(
    """
    parts chunks portions pieces shares delen teile teilen parties parts lots partes trozos
    """
)
"""What a whole is divided into; by themselves these may be parts of anything."""
