"""The printed invoice's own words in the five languages of the workspaces. Data."""

from typing import NamedTuple


class Words(NamedTuple):
    invoice: str
    draft: str
    void: str
    number: str
    date: str
    due: str
    project: str
    bill_to: str
    description: str
    quantity: str
    hours: str
    price: str
    amount: str
    net: str
    tax: str
    total: str
    payment: str
    tax_number: str


WORDS: dict[str, Words] = {
    "en": Words(
        invoice="Invoice",
        draft="Draft",
        void="Void",
        number="Number",
        date="Date",
        due="Due",
        project="Project",
        bill_to="Bill to",
        description="Description",
        quantity="Quantity",
        hours="h",
        price="Price",
        amount="Amount",
        net="Net",
        tax="Tax",
        total="Total",
        payment="Payment",
        tax_number="Tax number",
    ),
    "nl": Words(
        invoice="Factuur",
        draft="Concept",
        void="Vervallen",
        number="Nummer",
        date="Datum",
        due="Vervaldatum",
        project="Project",
        bill_to="Aan",
        description="Omschrijving",
        quantity="Aantal",
        hours="u",
        price="Prijs",
        amount="Bedrag",
        net="Netto",
        tax="Btw",
        total="Totaal",
        payment="Betaling",
        tax_number="Btw-nummer",
    ),
    "de": Words(
        invoice="Rechnung",
        draft="Entwurf",
        void="Storniert",
        number="Nummer",
        date="Datum",
        due="Fällig am",
        project="Projekt",
        bill_to="An",
        description="Beschreibung",
        quantity="Menge",
        hours="Std.",
        price="Preis",
        amount="Betrag",
        net="Netto",
        tax="USt.",
        total="Gesamt",
        payment="Zahlung",
        tax_number="USt-IdNr.",
    ),
    "fr": Words(
        invoice="Facture",
        draft="Brouillon",
        void="Annulée",
        number="Numéro",
        date="Date",
        due="Échéance",
        project="Projet",
        bill_to="Destinataire",
        description="Désignation",
        quantity="Quantité",
        hours="h",
        price="Prix",
        amount="Montant",
        net="Total HT",
        tax="TVA",
        total="Total TTC",
        payment="Règlement",
        tax_number="N° TVA",
    ),
    "es": Words(
        invoice="Factura",
        draft="Borrador",
        void="Anulada",
        number="Número",
        date="Fecha",
        due="Vencimiento",
        project="Proyecto",
        bill_to="Cliente",
        description="Descripción",
        quantity="Cantidad",
        hours="h",
        price="Precio",
        amount="Importe",
        net="Base imponible",
        tax="IVA",
        total="Total",
        payment="Pago",
        tax_number="NIF-IVA",
    ),
}
