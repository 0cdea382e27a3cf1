"""The one currency of a metric's amounts; several are never added."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from itertools import chain

import numpy as np

from cxcli.errors import MixedCurrencies
from cxcli.metric import MONEY
from cxcli.metrics import METRICS
from cxcli.passes.cells import Column
from cxcli.study.amount import CURRENCIES, Amount, amount_in
from cxcli.study.coding import Kind
from cxcli.study.study import Measure, Study
from cxcli.study.text import normalise
from cxcli.tally.codebook import Codebook
from cxcli.tally.rows import Answer, Rows, fact
from cxcli.words import Words

CODES = ("", *sorted(set(CURRENCIES.values())))
"""What the currency codes of rows stand for; 0 is no amount, or one of 0, which is so in every currency."""

BARE = len(CODES)
"""The code of an amount that carries no currency."""

_NUMBERS = {currency: number for number, currency in enumerate(CODES)}


def currency_codes(column: Column, decimal: str | None) -> np.ndarray:
    """Return the currency of each row's amount as a code (int32), by the sign that its cell carries."""
    amounts = (amount_in(normalise(text), decimal) for text in column.texts)
    found = (_code(amount) for amount in amounts)
    return column.spread(np.fromiter(found, dtype=np.int32, count=len(column.texts)))


def _code(amount: Amount | None) -> int:
    if amount is None or (amount.currency is None and not amount.number):
        return 0
    return BARE if amount.currency is None else _NUMBERS[amount.currency]


def currency_fact(measure: str, name: str) -> str:
    """Return the name under which rows hold the currency of an input."""
    return fact(measure, f"{name} in")


def with_currencies(study: Study, rows: Rows | None, answers: Mapping[str, Codebook[Answer]]) -> Study:
    """Return the study with the currency of each metric that counts money.

    Args:
        study: as configured; what `currency` says there is the currency of amounts that carry none.
        rows: those that count; None: there are none.
        answers: the codebooks that tell which rows of a metric are valid.

    Raises:
        MixedCurrencies: amounts of one metric are in several currencies, or some of one input carry none while
            others do and `currency` does not say which.
    """
    if rows is None or all(measure.way is None for measure in study.measures):
        return study
    return replace(study, measures=tuple(_in_currency(m, [*_seen(m, rows, answers)]) for m in study.measures))


def _seen(measure: Measure, rows: Rows, answers: Mapping[str, Codebook[Answer]]) -> Iterator[frozenset[str]]:
    """Yield the currencies of each input's amounts; "" stands for amounts that carry none."""
    names = [currency_fact(measure.name, name) for name in measure.inputs]
    columns = [rows.facts[name] for name in names if name in rows.facts]
    if not columns:
        return
    valid = np.array([answer.kind == Kind.VALID for answer in answers[measure.name].values], dtype=bool)
    codes = rows.answers[measure.name]
    counts = (codes >= 0) & valid[codes] if len(valid) else np.zeros(len(codes), dtype=bool)
    for column in columns:
        found = np.unique(column[counts]).tolist()
        yield frozenset("" if code == BARE else CODES[code] for code in found if code)


def _in_currency(measure: Measure, seen: Collection[frozenset[str]]) -> Measure:
    written = measure.settings.get("currency")
    known = sorted({*chain(*seen), *([str(written)] if written is not None else [])} - {""})
    if len(known) > 1:
        raise _mixed(measure.name, known, None if written is None else str(written))
    if written is None and any(len(currencies) > 1 for currencies in seen):
        raise _some_bare(measure.name, known[0])
    is_money = METRICS[measure.type].units[measure.statistic] == MONEY
    if not known or not is_money:
        return measure
    question = replace(measure.question, unit=known[0])
    return replace(measure, question=question, settings={**measure.settings, "currency": known[0]})


def _mixed(metric: str, known: list[str], written: str | None) -> MixedCurrencies:
    english, french = " and ".join(known), " et ".join(known)
    said = "" if written is None else f" (currency: {written})"
    return MixedCurrencies(
        Words(
            f"{metric}: amounts in {english}{said} cannot be added.",
            f"{metric}\xa0: des montants en {french}{said} ne s'additionnent pas.",
        ),
        Words(
            "Convert them to one currency, or keep one with where.",
            "Convertissez-les dans une seule devise, ou n'en gardez qu'une avec where.",
        ),
    )


def _some_bare(metric: str, currency: str) -> MixedCurrencies:
    return MixedCurrencies(
        Words(
            f"{metric}: amounts in {currency} and amounts of no currency, in one column, cannot be added.",
            f"{metric}\xa0: des montants en {currency} et des montants sans devise, dans une même colonne, ne "
            "s'additionnent pas.",
        ),
        Words(
            f"If all of them are in {currency}, write currency: {currency}.",
            f"S'ils sont tous en {currency}, écrivez currency: {currency}.",
        ),
    )
