"""The currency of a metric as it may be written: a sign, or the three letters of its ISO 4217 code."""

from collections.abc import Iterator

from cxcli.config.metric_keys import MetricKeys
from cxcli.config.misplaced import Spot
from cxcli.config.refusal import Refusal, not_a
from cxcli.errors import CxcliError
from cxcli.study.amount import CURRENCIES
from cxcli.study.text import normalise
from cxcli.words import Words

_CODES = """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN
    BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD
    FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS
    KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK
    MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR
    SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH
    UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAF XCD XCG XDR XOF XPF YER ZAR ZMW ZWG
"""

ISO_4217 = frozenset(_CODES.split())
"""The codes of currencies in use, and of units of account such as XDR."""


def currency_of(keys: MetricKeys) -> str | None:
    """Return the ISO 4217 code of what is written; None when nothing is, or nothing that is understood."""
    if keys.currency is None:
        return None
    folded = normalise(keys.currency)
    code = CURRENCIES.get(folded, folded.upper())
    return code if code in ISO_4217 else None


def currency_problems(keys: MetricKeys, at: Spot) -> Iterator[CxcliError]:
    """Yield that a currency is written which is none."""
    if keys.currency is not None and currency_of(keys) is None:
        what = Words("a currency", "une devise")
        hint = Words(
            "Write a code such as EUR. A column cannot say it: amounts of several currencies are told apart by the "
            "cell (10 EUR), or keep one of them with where: {Currency: EUR}.",
            "Écrivez un code comme EUR. Une colonne ne peut pas l'indiquer\xa0: les montants de plusieurs devises se "
            "distinguent par la cellule (10 EUR), ou n'en gardez qu'une avec where: {Currency: EUR}.",
        )
        yield at.value("currency", Refusal(not_a(keys.currency, what), hint))
