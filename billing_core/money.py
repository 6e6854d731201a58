"""Money as integer minor units of an ISO 4217 currency (rule 17). Pure; never a float."""

import re
from decimal import Decimal

MAX_MINOR = 10**15
"""The largest single amount: it leaves room for thousands of them in a 64-bit column."""

_TWO_DIGITS = (
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD "
    "CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD "
    "GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD "
    "MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP "
    "PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS "
    "TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG"
)
_ZERO_DIGITS = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"
_THREE_DIGITS = "BHD IQD JOD KWD LYD OMR TND"

CURRENCY_DIGITS: dict[str, int] = {
    code: digits
    for digits, codes in ((2, _TWO_DIGITS), (0, _ZERO_DIGITS), (3, _THREE_DIGITS))
    for code in codes.split()
}
"""Digits after the decimal mark, from ISO 4217 (not CLDR, which shortens some for display)."""

_AMOUNT = re.compile(r"([0-9]{1,16})(?:\.([0-9]{1,3}))?", re.ASCII)


class AmountError(ValueError):
    """The text is no amount of the currency; the message says why, for the person who sent it."""


def currency_digits(currency: str) -> int:
    """How many digits the currency has after its decimal mark: USD 2, JPY 0, BHD 3.

    Raises:
        AmountError: the code is not one of ISO 4217.
    """
    try:
        return CURRENCY_DIGITS[currency]
    except KeyError:
        raise AmountError(f"{currency!r} is not an ISO 4217 currency code.") from None


def parse_amount(text: str, currency: str) -> int:
    """Minor units of a plain decimal string: "15000.00" USD is 1500000. No sign, no grouping.

    Raises:
        AmountError: other characters, more digits than the currency has, or above MAX_MINOR.
    """
    digits = currency_digits(currency)
    match = _AMOUNT.fullmatch(text)
    if match is None:
        raise AmountError('An amount is written as plain digits, like "15000.00".')
    whole, fraction = match.group(1), match.group(2) or ""
    if len(fraction) > digits:
        raise AmountError(f"{currency} has {digits} digits after the decimal point.")
    minor = int(whole + fraction.ljust(digits, "0"))
    if minor > MAX_MINOR:
        raise AmountError(f"An amount is at most {format_amount(MAX_MINOR, currency)}.")
    return minor


def format_amount(minor: int, currency: str) -> str:
    """The decimal string with all the currency's digits: 1500000 USD is "15000.00"."""
    digits = currency_digits(currency)
    sign, text = "-" if minor < 0 else "", str(abs(minor)).rjust(digits + 1, "0")
    return f"{sign}{text[:-digits]}.{text[-digits:]}" if digits else sign + text


def divide_half_up(numerator: int, denominator: int) -> int:
    """The quotient rounded to the nearest whole, halves up; neither number is negative."""
    return (2 * numerator + denominator) // (2 * denominator)


def percent_of(minor: int, percent: Decimal) -> int:
    """That many percent of an amount, half up: 21 % of 9.99 is 2.10. Also the tax of a net sum."""
    numerator, denominator = percent.as_integer_ratio()
    return divide_half_up(minor * numerator, 100 * denominator)


def share(minor: int, part: int, whole: int) -> int:
    """`part` of `whole` equal shares of an amount, half up: a third, three quarters."""
    return divide_half_up(minor * part, whole)


def allocate_equal(total_minor: int, parts: int) -> tuple[int, ...]:
    """Equal parts that sum to the total exactly; what is left over goes to the last (rule 27)."""
    each = total_minor // parts
    return (*(each,) * (parts - 1), total_minor - each * (parts - 1))


def allocate_percents(total_minor: int, percents: tuple[Decimal, ...]) -> tuple[int, ...]:
    """Each percentage of the total. Where they make 100 the parts sum to the total exactly:
    all but the last are rounded down, and the last takes what is left over (rule 27)."""
    if sum(percents) != 100:
        return tuple(percent_of(total_minor, percent) for percent in percents)
    ratios = [percent.as_integer_ratio() for percent in percents[:-1]]
    parts = [total_minor * number // (100 * base) for number, base in ratios]
    return (*parts, total_minor - sum(parts))
