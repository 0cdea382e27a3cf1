"""Customer lifetime value: that of each row, which is one customer or one group of alike customers."""

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal, localcontext
from fractions import Fraction

import numpy as np

from cxcli.accounts.facts import Entry, Facts

DIGITS = 60
"""Decimals of a power that has no short exact form."""

MOST_PERIODS = 1_000_000
"""No horizon is farther away."""

Row = Mapping[str, Fraction]
"""What one row states."""


def lifetimes(facts: Facts) -> Iterator[Entry]:
    """Yield the lifetime value of each row by every formula whose inputs it has, and the rows without sense.

    Quantities: `clv_revenue` (value x frequency x lifespan), `clv_margin`, `clv` (margin / churn),
    `clv_infinite` (discounted), `clv_truncated_0_to_T`; `impossible` counts rows whose inputs no customer
    can have: churn outside 0..1, or 0 without a discount, a retention that is not 1 - churn, a margin above 1,
    anything else below 0, or a horizon that is no whole number; `contradictory` those of them whose churn and
    retention do not add up to 1.
    """
    rows = [*_rows(facts)]
    sound = np.array([is_possible(row) for row in rows], dtype=bool)
    agree = np.array([_is_one(row) for row in rows], dtype=bool)
    values = [values_of(row, facts.inputs) if ok else {} for row, ok in zip(rows, sound, strict=True)]
    names = dict.fromkeys(name for row in values for name in row)
    for at, periods in facts.scopes():
        for name in names:
            chosen = np.array([name in values[i] for i in at], dtype=bool)
            those = at[chosen]
            yield Entry(name, those, periods[chosen], [values[i][name] for i in those])
        yield Entry("impossible", at[~sound[at]], periods[~sound[at]])
        yield Entry("contradictory", at[~agree[at]], periods[~agree[at]])


def is_possible(row: Row) -> bool:
    """Tell whether a customer with such inputs can be."""
    retention = row.get("retention", 1 - row["churn"] if "churn" in row else None)
    plain = (row[name] for name in ("value", "frequency", "lifespan", "arpu", "discount") if name in row)
    horizon = row.get("horizon", Fraction(0))
    return (
        _is_one(row)
        and all(number >= 0 for number in plain)
        and row.get("margin", Fraction(0)) <= 1
        and (retention is None or 0 <= retention < 1 + row.get("discount", Fraction(0)))
        and (retention is None or retention <= 1)
        and (horizon.denominator == 1 and 0 <= horizon <= MOST_PERIODS)
    )


def _is_one(row: Row) -> bool:
    """Tell whether churn and retention add up to 1, as far as both are known."""
    return not {"churn", "retention"} <= row.keys() or row["churn"] + row["retention"] == 1


def values_of(row: Row, given: Collection[str] = ()) -> dict[str, Fraction]:
    """Return the lifetime values of one row whose inputs are possible, by formula.

    Args:
        row: what it states, without what is blank.
        given: the inputs of the configuration: a margin among them that is blank is not all of the revenue.

    Source:
        Fader, P. S. & Hardie, B. G. S. (2014), "What's Wrong With This CLV Formula?": m (1 + d) / (1 + d - r),
        the first payment at once.
    """
    found: dict[str, Fraction] = {}
    if "value" in row:
        found["clv_revenue"] = row["value"] * row["frequency"] * row["lifespan"]
        if "margin" in row:
            found["clv_margin"] = found["clv_revenue"] * row["margin"]
    if "arpu" not in row or not ({"churn", "retention"} & row.keys()):
        return found
    if "margin" in given and "margin" not in row:
        return found
    margin = row["arpu"] * row.get("margin", Fraction(1))
    retention = row["retention"] if "retention" in row else 1 - row["churn"]
    if retention < 1:
        found["clv"] = margin / (1 - retention)
    if "discount" in row:
        later = retention / (1 + row["discount"])
        found["clv_infinite"] = margin / (1 - later)
        if "horizon" in row:
            cut_off = _power(later, int(row["horizon"]) + 1)
            found["clv_truncated_0_to_T"] = found["clv_infinite"] * (1 - cut_off)
    return found


def _rows(facts: Facts) -> Iterator[Row]:
    columns = {name: (given.codes.tolist(), given.values) for name, given in facts.inputs.items()}
    for row in range(len(facts)):
        said = ((name, values[codes[row]]) for name, (codes, values) in columns.items())
        yield {name: value for name, value in said if isinstance(value, Fraction)}


def _power(base: Fraction, exponent: int) -> Fraction:
    """Return a power of a base in 0..1 to `DIGITS` decimals: an exact one would have thousands of digits."""
    with localcontext(prec=2 * DIGITS):
        power = (Decimal(base.numerator) / Decimal(base.denominator)) ** exponent
        return Fraction(power.quantize(Decimal(1).scaleb(-DIGITS)))
