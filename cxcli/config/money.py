"""The currency of a metric as it may be written: a sign, or the three letters of its ISO 4217 code."""

from collections.abc import Iterator

from cxcli.config.metric_keys import MetricKeys
from cxcli.config.misplaced import Spot
from cxcli.config.refusal import Refusal, not_a
from cxcli.errors import CxcliError
from cxcli.study.amount import CURRENCIES
from cxcli.study.text import normalise
from cxcli.words import Words


def currency_of(keys: MetricKeys) -> str | None:
    """Return the ISO 4217 code of what is written; None when nothing is, or nothing that is understood."""
    if keys.currency is None:
        return None
    folded = normalise(keys.currency)
    is_code = len(folded) == 3 and folded.isascii() and folded.isalpha()
    return CURRENCIES.get(folded, folded.upper() if is_code else None)


def currency_problems(keys: MetricKeys, at: Spot) -> Iterator[CxcliError]:
    """Yield that a currency is written which is none."""
    if keys.currency is not None and currency_of(keys) is None:
        what = Words("a currency", "une devise")
        hint = Words("Write three letters, for example EUR.", "Écrivez trois lettres, par exemple EUR.")
        yield at.value("currency", Refusal(not_a(keys.currency, what), hint))
