"""Amounts as spreadsheets write them: thousands set apart, a decimal sign, a currency before or behind."""

import re
from dataclasses import dataclass
from fractions import Fraction

from cxcli.study.column import ColumnRef
from cxcli.study.text import normalise

CURRENCIES = {
    "€": "EUR", "$": "USD", "us$": "USD", "£": "GBP", "¥": "JPY", "fr.": "CHF", "ca$": "CAD", "c$": "CAD",
    **{code.lower(): code for code in (
        "EUR", "USD", "GBP", "CHF", "CAD", "JPY", "AUD", "NZD", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF",
        "RON", "BGN", "TRY", "MAD", "TND", "XOF", "XAF", "BRL", "MXN", "INR", "CNY", "ZAR", "SGD", "HKD",
    )},
}  # fmt: skip
"""Signs and codes, folded, with the ISO 4217 code that the report shows."""

_SIGNS = "|".join(re.escape(sign) for sign in sorted(CURRENCIES, key=len, reverse=True))
_AMOUNT = re.compile(rf"(-)?({_SIGNS})? ?([+-]?)([0-9][0-9 .,']*(?:e[+-]?[0-9]{{1,2}})?) ?({_SIGNS})?")
_PLAIN = re.compile(r"[0-9]{1,20}(?:\.[0-9]{1,30})?(?:e[+-]?[0-9]{1,2})?")
_GROUPS = re.compile(r"[0-9]{1,3}(?:([ .,'])[0-9]{3})(?:\1[0-9]{3})*")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, exactly, and its currency as an ISO 4217 code; None when none is written."""

    number: Fraction
    currency: str | None = None


def amount_in(text: str, decimal: str | None) -> Amount | None:
    """Return the amount that a normalised text states, or None.

    Understood: `1234.5`, `1 234,50 €`, `$1,234.50`, `-12`, `1'234.50 chf`, `1.2e3`. Where one comma with
    three digits behind it may be a decimal sign or set thousands apart, `decimal` decides; without it
    the text states no amount.

    Args:
        text: a cell, normalised.
        decimal: "." or "," when the export says so, else None.
    """
    match = _AMOUNT.fullmatch(text)
    if match is None or (match[1] and match[3]) or (match[2] and match[5]):
        return None
    number = _number(match[4].strip(), decimal)
    if number is None:
        return None
    sign = -1 if "-" in (match[1], match[3]) else 1
    currency = match[2] or match[5]
    return Amount(sign * number, CURRENCIES[currency] if currency else None)


def number_instead(ref: ColumnRef) -> Fraction | None:
    """Return the number that is written in place of a column, or None."""
    amount = amount_in(normalise(ref.name), ".") if ref.name is not None else None
    return None if amount is None else amount.number


def _number(digits: str, decimal: str | None) -> Fraction | None:
    mark = decimal or _decimal_mark(digits)
    if mark is None:
        return None
    whole, _, rest = digits.rpartition(mark) if mark in digits else (digits, "", "")
    if (
        mark in whole
        or any(sign in rest for sign in " .,'")
        or (set(whole) & set(" .,'") and not _GROUPS.fullmatch(whole))
    ):
        return None
    plain = re.sub(r"[ .,']", "", whole) + (f".{rest}" if rest else "")
    return Fraction(plain) if _PLAIN.fullmatch(plain) else None


def _decimal_mark(digits: str) -> str | None:
    """Return the decimal sign that the digits show by themselves; None when both readings fit."""
    comma, point = digits.rfind(","), digits.rfind(".")
    if comma < 0:
        return "." if digits.count(".") <= 1 else ","
    if point >= 0:
        return "," if comma > point else "."
    if digits.count(",") > 1:
        return "."
    return None if len(digits) - comma == 4 and comma <= 3 else ","
