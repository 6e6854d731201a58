"""The invoice as a PDF that one would send to a client: the figures of the view, nothing computed.

Every word of a person is escaped before it meets reportlab's own markup.
"""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, get_currency_symbol
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    KeepTogether,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from billing_core.invoice_fonts import BOLD, PLAIN, marked_up, register_fonts
from billing_core.invoice_words import WORDS, Words
from billing_core.kinds import InvoiceStatus
from billing_core.money import currency_digits
from billing_core.views import InvoiceLineView, InvoiceView

_INK = HexColor("#1b1f24")
_QUIET = HexColor("#5b6470")
_RULE = HexColor("#d5dae0")
_MARGIN = 20 * mm
_FOOT = 28 * mm
_WIDTH = A4[0] - 2 * _MARGIN


def render_invoice(invoice: InvoiceView, locale: str) -> bytes:
    """The document in the workspace's locale; the same invoice gives the same bytes."""
    register_fonts()
    page = _Page(invoice, _locale(locale))
    page.count = _build(page, BytesIO())
    buffer = BytesIO()
    _build(page, buffer)
    return buffer.getvalue()


def _build(page: "_Page", buffer: BytesIO) -> int:
    """Write the document; how many pages it took."""
    invoice = page.invoice
    document = BaseDocTemplate(
        buffer,
        pagesize=A4,
        title=f"{page.words.invoice} {invoice.number or page.words.draft}",
        author=invoice.parties.business["name"],
        invariant=1,
    )
    body = Frame(_MARGIN, _FOOT, _WIDTH, A4[1] - _MARGIN - _FOOT, 0, 0, 0, 0)
    document.addPageTemplates(PageTemplate(frames=[body], onPage=page.foot))
    document.build(page.story())
    pages: int = document.page
    return pages


def _locale(name: str) -> Locale:
    try:
        return Locale.parse(name.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale("en", "US")


def _style(name: str, size: int, *, bold: bool = False, quiet: bool = False) -> ParagraphStyle:
    return ParagraphStyle(
        name,
        fontName=BOLD if bold else PLAIN,
        fontSize=size,
        leading=size * 7 // 5,
        textColor=_QUIET if quiet else _INK,
        splitLongWords=1,
    )


_TITLE = _style("title", 22, bold=True)
_TEXT = _style("text", 10)
_STRONG = _style("strong", 10, bold=True)
_SMALL = _style("small", 8, quiet=True)
_LABEL = ParagraphStyle("label", parent=_SMALL, leading=_TEXT.leading)
"""As high as the text that stands beside it, so that both stand on one line."""
_RIGHT = ParagraphStyle("right", parent=_TEXT, alignment=2)
_RIGHT_STRONG = ParagraphStyle("right-strong", parent=_STRONG, alignment=2)
_RIGHT_SMALL = ParagraphStyle("right-small", parent=_SMALL, alignment=2)

_BARE = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
]


class _Page:
    """One invoice laid out in one locale."""

    def __init__(self, invoice: InvoiceView, locale: Locale) -> None:
        self.invoice = invoice
        self.locale = locale
        self.count = 1
        """Pages in all; known once it was built."""
        self.words: Words = WORDS.get(locale.language, WORDS["en"])

    def story(self) -> list[Flowable]:
        parts: list[Flowable] = [self._head(), Spacer(1, 12 * mm), self._parties()]
        parts += [Spacer(1, 10 * mm), self._lines()]
        parts.append(KeepTogether([Spacer(1, 4 * mm), self._totals()]))
        if self.invoice.notes:
            parts += [Spacer(1, 10 * mm), _text(self.invoice.notes, _TEXT)]
        payment = self.invoice.parties.business.get("payment")
        if payment:
            told = [_text(self.words.payment, _SMALL), _text(payment, _TEXT)]
            parts.append(KeepTogether([Spacer(1, 8 * mm), *told]))
        return parts

    def foot(self, canvas: Any, document: Any) -> None:
        """The sender's details, the invoice's number and the page's, on every page."""
        business = self.invoice.parties.business
        known = (business.get(name) for name in ("name", "tax_number", "email"))
        line = " · ".join(part for part in known if part)
        canvas.saveState()
        canvas.setStrokeColor(_RULE)
        canvas.line(_MARGIN, 20 * mm, A4[0] - _MARGIN, 20 * mm)
        cell = Table(
            [[_text(line, _SMALL), _text(self._place(document.page), _RIGHT_SMALL)]],
            colWidths=_shares(75, 25),
            style=_BARE,
        )
        _, height = cell.wrapOn(canvas, _WIDTH, 20 * mm)
        cell.drawOn(canvas, _MARGIN, 18 * mm - height)
        canvas.restoreState()

    def _place(self, page: int) -> str:
        number = self.invoice.number or self.words.draft
        return f"{number} · {page} / {self.count}"

    def _head(self) -> Flowable:
        business = self.invoice.parties.business
        sender = [_text(business["name"], _STRONG)]
        sender += [_text(business[k], _SMALL) for k in ("address", "email") if business.get(k)]
        if business.get("tax_number"):
            sender.append(_text(f"{self.words.tax_number} {business['tax_number']}", _SMALL))
        return _columns([_text(self._title(), _TITLE)], sender)

    def _title(self) -> str:
        title = self.words.invoice
        if self.invoice.status is InvoiceStatus.DRAFT:
            return f"{title} · {self.words.draft}"
        if self.invoice.status is InvoiceStatus.VOID:
            return f"{title} · {self.words.void}"
        return title

    def _parties(self) -> Flowable:
        client = dict(self.invoice.parties.client)
        name = client.get("billing_name") or client["name"]
        place = " ".join(client[k] for k in ("postal_code", "city") if k in client)
        country = self.locale.territories.get(client.get("country", ""), client.get("country"))
        lines = [client.get("address_line1"), client.get("address_line2"), place, country]
        block = [_text(self.words.bill_to, _SMALL), _text(name, _STRONG)]
        block += [_text(line, _TEXT) for line in lines if line]
        return _columns(block, [self._facts()])

    def _facts(self) -> Flowable:
        invoice, words = self.invoice, self.words
        facts = [
            (words.number, invoice.number or words.draft),
            (words.date, self._date(invoice.issue_date)),
            (words.due, self._date(invoice.due_date)),
            (words.project, invoice.project.name),
        ]
        rows = [[_text(k, _LABEL), _text(v, _RIGHT)] for k, v in facts if v]
        return Table(rows, colWidths=_shares(15, 31), style=_BARE)

    def _lines(self) -> Flowable:
        words = self.words
        head = [words.description, words.quantity, words.price, words.amount]
        rows = [[_text(head[0], _SMALL), *(_text(word, _RIGHT_SMALL) for word in head[1:])]]
        rows += [self._line(line) for line in self.invoice.lines]
        table = Table(rows, colWidths=_shares(46, 14, 19, 21), repeatRows=1)
        table.setStyle(TableStyle([*_BARE, ("LINEBELOW", (0, 0), (-1, -1), mm / 6, _RULE)]))
        return table

    def _line(self, line: InvoiceLineView) -> list[Flowable]:
        return [
            _text(line.description, _TEXT),
            _text(self._quantity(line), _RIGHT),
            _text(self._money(line.unit_price_minor), _RIGHT),
            _text(self._money(line.amount_minor), _RIGHT),
        ]

    def _totals(self) -> Flowable:
        invoice, words = self.invoice, self.words
        rate = "" if invoice.tax_rate is None else f"{self._decimal(invoice.tax_rate)} %"
        rows = [
            ["", _text(words.net, _TEXT), _text(self._money(invoice.net_minor), _RIGHT)],
            ["", _text(f"{words.tax} {rate}", _TEXT), _text(self._tax(), _RIGHT)],
            [
                "",
                _text(f"{words.total} ({invoice.currency})", _STRONG),
                _text(self._money(invoice.total_minor), _RIGHT_STRONG),
            ],
        ]
        table = Table(rows, colWidths=_shares(46, 25, 29))
        table.setStyle(TableStyle([*_BARE, ("LINEABOVE", (1, -1), (-1, -1), 1, _INK)]))
        return table

    def _tax(self) -> str:
        invoice = self.invoice
        return "—" if invoice.tax_rate is None else self._money(invoice.tax_minor)

    def _quantity(self, line: InvoiceLineView) -> str:
        if line.minutes is None:
            return self._decimal(line.quantity)
        return f"{line.minutes // 60}:{line.minutes % 60:02d} {self.words.hours}"

    def _money(self, minor: int) -> str:
        currency = self.invoice.currency
        amount = Decimal(minor).scaleb(-currency_digits(currency))
        pattern = _money_pattern(self.locale, currency)
        return format_currency(
            amount, currency, format=pattern, locale=self.locale, currency_digits=False
        )

    def _decimal(self, value: Decimal) -> str:
        return format_decimal(value, locale=self.locale, decimal_quantization=False)

    def _date(self, day: date | None) -> str | None:
        return None if day is None else format_date(day, "long", locale=self.locale)


def _money_pattern(locale: Locale, currency: str) -> str:
    """The locale's pattern with the digits of ISO 4217 (CLDR has fewer for some currencies), and
    a space between a code and the figure, as in BHD 1.234."""
    digits = currency_digits(currency)
    fraction = "." + "0" * digits if digits else ""
    pattern = re.sub(r"(?<=0)\.0+", fraction, locale.currency_formats["standard"].pattern)
    if get_currency_symbol(currency, locale)[-1].isalpha():
        pattern = re.sub(r"¤(?=[#0])", "¤\N{NO-BREAK SPACE}", pattern)
    return pattern


def _text(words: str, style: ParagraphStyle) -> Paragraph:
    return Paragraph(marked_up(words), style)


def _columns(left: Sequence[Flowable], right: Sequence[Flowable]) -> Table:
    return Table([[list(left), "", list(right)]], colWidths=_shares(50, 4, 46), style=_BARE)


def _shares(*percents: int) -> list[Any]:
    return [_WIDTH * percent / 100 for percent in percents]
