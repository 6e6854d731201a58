"""The currencies that a form offers: the usual ones first, then every other of ISO 4217."""

from billing_core.money import CURRENCY_DIGITS

USUAL = ("USD", "EUR", "GBP", "CHF", "CAD", "AUD", "NZD", "JPY", "SEK", "NOK", "DKK", "PLN", "INR")
OTHERS = tuple(sorted(CURRENCY_DIGITS.keys() - set(USUAL)))
