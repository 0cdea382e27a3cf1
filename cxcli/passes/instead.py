"""What stands in the configuration in place of a column: one number, or one word, for every row."""

from collections.abc import Iterator

from cxcli.accounts.value import Stated, Value
from cxcli.metric import KeyKind
from cxcli.metrics import METRICS
from cxcli.study.amount import number_instead
from cxcli.study.billing import is_paid, payments_a_month
from cxcli.study.column import ColumnRef
from cxcli.study.study import Measure
from cxcli.study.text import normalise

WORDS = {"billing": payments_a_month, "paid": is_paid}
"""Kinds of columns whose words stand for numbers."""


def instead_of_column(ref: ColumnRef, kind: KeyKind | str) -> Value:
    """Return the value that is written where a column may stand, or None: `0.1`, or `month` for an interval."""
    if kind in WORDS and ref.name is not None:
        return WORDS[kind](normalise(ref.name))
    number = number_instead(ref)
    return None if number is None else Stated(number)


def constants(measure: Measure) -> Iterator[ColumnRef]:
    """Yield what is written in place of columns, unless a table has such a column."""
    kinds = {key.name: key.kind for key in METRICS[measure.type].keys}
    for name, ref in measure.inputs.items():
        if instead_of_column(ref, kinds.get(name, "number")) is not None:
            yield ref
