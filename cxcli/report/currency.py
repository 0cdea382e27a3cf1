"""How the currency of an amount is said."""

from cxcli.words import Lang


def is_currency(unit: str) -> bool:
    """Tell whether a unit is a currency: the three capitals of its ISO 4217 code."""
    return len(unit) == 3 and unit.isascii() and unit.isalpha() and unit.isupper()


def currency_after(unit: str, lang: Lang) -> str:
    """Return what follows an amount of money: ` EUR`; nothing where the unit is no known currency."""
    if not is_currency(unit):
        return ""
    return f"\xa0{unit}" if lang == "fr" else f" {unit}"
